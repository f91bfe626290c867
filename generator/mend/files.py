"""From files and their problems to mended files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pydantic import BaseModel

from generator.mend.order import with_order
from generator.mend.spacing import with_spacing
from generator.mend.spelling import with_spelling
from generator.problems import Location, Problem, Slip
from generator.shape import disorders
from generator.yaml_source import parse


@dataclass(frozen=True)
class Mended:
    """A file that was changed."""

    path: str
    """As problems name it."""
    changes: tuple[str, ...]
    """What was done to it, each in a few words."""


def mend(
    files: Iterable[tuple[Path, type[BaseModel]]], problems: Iterable[Problem], root: Path
) -> Iterator[Mended]:
    """Mend files in place; problems name them relative to `root`."""
    by_file = {
        name: [(one.where, one.slip) for one in group if one.slip]
        for name, group in groupby(problems, key=lambda one: one.where.path)
    }
    for file, model in files:
        name = file.relative_to(root).as_posix()
        text = file.read_bytes().decode("utf-8-sig")
        mended = _spelled(text, by_file.get(name, []))
        changes = [*mended.changes]
        ordered = _ordered(mended.text, name, model)
        if ordered != mended.text:
            changes.append("order of keys")
        spaced = _same(with_spacing(ordered), ordered)
        if spaced != ordered:
            changes.append("spacing")
        if spaced != text:
            file.write_text(spaced, encoding="utf-8", newline="\n")
            yield Mended(name, tuple(changes))


@dataclass(frozen=True)
class _Spelled:
    text: str
    changes: tuple[str, ...]


def _spelled(text: str, slips: list[tuple[Location, Slip]]) -> _Spelled:
    changed = with_spelling(text, slips)
    if changed == text:
        return _Spelled(text, ())
    words = dict.fromkeys(f"`{slip.wrote}` to `{slip.meant}`" for _, slip in slips)
    return _Spelled(changed, tuple(words))


def _ordered(text: str, name: str, model: type[BaseModel]) -> str:
    document, _ = parse(text, name)
    if document is None:
        return text
    return _same(with_order(text, document, disorders(document, model)), text)


def _same(changed: str, text: str) -> str:
    """Return a changed text if it says the same as before, else the one before."""
    (now, _), (before, _) = parse(changed, ""), parse(text, "")
    says_the_same = now is not None and before is not None and now.data == before.data
    return changed if says_the_same else text

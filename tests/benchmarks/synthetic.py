"""Guides of any size for benchmarks: the real one, with as many invented cases as are asked for.

An invented case is a real one under another name whose longer words have changed places, so that it
is as long, as linked and as checked as a real one, and says nothing that another case says.
"""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_lowercase
from typing import Any, Final

import yaml

from tests.project import ROOT, copy_project

_CASES: Final = sorted((ROOT / "data" / "cases").glob("*.yaml"))
_FEWEST_WORDS: Final = 4
"""A shorter text may be a name or a word that has to stay as it is."""
_KEPT_KEYS: Final = {"exemptions", "formula", "freshness", "provenance", "window"}
_CUT_KEYS: Final = {"delay", "gates", "target", "threshold"}
"""Texts that begin with something measured; cut, they are too short to be like another case's."""
_FORMULAS: Final = {"mistake", "objective", "text"}
"""Texts in which formulas are what cases have in common."""
_CUT_TO: Final = 6
"""In words."""
_FEW: Final = 10
"""With fewer words to change places, a text stays too much as it was."""
_KEPT: Final = re.compile(r"(\{\{.*?\}\}|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\[\^[^\]]*\])", re.DOTALL)
_DISPLAYED: Final = re.compile(r"\$\$.*?\$\$", re.DOTALL)
_STAND_IN: Final = r"$$L = -\\sum_i y_i \\log p_i$$"
_TOKEN: Final = re.compile(rf"(?:{_KEPT.pattern}|\S)+", re.DOTALL)
_WORD: Final = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")


_Change = Callable[[str, str], str]
"""What becomes of a text that stands under a key."""


def guide_of(cases: int, folder: Path) -> Path:
    """Make a project with a number of cases in a new folder, and return it."""
    project = copy_project(folder)
    for number in range(len(_CASES), cases):
        original = _CASES[number % len(_CASES)]
        invented = _invented(original, number)
        target = project / "data" / "cases" / f"{original.stem}-{number:04}.yaml"
        target.write_text(
            yaml.dump(invented, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120),
            encoding="utf-8",
        )
    return project


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, which the guide's own reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - the parent's signature
        """Write every value out."""
        return True


def _invented(original: Path, number: int) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(original.read_text(encoding="utf-8"))
    shuffled = random.Random(number)  # noqa: S311 - benchmarks need no secret
    words = sorted({word for text in _texts(case) for word in _words(text)})
    # Words of the same length, since some texts are as long as they may be.
    others = sorted(words, key=lambda word: (len(word), shuffled.random()))
    exchanged = dict(zip(sorted(words, key=len), others, strict=True))

    def change(text: str, key: str) -> str:
        if key in _CUT_KEYS:
            return _cut(text)
        changed = _exchange(text, exchanged)
        if key in _FORMULAS:
            return _diluted(changed, number, every=4)
        return _diluted(changed, number, every=10) if _keeps_much(text) else changed

    invented: dict[str, Any] = _rewritten(case, change)
    invented["title"] = f"{case['title']} {number}"
    return invented


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - data as an author wrote it
    found: list[str] = []

    def note(text: str, _: str) -> str:
        found.append(text)
        return text

    _rewritten(value, note)
    yield from found


def _rewritten(value: Any, change: _Change, key: str = "") -> Any:  # noqa: ANN401 - as above
    match value:
        case dict():
            return {name: _rewritten(one, change, name) for name, one in value.items()}
        case list():
            return [_rewritten(one, change, key) for one in value]
        case str() if len(value.split()) >= _FEWEST_WORDS and key not in _KEPT_KEYS:
            return change(value, key)
    return value


def _cut(text: str) -> str:
    """Keep the first words and whatever refers to something; end with what can be measured."""
    tokens = [token[0] for token in _TOKEN.finditer(text)]
    if len(tokens) <= _CUT_TO:
        return text
    referring = [token for token in tokens[_CUT_TO:] if _KEPT.search(token)]
    return " ".join([*tokens[:_CUT_TO], *referring, "at most 5 %"])


def _words(text: str) -> Iterator[str]:
    for piece in _KEPT.split(text)[::2]:
        yield from _WORD.findall(piece)


def _exchange(text: str, exchanged: dict[str, str]) -> str:
    pieces = _KEPT.split(text)
    pieces[::2] = [
        _WORD.sub(lambda word: exchanged.get(word[0], word[0]), piece) for piece in pieces[::2]
    ]
    return "".join(pieces)


def _keeps_much(text: str) -> bool:
    """Whether too few words of a text change places to make another text of it."""
    return len([*_words(text)]) < _FEW <= len(text.split())


def _diluted(text: str, number: int, every: int) -> str:
    """Add words that no other case has to every paragraph, one for so many of its signs."""
    shuffled = random.Random(f"{number} {text}")  # noqa: S311 - as above
    paragraphs = _DISPLAYED.sub(_STAND_IN, text).split("\n\n")
    for place, paragraph in enumerate(paragraphs):
        if "$$" not in paragraph:
            added = (_unknown(shuffled) for _ in range(len(paragraph) // every))
            paragraphs[place] = " ".join([paragraph.rstrip(), *added])
    return "\n\n".join(paragraphs)


def _unknown(shuffled: random.Random) -> str:
    return "".join(shuffled.sample(ascii_lowercase, 6))

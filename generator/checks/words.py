"""Every shared word in a case stands in a vocabulary."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, get_args

from pydantic import BaseModel

from generator.checks.reference import dangling
from generator.checks.rule import Finding, Rule, rule
from generator.model.base import RefersTo
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import KeyPath

_VOCABULARY: Final = "vocabulary/"


@rule("R001")
def vocabulary_ids(case: Case, guide: Guide) -> Iterator[Finding]:
    """An id of a shared word stands in `data/vocabulary/`.

    Shared words are defined once, so that every case means the same by them and the site can
    list who uses what. Add a missing word to its file, with its definition.

    Wrong:
        task: binary-clasification

    Right:
        task: binary-classification
    """
    for path, word, mark in marked(case, ()):
        if mark.file.startswith(_VOCABULARY):
            known: Collection[str] = getattr(guide.vocabulary, mark.file.removeprefix(_VOCABULARY))
            yield from dangling(iter([(path, word)]), known, mark.kind, "data/vocabulary/")


def marked(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str, RefersTo]]:
    """Yield every id whose type says where it stands, in the order of the file."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            item, place = getattr(value, name), (*path, info.alias or name)
            mark = _mark_of(info.annotation, info.metadata)
            if mark is None:
                yield from marked(item, place)
            elif isinstance(item, str):
                yield place, item, mark
            else:
                yield from (
                    ((*place, number), word, mark) for number, word in enumerate(item or ())
                )
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from marked(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from marked(item, (*path, number))


def _mark_of(annotation: Any, metadata: list[Any]) -> RefersTo | None:  # noqa: ANN401 - a type
    """Return the mark of a field, of the items of a list, or of what may be left out."""
    found = [mark for mark in metadata if isinstance(mark, RefersTo)]
    inner = [getattr(one, "__metadata__", ()) for one in get_args(annotation)]
    found += [mark for marks in inner for mark in marks if isinstance(mark, RefersTo)]
    return found[0] if found else None


RULES: Final[tuple[Rule, ...]] = (vocabulary_ids,)

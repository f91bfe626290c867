"""Whether keys stand in the order of their model."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.model.base import written_keys
from generator.problems import KeyPath, Problem, Severity, spell
from generator.shape.annotations import inside
from generator.yaml_source import Document


@dataclass(frozen=True)
class Disorder:
    """A mapping whose keys are not in the order of its model."""

    path: KeyPath
    keys: tuple[str, ...]
    """Its known keys as they should stand."""
    first: str
    """The key that should stand where `before` stands."""
    before: str


def key_order(document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield a word of advice for every mapping whose keys are not in the order of its model."""
    for found in disorders(document, model):
        path = (*found.path, found.first)
        message = f"the key `{found.first}` belongs before `{found.before}`"
        hint = "run: casebook check --fix"
        where = document.locate_key(path)
        yield Problem("S006", Severity.ADVICE, where, spell(path), message, hint)


def disorders(document: Document, model: type[BaseModel]) -> Iterator[Disorder]:
    """Yield the mappings, a line a key, whose keys are not in the order of their model."""
    yield from _disorders(document, model, (), document.data)


def _disorders(
    document: Document, annotation: Any, path: KeyPath, value: object
) -> Iterator[Disorder]:
    if isinstance(value, dict):
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from _disorder(document, annotation, path, tuple(value))
        items: Iterable[tuple[str | int, object]] = value.items()
    else:
        items = enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from _disorders(document, inside(annotation, step), (*path, step), item)


def _disorder(
    document: Document, model: type[BaseModel], path: KeyPath, keys: tuple[str, ...]
) -> Iterator[Disorder]:
    order = written_keys(model)
    known = tuple(key for key in keys if key in order)
    right = tuple(sorted(known, key=order.index))
    in_braces = keys and document.locate(path) != document.locate_key((*path, keys[0]))
    if known != right and not in_braces:
        first, before = next(pair for pair in zip(right, known, strict=True) if pair[0] != pair[1])
        yield Disorder(path, right, first, before)

"""The reference of case files: every key with its kind and meaning, out of the models."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.keys import Key, keys_of, parts_of
from generator.derive.units import COUNTED, UNITS
from generator.model.base import Model
from generator.model.case import Case
from generator.pages.page import Page


@dataclass(frozen=True)
class Part:
    """A mapping of a case file, with its keys."""

    path: str
    """Where it stands, as in `clarify.dialogue`; empty for the file as a whole."""
    level: int
    """How deep it stands: 1 for a section of the case."""
    about: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class ReferenceView:
    """Every mapping of a case file, in the order in which they stand in it."""

    parts: tuple[Part, ...]
    counted: tuple[str, ...]
    """What figures can count; each is a unit of its own."""
    others: tuple[str, ...]
    """The other units, as they are written."""


def reference_page() -> Page:
    """Return the reference of case files."""
    return Page(
        address="contributing/reference.md",
        title="Reference",
        description="Every key of a case file, with what it holds and what it means.",
        template="reference.md.jinja",
        view=ReferenceView(tuple(_parts()), COUNTED, UNITS[len(COUNTED) :]),
        data_file=None,
        is_prose=False,
        search_boost=0.3,
    )


def _parts() -> Iterator[Part]:
    places = dict(_places(Case, ""))
    for model, path in places.items():
        level = path.count(".") + 1 if path else 0
        about = " ".join((model.__doc__ or "").split())
        yield Part(path, level, about, tuple(keys_of(model, places)))


def _places(model: type[Model], path: str) -> Iterator[tuple[type[Model], str]]:
    """Yield every model with the place where it is explained: the first one that holds it."""
    waiting = [(model, path)]
    seen: set[type[Model]] = set()
    while waiting:
        here, path = waiting.pop(0)
        if here not in seen:
            seen.add(here)
            yield here, path
            parts = [(inner, f"{path}.{name}".lstrip(".")) for name, inner in parts_of(here)]
            waiting = [*parts, *waiting]

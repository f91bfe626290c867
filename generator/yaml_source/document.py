"""A file as plain data, with the position of everything in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.problems import KeyPath, Location


@dataclass(frozen=True)
class Document:
    """One file as plain data, with the position of everything in it."""

    path: str
    data: Any
    keys: Mapping[KeyPath, Location] = field(default_factory=dict)
    """Where the key of a mapping entry, or the item of a list, begins."""
    values: Mapping[KeyPath, Location] = field(default_factory=dict)
    """Where a value begins."""

    def locate(self, path: KeyPath) -> Location:
        """Return where a value begins, or the nearest thing around it that exists."""
        return _nearest(self.values, path, Location(self.path, 1, 1))

    def locate_key(self, path: KeyPath) -> Location:
        """Return where the key of an entry begins."""
        return self.keys.get(path) or self.locate(path)


def _nearest(marks: Mapping[KeyPath, Location], path: KeyPath, default: Location) -> Location:
    while path and path not in marks:
        path = path[:-1]
    return marks.get(path, default)

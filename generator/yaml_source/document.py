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
    lines: tuple[str, ...] = ()
    """The file, line by line."""

    def locate_word(self, path: KeyPath, word: str) -> Location:
        """Return where a word stands in a text that begins on the line after its key.

        Where a value begins, if it is no such text, or the word is not in it.
        """
        start = self.locate(path)
        line = self.lines[start.line - 1][start.column - 1 :] if self.lines else ""
        if not line.startswith(("|", ">")):
            return start
        for number, text in enumerate(self.lines[start.line :], start=start.line + 1):
            indentation = len(text) - len(text.lstrip())
            if text.strip() and indentation < _depth(self.lines[start.line - 1]):
                break
            if word and word in text:
                return Location(self.path, number, text.index(word) + 1)
        return start

    def locate(self, path: KeyPath) -> Location:
        """Return where a value begins, or the nearest thing around it that exists."""
        return _nearest(self.values, path, Location(self.path, 1, 1))

    def locate_key(self, path: KeyPath) -> Location:
        """Return where the key of an entry begins."""
        return self.keys.get(path) or self.locate(path)


def _depth(line: str) -> int:
    """Return how far a text below a line is indented at least."""
    return len(line) - len(line.lstrip(" -")) + 1


def _nearest(marks: Mapping[KeyPath, Location], path: KeyPath, default: Location) -> Location:
    while path and path not in marks:
        path = path[:-1]
    return marks.get(path, default)

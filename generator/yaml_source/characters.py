"""What is wrong with a file in which a reviewer sees something else than a machine reads."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.problems import Location, Problem, Severity
from generator.visible import UNSEEN

_MOST: Final = 20
"""After so many a file is no text, and the rest says nothing new."""


def unseen(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each such character in a file, at its place."""
    # A carriage return is a line's end on Windows, and nothing else.
    for number, found in enumerate(UNSEEN.finditer(text.replace("\r\n", " \n"))):
        if number == _MOST:
            return
        before = found.string[: found.start()]
        column = found.start() - before.rfind("\n")
        yield unseen_at(Location(name, before.count("\n") + 1, column), "", found[0])


def unseen_at(where: Location, inside: str, character: str) -> Problem:
    """Return the problem of such a character at a place."""
    name = unicodedata.name(character, "a control character").lower()
    message = f"found U+{ord(character):04X} ({name}), which nobody sees"
    return Problem("Y008", Severity.ERROR, where, inside, message, "delete it")

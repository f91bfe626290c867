"""Characters that nobody sees, or that make a text look like another one."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.problems import Location, Problem, Severity

# fmt: off
_UNSEEN: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but for tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # hyphens, joiners, fillers
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line ends, direction (Trojan Source)
    "\u3164\ud800-\udfff\ue000-\uf8ff\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff"  # tags, private use
    "]"
)
# fmt: on
"""An emoji's variation selector (U+FE0F) is left; it changes how the sign before it looks."""
_MOST: Final = 20
"""After so many a file is no text, and the rest says nothing new."""


def unseen(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each such character in a file, at its place."""
    # A carriage return is a line's end on Windows, and nothing else.
    for number, found in enumerate(_UNSEEN.finditer(text.replace("\r\n", " \n"))):
        if number == _MOST:
            return
        before = found.string[: found.start()]
        column = found.start() - before.rfind("\n")
        yield unseen_at(Location(name, before.count("\n") + 1, column), "", found[0])


def first_unseen(value: str) -> str | None:
    """Return the first such character of a value, which an escape may have made."""
    found = _UNSEEN.search(value)
    return found[0] if found else None


def unseen_at(where: Location, inside: str, character: str) -> Problem:
    """Return the problem of such a character at a place."""
    name = unicodedata.name(character, "a control character").lower()
    message = f"found U+{ord(character):04X} ({name}), which nobody sees"
    return Problem("Y008", Severity.ERROR, where, inside, message, "delete it")

"""What can be wrong with the data, as values: where it is, what was found, how to mend it."""

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_ALIKE: Final = 0.6
"""The similarity (Ratcliff and Obershelp) from which on a word may be a misspelt other one."""
_SURE: Final = 0.8
"""The similarity from which on it may be replaced without asking."""
_AHEAD: Final = 0.15
"""By how much a word must be more similar than the next one, so that it alone can be meant."""

KeyPath = tuple[str | int, ...]
"""The way to a value from the root of a file: keys of mappings and indexes of lists."""


class Severity(StrEnum):
    """Whether a problem stops a build."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, complete enough to be mended without asking anyone."""

    code: str
    severity: Severity
    where: Location
    inside: str
    """The path inside the file, as in `features.catalog[3].from`; empty for the whole file."""
    message: str
    """What was found and what is allowed, in one sentence."""
    hint: str | None = None
    """How to mend it: the nearest match, or an example of a right value."""
    slip: "Slip | None" = None
    """The misspelt word at the place, if only one word can be meant."""


@dataclass(frozen=True, order=True)
class Slip:
    """A misspelt word, and the only one that can be meant."""

    wrote: str
    meant: str


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def spell(path: KeyPath) -> str:
    """Write a key path as an author would: `features.catalog[3].from`."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return text.removeprefix(".")


def nearest(word: str, allowed: Collection[str]) -> str | None:
    """Return the allowed word that a misspelt one most likely means."""
    matches = difflib.get_close_matches(word, allowed, n=1, cutoff=_ALIKE)
    return matches[0] if matches else None


def slip(word: str, allowed: Collection[str]) -> Slip | None:
    """Return a misspelt word with the allowed one that it means, if no other comes near."""
    close = difflib.get_close_matches(word, allowed, n=2, cutoff=_SURE)
    if len(close) == 2 and _likeness(word, close[0]) - _likeness(word, close[1]) < _AHEAD:  # noqa: PLR2004
        return None
    return Slip(word, close[0]) if close else None


def _likeness(word: str, other: str) -> float:
    return difflib.SequenceMatcher(None, word, other).ratio()

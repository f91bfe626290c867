"""What the check of a pull request found, as it travels from one workflow to the next.

One workflow runs whatever a stranger sends and may only read; the next may write a comment and runs
nothing of the stranger's. Between them lies a file that the stranger's code can have written, so
that it holds numbers and slugs, and anything else in it makes all of it void.
"""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

FILE: Final = "summary.json"
LONGEST: Final = 8_192
"""The most bytes that a summary has; whoever reads one stops there."""

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG: Final = 60
_MOST_CASES: Final = 100
_HIGHEST_COUNT: Final = 99_999
_HIGHEST_PULL_REQUEST: Final = 9_999_999


class SummaryError(ValueError):
    """A file is anything but what `dumps` writes."""


@dataclass(frozen=True)
class Summary:
    """The outcome of the check of one pull request."""

    pull_request: int
    cases: tuple[str, ...]
    """The slugs of the cases that it adds or changes."""
    whole_guide: bool
    """Whether every case was checked, because files that cases share have changed."""
    errors: int
    advice: int


def slugs(words: Iterable[str]) -> tuple[str, ...]:
    """Return those of some words that can be in a summary, up to as many as fit in one."""
    return tuple(word for word in words if _is_slug(word))[:_MOST_CASES]


def dumps(summary: Summary) -> str:
    """Write a summary."""
    return json.dumps(asdict(summary))


def loads(content: bytes) -> Summary:
    """Read a summary; raises `SummaryError` for everything that is not exactly one."""
    if len(content) > LONGEST:
        message = f"a summary has at most {LONGEST} bytes"
        raise SummaryError(message)
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SummaryError("a summary is JSON") from error
    expected = {field.name for field in fields(Summary)}
    if not isinstance(found, dict) or found.keys() != expected:
        message = f"a summary has the keys {', '.join(sorted(expected))}"
        raise SummaryError(message)
    return _summary(found)


def _summary(found: dict[str, Any]) -> Summary:
    for name, fits in _FITS.items():
        if not fits(found[name]):
            message = f"a summary has no such `{name}`"
            raise SummaryError(message)
    return Summary(**found | {"cases": tuple(found["cases"])})


def _is_number(value: object, lowest: int, highest: int) -> bool:
    # Not `isinstance`: True is an int too.
    return type(value) is int and lowest <= value <= highest


def _is_slug(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_SLUG and bool(_SLUG.fullmatch(value))


_FITS: Final[dict[str, Callable[[object], bool]]] = {
    "pull_request": lambda value: _is_number(value, 1, _HIGHEST_PULL_REQUEST),
    "cases": lambda value: (
        isinstance(value, list) and len(value) <= _MOST_CASES and all(map(_is_slug, value))
    ),
    "whole_guide": lambda value: isinstance(value, bool),
    "errors": lambda value: _is_number(value, 0, _HIGHEST_COUNT),
    "advice": lambda value: _is_number(value, 0, _HIGHEST_COUNT),
}

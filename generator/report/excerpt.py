"""The line that a problem is about, with a mark under what is wrong in it."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from generator.problems import Problem
from generator.visible import visible

Lines = Callable[[str], Sequence[str]]
"""The lines of a file by its path, as problems name it; none if it cannot be read."""


def lines_of(root: Path) -> Lines:
    """Return a function that reads the files of a project, each once."""

    @cache
    def lines(path: str) -> list[str]:
        try:
            return (root / path).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            return []

    return lines


_WIDTH: Final = 88
_LEAD: Final = 30
"""How much of a long line is shown before what is wrong."""


def excerpt(problem: Problem, lines: Lines) -> tuple[str, str] | None:
    """Return the offending line and the marks under it, both beside the line's number."""
    where = problem.where
    written = lines(where.path)
    is_whole_file = (where.line, where.column, problem.inside) == (1, 1, "")
    if is_whole_file or where.line > len(written):
        return None
    line, column = _cut(visible(written[where.line - 1].replace("\t", " ")), where.column - 1)
    gutter = f"{where.line:>5} │ "
    marks = " " * column + "^" * _length(problem, line[column:])
    return gutter + line, " " * (len(gutter) - 2) + "│ " + marks


def _cut(line: str, column: int) -> tuple[str, int]:
    """Cut a long line to what surrounds a column, and return the column in what is left."""
    start = column - _LEAD if column > _WIDTH - _LEAD else 0
    shown = line[start:]
    ellipsis = "…" if start else ""
    if len(shown) > _WIDTH:
        shown = shown[:_WIDTH] + "…"
    return ellipsis + shown, column - start + len(ellipsis)


def _length(problem: Problem, rest: str) -> int:
    """Return the length of what the message quotes and the line holds at the place, or one."""
    quoted = problem.message.split("`")[1::2]
    return max((len(word) for word in quoted if word and rest.startswith(word)), default=1)

"""The problems that a page of the preview shows: its own, and those of the shared files."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.problems import Problem
from generator.report.excerpt import Lines, excerpt


@dataclass(frozen=True)
class ShownProblem:
    """A problem with the line that it is about."""

    problem: Problem
    excerpt: tuple[str, str] | None
    """The line and the marks under it, if the file can be read."""


def shown_problems(
    problems: Iterable[Problem], data_file: str | None, lines: Lines, *, everything: bool
) -> tuple[ShownProblem, ...]:
    """Return what is to be seen on the page of a data file, or on one that shows everything."""
    return tuple(
        ShownProblem(problem, excerpt(problem, lines))
        for problem in problems
        if everything or _concerns(problem.where.path, data_file)
    )


def _concerns(path: str, data_file: str | None) -> bool:
    is_shared = "/cases/" not in path
    return is_shared or (data_file is not None and path.endswith(f"/{data_file}"))

"""The problems that a page of the preview shows: its own, and those of the shared files."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.problems import Problem
from generator.report.excerpt import Lines, excerpt
from generator.report.terminal import TO_FILL_IN, to_fill_in


@dataclass(frozen=True)
class Shown:
    """What is to be mended on a page of the preview."""

    problems: tuple["ShownProblem", ...] = ()
    to_fill_in: str = ""
    """The lines that a skeleton marks, section by section."""


@dataclass(frozen=True)
class ShownProblem:
    """A problem with the line that it is about."""

    problem: Problem
    excerpt: tuple[str, str] | None
    """The line and the marks under it, if the file can be read."""


def shown(
    problems: Iterable[Problem], data_file: str | None, lines: Lines, *, everything: bool
) -> Shown:
    """Return what is to be seen on the page of a data file, or on one that shows everything."""
    own = [one for one in problems if everything or _concerns(one.where.path, data_file)]
    wrong = (one for one in own if one.code != TO_FILL_IN)
    return Shown(tuple(ShownProblem(one, excerpt(one, lines)) for one in wrong), to_fill_in(own))


def _concerns(path: str, data_file: str | None) -> bool:
    is_shared = "/cases/" not in path
    return is_shared or (data_file is not None and path.endswith(f"/{data_file}"))

"""Problems as a program or a pull request reads them."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from generator.problems import Problem, Severity
from generator.visible import visible


def one_line(problem: Problem) -> str:
    """Say in one line what was found and how to mend it, without the place."""
    inside = f"{problem.inside}: " if problem.inside else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    return visible(f"{inside}{problem.message}{hint}")


def as_json(problems: Iterable[Problem]) -> str:
    """Write problems as a JSON list."""
    written = json.dumps([asdict(problem) for problem in problems], indent=2, ensure_ascii=False)
    return visible(written)


def as_github(problems: Iterable[Problem]) -> str:
    """Write problems as GitHub workflow commands, which annotate the lines of a pull request."""
    return "\n".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    command = "error" if problem.severity is Severity.ERROR else "warning"
    where = problem.where
    place = f"file={_property(where.path)},line={where.line},col={where.column}"
    return f"::{command} {place},title={problem.code}::{_data(one_line(problem))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")

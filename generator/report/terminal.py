"""Problems as a person reads them on a terminal."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rich.console import Console
from rich.text import Text

from generator.problems import Problem, Severity, errors
from generator.report.excerpt import Lines, excerpt
from generator.visible import visible

TO_FILL_IN: Final = "R006"


def text(problems: Iterable[Problem], console: Console, lines: Lines) -> None:
    """Print problems with their place, their line, what was found and how to mend it.

    What a skeleton still asks for is listed at the end, a line each.
    """
    found = tuple(problems)
    wrong = [problem for problem in found if problem.code != TO_FILL_IN]
    places = to_fill_in(found)
    for problem in wrong:
        console.print(_paragraph(problem, lines), soft_wrap=True)
    for path in dict.fromkeys(one.where.path for one in wrong if one.code[0] in "YS"):
        if any(one.severity is Severity.ERROR for one in wrong if one.where.path == path):
            console.print(Text(f"More of {visible(path)} is checked once its form is mended."))
    if places:
        console.print(Text(f"To be filled in:\n\n{places}"), soft_wrap=True)
    if wrong:
        codes = sorted({problem.code for problem in wrong})
        console.print(Text(f"Why a rule exists: casebook explain {codes[0]}", style="dim"))


def _paragraph(problem: Problem, lines: Lines) -> Text:
    color = "red" if problem.severity is Severity.ERROR else "yellow"
    out = Text()
    out.append(f"{visible(str(problem.where))}: ", style="bold")
    out.append(f"{problem.severity} {problem.code}", style=color)
    out.append(f" {visible(problem.inside)}" if problem.inside else "", style="cyan")
    if shown := excerpt(problem, lines):
        line, marks = shown
        out.append(f"\n{line}\n")
        out.append(marks, style=color)
    out.append(f"\n    {visible(problem.message)}")
    if problem.hint:
        out.append(f"\n    {visible(problem.hint)}", style="dim")
    out.append("\n")
    return out


def to_fill_in(problems: Iterable[Problem]) -> str:
    """List the places that a skeleton marks, a line for each section of a case."""
    places = [problem for problem in problems if problem.code == TO_FILL_IN]
    return "".join(_sections(places))


def _sections(places: list[Problem]) -> Iterator[str]:
    for path, in_file in groupby(places, key=lambda place: place.where.path):
        yield f"  {path}\n"
        for section, group in groupby(in_file, key=_section):
            lines = list(dict.fromkeys(str(place.where.line) for place in group))
            shown = ", ".join(lines[:8]) + (f", … ({len(lines)})" if len(lines) > 8 else "")  # noqa: PLR2004 - a line of output
            yield f"    {section:14} line{'s' if len(lines) > 1 else ' '} {shown}\n"


def _section(place: Problem) -> str:
    return place.inside.partition(".")[0].partition("[")[0]


def summary(problems: Iterable[Problem], cases: int) -> str:
    """Say in one line how many problems there are."""
    found = tuple(problems)
    wrong = len(errors(found))
    checked = f"{cases} case{'s' if cases != 1 else ''} checked"
    if not found:
        return f"{checked}: no problems"
    advice = len(found) - wrong
    open_places = sum(problem.code == TO_FILL_IN for problem in found)
    wrong -= open_places
    parts = [_counted(wrong, "error")] if wrong or not open_places else []
    if open_places:
        parts.append(f"{_counted(open_places, 'place')} to fill in")
    if advice:
        parts.append(f"{advice} to consider")
    return f"{checked}: {', '.join(parts)}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"

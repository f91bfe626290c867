import io
import json
from dataclasses import replace
from typing import Literal

import pytest
from rich.console import Console

from generator import report
from generator.problems import Location, Problem, Severity

ERROR = Problem(
    "R001",
    Severity.ERROR,
    Location("data/cases/spam-filter.yaml", 8, 8),
    "tags[1]",
    "the tag `calibraton` does not exist",
    "did you mean `calibration`?",
)
ADVICE = Problem(
    "E007",
    Severity.ADVICE,
    Location("data/cases/spam-filter.yaml", 40, 3),
    "",
    "100% [bold]odd[/bold]",
)


LINES = [*[""] * 7, "tags: [calibraton, text]", "x" * 300 + "calibraton" + "y" * 300]


def printed(*problems: Problem, is_terminal: bool = False) -> str:
    """Return what `text` prints."""
    out = io.StringIO()
    colors: Literal["standard", "auto"] = "standard" if is_terminal else "auto"
    console = Console(file=out, force_terminal=is_terminal, width=40, color_system=colors)
    report.text(problems, console, lambda _: LINES)
    return out.getvalue()


def test_text_says_where_what_and_how_to_mend() -> None:
    """A problem shows its place, its line with a mark, what was found, and the way out."""
    assert printed(ERROR) == (
        "data/cases/spam-filter.yaml:8:8: error R001 tags[1]\n"
        "    8 │ tags: [calibraton, text]\n"
        "      │        ^^^^^^^^^^\n"
        "    the tag `calibraton` does not exist\n"
        "    did you mean `calibration`?\n"
        "\n"
        "Why a rule exists: casebook explain R001\n"
    )


def test_a_long_line_is_cut_around_the_mark() -> None:
    """What is wrong is shown even where a line is longer than a terminal."""
    far = replace(ERROR, where=Location("data/cases/spam-filter.yaml", 9, 301))
    (line, marks) = printed(far).splitlines()[1:3]
    assert line[marks.index("^") :].startswith("calibraton")
    assert len(line) < 110


def test_a_line_that_is_gone_is_no_reason_to_fail() -> None:
    """A file may have been saved since it was checked."""
    assert "│" not in printed(replace(ERROR, where=Location("x", 99, 1)))


def test_what_is_to_be_filled_in_is_a_list_by_section() -> None:
    """A new case has two hundred places to fill in, which nobody wants to read one by one."""
    places = [
        Problem("R006", Severity.ERROR, Location("data/cases/a.yaml", line, 3), inside, "…")
        for line, inside in [
            (8, "title"),
            (12, "clarify.reasoning"),
            (15, "clarify.dialogue[0].ask"),
        ]
    ]
    assert printed(*places) == (
        "To be filled in:\n"
        "\n"
        "  data/cases/a.yaml\n"
        "    title          line  8\n"
        "    clarify        lines 12, 15\n"
        "\n"
    )


def test_text_is_plain_when_it_is_piped() -> None:
    """Colors are for terminals: a file or a pipe gets no escape codes, and no broken lines."""
    assert "\x1b" not in printed(ERROR, ADVICE)
    assert "\x1b" in printed(ERROR, is_terminal=True)


def test_text_takes_nothing_for_markup() -> None:
    """What an author wrote is shown as it stands, square brackets and all."""
    assert "100% [bold]odd[/bold]" in printed(ADVICE)
    assert "advice E007\n" in printed(ADVICE)


def test_json_can_be_read_by_a_program() -> None:
    """The JSON report holds every field of every problem, by name."""
    (error, advice) = json.loads(report.as_json([ERROR, ADVICE]))
    assert error == {
        "code": "R001",
        "severity": "error",
        "where": {"path": "data/cases/spam-filter.yaml", "line": 8, "column": 8},
        "inside": "tags[1]",
        "message": "the tag `calibraton` does not exist",
        "hint": "did you mean `calibration`?",
        "slip": None,
    }
    assert advice["hint"] is None


def test_json_of_nothing_is_a_list() -> None:
    """A program can rely on a list, also if all is well."""
    assert json.loads(report.as_json([])) == []


def test_github_annotates_the_line() -> None:
    """On GitHub a problem is shown at its line in the pull request."""
    assert report.as_github([ERROR]) == (
        "::error file=data/cases/spam-filter.yaml,line=8,col=8,title=R001::"
        "tags[1]: the tag `calibraton` does not exist (did you mean `calibration`?)"
    )


def test_github_escapes_what_would_end_a_command() -> None:
    """Percent signs, line ends and, in properties, colons and commas cannot break a command."""
    where = Location("a:b,c%.yaml", 1, 1)
    strange = Problem("Y002", Severity.ADVICE, where, "", "50%\r\n::error::")
    (line,) = report.as_github([strange]).splitlines()
    assert line == (
        "::warning file=a%3Ab%2Cc%25.yaml,line=1,col=1,title=Y002::50%25\ufffd%0A::error::"
    )


@pytest.mark.parametrize(
    ("problems", "cases", "summary"),
    [
        ((), 1, "1 case checked: no problems"),
        ((ERROR,), 2, "2 cases checked: 1 error"),
        ((ERROR, ERROR, ADVICE), 2, "2 cases checked: 2 errors, 1 to consider"),
        ((ADVICE,), 0, "0 cases checked: 0 errors, 1 to consider"),
    ],
)
def test_summary(problems: tuple[Problem, ...], cases: int, summary: str) -> None:
    """The last line counts what was checked and what was found."""
    assert report.summary(problems, cases) == summary

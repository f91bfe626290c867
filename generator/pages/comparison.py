"""What the pages show on which cases stand side by side: facts as columns, and cases as columns."""

from dataclasses import dataclass
from typing import Final

from generator.model.guide import Guide
from generator.pages.case_view import CaseView
from generator.pages.facts import FACTS, Fact
from generator.pages.page import Link, Page

_IN_MATRIX: Final = ("Task", "Labels", "Chosen models", "Decided by", "Latency objective", "Scale")


@dataclass(frozen=True)
class Cell:
    """What a case says of a fact."""

    texts: tuple[str, ...]
    size: float | None
    """What the column is sorted by, if not by the text."""


@dataclass(frozen=True)
class Row:
    """A row of a table, with what stands in its first cell and in the others."""

    head: Link
    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()
    """What else a reader looks for: group, difficulty, length, tags."""


@dataclass(frozen=True)
class TableView:
    """A table of facts."""

    heads: tuple[Link, ...]
    rows: tuple[Row, ...]


def matrix_page(guide: Guide, cases: tuple[CaseView, ...]) -> Page:
    """Return the page with a row for each case; cases are quoted without citations."""
    facts = [fact for name in _IN_MATRIX for fact in FACTS if fact.name == name]
    rows = tuple(
        Row(
            Link(case.case.title, f"{case.slug}.md"),
            tuple(_cell(fact, case) for fact in facts),
            (
                case.group.name,
                f"difficulty {case.case.difficulty}",
                f"{case.case.minutes} minutes",
                *(guide.vocabulary.tags[tag].name for tag in case.case.tags),
            ),
        )
        for case in cases
    )
    return Page(
        address="cases/matrix.md",
        title="At a glance",
        description="All cases in one table: task, labels, models, metrics, latency, traffic.",
        template="matrix.md.jinja",
        view=TableView(tuple(Link(fact.name, "") for fact in facts), rows),
        data_file=None,
        is_prose=False,
        is_searched=False,
    )


def comparison_page(cases: tuple[CaseView, ...]) -> Page:
    """Return the page with a column for each case; cases are quoted without citations."""
    rows = tuple(
        Row(Link(fact.name, ""), tuple(_cell(fact, case) for case in cases)) for fact in FACTS
    )
    return Page(
        address="cases/compare.md",
        title="Compare",
        description="Two to four cases side by side, from the framing to retraining.",
        template="compare.md.jinja",
        view=TableView(tuple(Link(case.case.title, f"{case.slug}.md") for case in cases), rows),
        data_file=None,
        is_prose=False,
        is_searched=False,
    )


def _cell(fact: Fact, case: CaseView) -> Cell:
    return Cell(fact.says(case), fact.size(case) if fact.size else None)

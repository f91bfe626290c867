"""What the page on a reader's progress shows: every case with every step."""

from dataclasses import dataclass

from generator.model.framework import Step
from generator.model.guide import Guide
from generator.pages.case_view import CaseView
from generator.pages.page import Page


@dataclass(frozen=True)
class ProgressView:
    """The cases and the steps of the method."""

    cases: tuple[CaseView, ...]
    steps: tuple[Step, ...]


def progress_page(guide: Guide, cases: tuple[CaseView, ...]) -> Page:
    """Return the page on which a reader sees what is done."""
    return Page(
        address="progress.md",
        title="My progress",
        description="Which steps of which cases are done, kept in this browser alone.",
        template="progress.md.jinja",
        view=ProgressView(cases, guide.framework.steps),
        data_file=None,
        is_prose=False,
        is_searched=False,
    )

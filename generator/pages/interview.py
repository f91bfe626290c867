"""What the page on mock interviews shows: the cases to draw from, and the steps with minutes."""

from dataclasses import dataclass

from generator.model.framework import Step
from generator.model.guide import Guide
from generator.pages.case_view import CaseView
from generator.pages.page import Page


@dataclass(frozen=True)
class InterviewView:
    """The steps of the method and all cases."""

    steps: tuple[Step, ...]
    minutes: int
    """All steps together."""
    cases: tuple[CaseView, ...]


def interview_page(guide: Guide, cases: tuple[CaseView, ...]) -> Page:
    """Return the page on which a reader sits a mock interview."""
    steps = guide.framework.steps
    minutes = sum(step.predictive.minutes for step in steps)
    return Page(
        address="mock-interview.md",
        title="Mock interview",
        description="A case drawn for you, a clock for each step, an interviewer, and a record.",
        template="mock_interview.md.jinja",
        view=InterviewView(steps, minutes, cases),
        data_file=None,
        is_prose=False,
    )

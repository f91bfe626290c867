"""What the pages of the method show: each step, and how every case answers it."""

from dataclasses import dataclass

from generator.model.framework import Framework, Step
from generator.model.guide import Guide
from generator.pages.case_view import CaseView
from generator.pages.page import Link, Page


@dataclass(frozen=True)
class CaseAnswer:
    """How a case answers a step."""

    view: CaseView
    link: Link
    """To the step's section on the page of the case."""


@dataclass(frozen=True)
class StepPageView:
    """Everything that the page of a step shows."""

    number: int
    step: Step
    answers: tuple[CaseAnswer, ...]


@dataclass(frozen=True)
class MethodView:
    """Everything that the overview of the method shows."""

    framework: Framework
    minutes: int
    """The length of a predictive interview, all steps together."""


def method_page(guide: Guide) -> Page:
    """Return the overview of the method."""
    minutes = sum(step.predictive.minutes for step in guide.framework.steps)
    return Page(
        address="method/index.md",
        title=guide.framework.title,
        description=guide.framework.summary,
        template="method.md.jinja",
        view=MethodView(guide.framework, minutes),
        data_file="framework.yaml",
    )


def step_page(number: int, step: Step, cases: tuple[CaseView, ...]) -> Page:
    """Return the page of a step; its cases are answers, so search prefers the cases' own pages."""
    answers = tuple(CaseAnswer(view, view.link(view.steps[number - 1])) for view in cases)
    return Page(
        address=f"method/{step.id}.md",
        title=step.name,
        description=step.predictive.goal,
        template="step.md.jinja",
        view=StepPageView(number, step, answers),
        data_file="framework.yaml",
        search_boost=1.5,
    )

"""A case as a mock interview: what is asked at which step, and what to compare an answer with."""

from typing import Any

from generator.model.case import Case, Level
from generator.model.guide import Guide
from generator.pages.case import case_digest, case_view
from generator.pages.case_view import CaseView, StepView
from generator.practice.texts import html, line
from generator.render import fragment, tidy


def interview(slug: str, guide: Guide) -> dict[str, Any]:
    """Return the steps with their time and their solutions, the questions after them, the levels.

    The minutes of the method are those of its usual interview; a longer case stretches them.
    """
    written = guide.cases[slug]
    view = case_digest(case_view(slug, written, guide), written, guide)
    stretch = view.case.minutes / sum(step.guide.minutes for step in view.steps)
    return {
        "prompt": line(view.case.prompt),
        "steps": [_step(step, view, stretch) for step in view.steps],
        "followups": [
            {"level": one.level.value, "question": line(one.question), "answer": html(one.answer)}
            for one in view.case.followups
        ],
        "levels": {
            level.value: [line(one) for one in getattr(view.case.levels, level.value)]
            for level in Level
        },
    }


def _step(step: StepView, view: CaseView, stretch: float) -> dict[str, Any]:
    text = fragment("interview/solution.md.jinja", step=step, view=view)
    return {
        "name": step.name,
        "title": line(step.guide.title),
        "anchor": step.anchor,
        "seconds": round(step.guide.minutes * stretch * 60),
        "goal": line(step.guide.goal),
        "output": [line(one) for one in step.guide.output],
        "says": _says(step, view.case),
        "solution": html(tidy(text)),
    }


def _says(step: StepView, case: Case) -> list[dict[str, str]]:
    """Return what the interviewer brings in: the answers of the dialogue, and weak answers."""
    dialogue = case.clarify.dialogue if "clarify" in step.sections else ()
    facts = [{"lead": line(one.ask), "text": line(one.answer)} for one in dialogue]
    weak = [
        {"lead": "A weak answer, and what do you do instead?", "text": line(one.mistake)}
        for one in case.pitfalls
        if one.step == step.id
    ]
    return facts + weak

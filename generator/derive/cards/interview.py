"""Cards on what is settled by talking: the problem, its size, its framing, and the questions."""

from collections.abc import Iterator
from typing import Final

from generator.derive.cards.card import Desk, Draft, Kind, bullets, paragraphs, placed
from generator.derive.exercises import tasks
from generator.derive.working import working

_MISSED: Final = "**What breaks if it is missed, and which parts hold or watch it?**"


def clarify(desk: Desk) -> Iterator[Draft]:
    """What to ask, and what the other answer would change."""
    case, dialogue = desk.case, desk.case.clarify.dialogue
    yield Draft(
        "prompt",
        Kind.ASK,
        f"{case.prompt.strip()}\n\n**What do you have to know before you design anything?**",
        bullets(one.ask for one in dialogue),
    )
    for place, one in placed("clarify.dialogue", dialogue, lambda one: one.ask):
        yield Draft(
            place,
            Kind.OTHERWISE,
            f"“{one.ask}”\n\n“{one.answer}”\n\n**What would another answer change?**",
            one.otherwise,
        )


def requirements(desk: Desk) -> Iterator[Draft]:
    """What a missed target breaks, and what makes it hold."""
    for place, one in placed(
        "requirements.non_functional", desk.case.requirements.non_functional, lambda one: one.id
    ):
        held = ", ".join(_answering(desk, answer) for answer in one.answered_by)
        yield Draft(
            place,
            Kind.QUALITY,
            f"{one.what}: {one.target}\n\n{_MISSED}",
            paragraphs(one.why, f"*Held or watched by:* {held}"),
        )


def _answering(desk: Desk, id_: str) -> str:
    """Return the name of a component, metric or signal; a component goes first, as on the page."""
    components = {one.id: one.name for one in desk.case.serving.components}
    if id_ in components:
        return components[id_]
    words = desk.guide.vocabulary
    return (words.metrics.get(id_) or words.signals[id_]).name


def estimates(desk: Desk) -> Iterator[Draft]:
    """A few figures to be computed in the head."""
    for task in tasks(desk.case.estimates, desk.estimate):
        yield Draft(
            f"estimates.derived.{task.figure.name}",
            Kind.ESTIMATE,
            paragraphs(
                f"**{task.entry.what}**, to within a factor of two?",
                bullets(f"{what}: {value}" for what, value in task.inputs),
            ),
            paragraphs(working(task.figure, desk.estimate.shown), task.entry.why),
        )


def framing(desk: Desk) -> Iterator[Draft]:
    """What is predicted, and why not something else."""
    framed, tasks = desk.case.framing, desk.guide.vocabulary.tasks
    inputs = ", ".join(port.name for port in framed.inputs)
    yield Draft(
        "framing",
        Kind.FRAMING,
        paragraphs(
            f"The business wants this: {framed.business_objective}",
            f"A model gets this: {inputs}.",
            "**What should it predict, and which kind of task is that?**",
        ),
        paragraphs(framed.ml_objective, f"*Task:* {tasks[framed.task].name}"),
        diagram="framing",
    )
    for place, one in placed("framing.alternatives", framed.alternatives, lambda one: one.name):
        yield Draft(
            place,
            Kind.ALTERNATIVE,
            paragraphs(
                f"Another framing: **{one.name}** ({tasks[one.task].name}). {one.idea}",
                "**Why not here, and when would it be right?**",
            ),
            paragraphs(one.rejected_because, f"*Right when:* {one.choose_when}"),
        )


def closing(desk: Desk) -> Iterator[Draft]:
    """What could have gone the other way, what weak answers say, and what is asked at the end."""
    for place, choice in placed("tradeoffs", desk.case.tradeoffs, lambda one: one.choice):
        yield Draft(
            place,
            Kind.TRADEOFF,
            f"**{choice.choice}.** What does that buy, what does it cost, and when does it flip?",
            bullets(
                (
                    f"*Buys:* {choice.gains}",
                    f"*Costs:* {choice.costs}",
                    f"*Flips when:* {choice.flips_when}",
                )
            ),
        )
    for place, pitfall in placed("pitfalls", desk.case.pitfalls, lambda one: one.mistake):
        yield Draft(
            place,
            Kind.PITFALL,
            f"A weak answer: {pitfall.mistake}\n\n**What does a strong one do instead?**",
            pitfall.instead,
            step=pitfall.step,
        )
    for place, one in placed("followups", desk.case.followups, lambda one: one.question):
        yield Draft(place, Kind.FOLLOWUP, f"**{one.question}**", one.answer.strip())

"""Cards on how it is decided whether a model is good enough."""

from collections.abc import Iterator
from typing import Final

from generator.derive.cards.card import Desk, Draft, Kind, bullets, paragraphs, placed
from generator.model.evaluation import OnlineMetric, OnlineRole
from generator.model.vocabulary import Metric

_ASKED: Final = {
    OnlineRole.SECONDARY: "What does it tell?",
    OnlineRole.GUARDRAIL: "What does it protect?",
}


def evaluation(desk: Desk) -> Iterator[Draft]:
    """Which metrics decide, how they mislead, what an average hides, and the experiment."""
    yield from _offline(desk)
    for place, one in placed(
        "evaluation.slices", desk.case.evaluation.slices, lambda one: one.name
    ):
        yield Draft(
            place,
            Kind.SLICE,
            f"A slice: **{one.name}**\n\n**What goes wrong there, and to what is it held?**",
            one.why,
        )
    metrics = desk.guide.vocabulary.metrics
    online = desk.case.evaluation.online
    for place, metric in placed("evaluation.online", online, lambda one: one.metric):
        yield _online(place, metric, metrics[metric.metric])
    test = desk.case.evaluation.experiment
    yield Draft(
        "evaluation.experiment",
        Kind.EXPERIMENT,
        f"{test.hypothesis}\n\n**What do you randomize, for how long, and what decides?**",
        bullets((test.unit, test.duration, test.decision)),
    )


def _offline(desk: Desk) -> Iterator[Draft]:
    for place, one in placed(
        "evaluation.offline", desk.case.evaluation.offline, lambda one: one.metric
    ):
        metric = desk.guide.vocabulary.metrics[one.metric]
        yield Draft(
            place,
            Kind.OFFLINE,
            paragraphs(
                f"An offline metric: **{metric.name}**. {one.measures}",
                "**Why does it decide here, and what does it not see?**",
            ),
            paragraphs(one.why, f"*In general:* {metric.misleads}"),
            sources=(metric.source,) if metric.source else (),
        )


def _online(place: str, one: OnlineMetric, metric: Metric) -> Draft:
    if one.role is OnlineRole.PRIMARY:
        question = "**Which one metric decides online, and how could it mislead?**"
        answer = paragraphs(
            f"**{metric.name}**: {one.target}", one.why, f"*Misleads:* {metric.misleads}"
        )
    else:
        what = f"{one.role.value.capitalize()}: **{metric.name}**, {one.target}"
        question = f"{what}\n\n**{_ASKED[one.role]}**"
        answer = one.why
    return Draft(place, Kind.ONLINE, question, answer)

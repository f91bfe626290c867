"""Cards on what runs: the request, its machines, what fails, and what is watched."""

from collections.abc import Iterator

from generator.derive.capacity import capacities
from generator.derive.cards.card import Desk, Draft, Kind, bullets, paragraphs, placed
from generator.derive.latency import latency


def serving(desk: Desk) -> Iterator[Draft]:
    """Where the time goes, what sizes the machines, and what happens when something fails."""
    yield _request(desk)
    yield from _capacity(desk)
    for place, one in placed(
        "serving.fallbacks", desk.case.serving.fallbacks, lambda one: one.when
    ):
        yield Draft(
            place,
            Kind.FALLBACK,
            f"A failure: {one.when}\n\n**What does the system do then?**",
            one.then,
        )
    yield Draft(
        "serving.rollout.rollback",
        Kind.ROLLBACK,
        "A new model is live and does harm.\n\n**What takes it back, and how fast?**",
        desk.case.serving.rollout.rollback,
    )


def _request(desk: Desk) -> Draft:
    """Ask where the time of a request goes."""
    budget = latency(desk.case.serving.request, desk.estimate)
    names = {one.id: one.name for one in desk.case.serving.components}
    slowest = max(budget.hops, key=lambda one: one.ms)
    return Draft(
        "serving.request",
        Kind.REQUEST,
        paragraphs(
            f"A request has {budget.objective.shown} at the 99th percentile: {budget.covers}",
            bullets(f"{names[one.origin]} → {names[one.to]}: {one.call}" for one in budget.hops),
            "**Which of these takes longest, and how much of the objective is left?**",
        ),
        paragraphs(
            f"{slowest.call} takes {slowest.figure.shown}. All hops take {budget.total.shown}, so"
            f" {budget.slack.shown} are left.",
        ),
        diagram="latency",
    )


def _capacity(desk: Desk) -> Iterator[Draft]:
    bound_by = {fleet.component: fleet.bound_by for fleet in desk.case.serving.capacity}
    for fleet in capacities(desk.case.serving, desk.estimate):
        size = fleet.size.shown + (f", {fleet.cost.shown}" if fleet.cost else "")
        yield Draft(
            f"serving.capacity.{fleet.component.id}",
            Kind.CAPACITY,
            paragraphs(
                f"A fleet: **{fleet.component.name}**. {fleet.component.does}",
                "**What sizes it, and what happens when it runs short?**",
            ),
            paragraphs(bound_by[fleet.component.id], f"*Here:* {size}"),
        )


def monitoring(desk: Desk) -> Iterator[Draft]:
    """What shows a fault, how the model stays fresh, and how it spoils its own data."""
    section, kinds = desk.case.monitoring, desk.guide.vocabulary.signals
    for place, one in placed("monitoring.signals", section.signals, lambda one: one.signal):
        yield Draft(
            place,
            Kind.SIGNAL,
            f"A fault: {one.detects}\n\n**What do you watch to notice it, and what comes first?**",
            bullets(
                (
                    f"**{kinds[one.signal].name}:** {one.watches}",
                    f"*Alert:* {one.threshold}; window: {one.window} ({one.severity.value})",
                    f"*First:* {one.action}",
                )
            ),
        )
    yield Draft(
        "monitoring.retraining",
        Kind.RETRAINING,
        "**How often are the models retrained, and what else starts a training?**",
        paragraphs(
            section.retraining.cadence,
            bullets(f"{one.when} → {one.then}" for one in section.retraining.triggers),
        ),
    )
    for place, loop in placed(
        "monitoring.feedback_loops", section.feedback_loops, lambda one: one.loop
    ):
        yield Draft(
            place,
            Kind.LOOP,
            f"A loop: {loop.loop}\n\n**What does it do if nothing is done, and what breaks it?**",
            paragraphs(loop.effect, f"*Remedy:* {loop.remedy}"),
        )

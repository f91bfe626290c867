"""What a case decides, fact by fact, so that cases can be held side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generator.derive.units import registry
from generator.model.evaluation import OnlineRole
from generator.model.features import FeatureEntity
from generator.model.modeling import ModelRole
from generator.pages.case_view import CaseView
from generator.pages.estimate_view import Computed


@dataclass(frozen=True)
class Fact:
    """One thing that every case decides, with what each of them says."""

    section: str
    """The section of the case that decides it."""
    name: str
    says: Callable[[CaseView], tuple[str, ...]]
    size: Callable[[CaseView], float] | None = None
    """What cases are sorted by, where words do not sort."""


def _rejected(case: CaseView) -> tuple[str, ...]:
    return tuple(one.alternative.name for one in case.alternatives)


def _offline(case: CaseView) -> tuple[str, ...]:
    return tuple(one.metric.name for one in case.offline)


def _fallbacks(case: CaseView) -> tuple[str, ...]:
    return tuple(one.when for one in case.case.serving.fallbacks)


def _primary(case: CaseView) -> tuple[str, ...]:
    return tuple(one.metric.name for one in case.online if one.item.role is OnlineRole.PRIMARY)


def _guardrails(case: CaseView) -> tuple[str, ...]:
    return tuple(one.metric.name for one in case.online if one.item.role is OnlineRole.GUARDRAIL)


def _models(case: CaseView, role: ModelRole) -> tuple[str, ...]:
    options = (option for option in case.case.models.options if option.role is role)
    names = {stage.stage.id: stage.stage.name for stage in case.stages}
    return tuple(f"{names[option.stage]}: {option.name}" for option in options)


def _losses(case: CaseView) -> tuple[str, ...]:
    chosen = {stage.chosen.id for stage in case.stages}
    return tuple(
        dict.fromkeys(
            loss.name
            for stage in case.stages
            for view in stage.options
            if view.option.id in chosen
            for loss in view.losses
        )
    )


def _features(case: CaseView) -> tuple[str, ...]:
    counts = {group.entity: len(group.features) for group in case.feature_groups}
    return tuple(f"{counts[one]} {one.value}" for one in FeatureEntity if one in counts)


def _peak(case: CaseView) -> tuple[str, ...]:
    peak = _peak_of(case)
    return (f"{peak.entry.what}: {peak.figure.shown}",)


def _peak_of(case: CaseView) -> Computed:
    """Return the figure that the case calls its peak, or the first one that it computes."""
    figures = case.estimate.derived
    return next((one for one in figures if "peak" in one.figure.name), figures[0])


def _per_second(case: CaseView) -> float:
    """Return the peak in what it counts per second, whichever unit it is shown in."""
    figure = _peak_of(case).figure
    return float(registry().Quantity(figure.value, figure.unit).to_base_units().magnitude)


def _latency(case: CaseView) -> tuple[str, ...]:
    return (f"{case.latency.objective.shown} at p99",)


def _pages(case: CaseView) -> tuple[str, ...]:
    return tuple(view.kind.name for view in case.paging)


def _retrained(case: CaseView) -> tuple[str, ...]:
    return (case.case.monitoring.retraining.cadence,)


FACTS: Final[tuple[Fact, ...]] = (
    Fact("framing", "Task", lambda case: (case.task.name,)),
    Fact("framing", "Business objective", lambda case: (case.case.framing.business_objective,)),
    Fact("framing", "ML objective", lambda case: (case.case.framing.ml_objective,)),
    Fact(
        "framing",
        "Framings rejected",
        _rejected,
    ),
    Fact("estimates", "Scale", _peak, _per_second),
    Fact("data", "Labels", lambda case: tuple(label.name for label in case.case.data.labels)),
    Fact("data", "Split", lambda case: (case.case.data.split.method,)),
    Fact("features", "Features", _features),
    Fact("models", "Baselines", lambda case: _models(case, ModelRole.BASELINE)),
    Fact("models", "Chosen models", lambda case: _models(case, ModelRole.CHOSEN)),
    Fact("models", "Losses", _losses),
    Fact("evaluation", "Offline metrics", _offline),
    Fact("evaluation", "Decided by", _primary),
    Fact("evaluation", "Guardrails", _guardrails),
    Fact("serving", "Latency objective", _latency, lambda case: case.latency.objective_ms),
    Fact("serving", "Fallbacks", _fallbacks),
    Fact("monitoring", "Someone is woken by", _pages),
    Fact("monitoring", "Retrained", _retrained),
)
"""In the order of the method."""

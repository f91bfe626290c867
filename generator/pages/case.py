"""What the page of a case shows: its sections, joined with the words and works they refer to."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator.derive.basis import Basis
from generator.derive.capacity import Capacity, capacities
from generator.derive.diagrams.set import CaseDiagrams, draw_all
from generator.derive.estimates import compute
from generator.derive.formula import Mark
from generator.derive.latency import Latency, latency
from generator.derive.prose import fill, without_citations
from generator.derive.same import Same
from generator.model.case import Case
from generator.model.features import FeatureEntity
from generator.model.framework import Step, StepGuide
from generator.model.guide import Guide
from generator.model.modeling import ModelOption
from generator.model.monitoring import Layer, Severity
from generator.model.vocabulary import Measure
from generator.pages.case_view import (
    AlternativeView,
    CaseView,
    ComponentView,
    FeatureGroup,
    FeatureView,
    FleetView,
    HopView,
    OfflineView,
    OnlineView,
    OptionView,
    QualityView,
    SignalGroup,
    SignalView,
    SourceView,
    StageView,
    StepView,
)
from generator.pages.estimate_view import estimate_view, mark
from generator.pages.page import Page, anchor

CASES_KEPT: Final = 16
"""What is made of a case is asked for several times in a row, and kept elsewhere for good."""


def case_page(view: CaseView, guide: Guide) -> Page:
    """Return the page of a case."""
    return Page(
        address=view.address,
        title=view.case.title,
        description=view.summary,
        template="case.md.jinja",
        view=view,
        data_file=f"cases/{view.slug}.yaml",
        tags=tuple(guide.vocabulary.tags[tag].name for tag in view.case.tags),
        other_names=((view.case.title, view.case.asked_as),),
    )


def case_view(slug: str, written: Case, guide: Guide) -> CaseView:
    """Join a case with everything it refers to; the checks have found no dangling reference."""
    return _kept_view(Basis.of(slug, written, guide))


def case_digest(view: CaseView, written: Case, guide: Guide) -> CaseView:
    """Return what pages show that quote a case: no citations, and figures that stay as they are."""
    return _kept_digest(Same(view), Basis.of(view.slug, written, guide))


@lru_cache(maxsize=CASES_KEPT)
def _kept_view(basis: Basis) -> CaseView:
    written, guide = basis.case.value, basis.guide()
    estimate = compute(written.estimates, guide.vocabulary.functions)
    plain = fill(written, estimate.shown)
    diagrams = draw_all(plain, guide.vocabulary)
    return _view(basis.slug, written, guide, mark, diagrams)


@lru_cache(maxsize=CASES_KEPT)
def _kept_digest(view: Same[CaseView], basis: Basis) -> CaseView:
    quoted = without_citations(basis.case.value)
    return _view(basis.slug, quoted, basis.guide(), lambda _, text: text, view.value.diagrams)


def _view(slug: str, written: Case, guide: Guide, mark: Mark, diagrams: CaseDiagrams) -> CaseView:
    estimate = compute(written.estimates, guide.vocabulary.functions)
    budget = latency(written.serving.request, estimate)
    fleets = capacities(written.serving, estimate)
    case = fill(written, {name: mark(name, text) for name, text in estimate.shown.items()})
    words = guide.vocabulary
    names = {component.id: component.name for component in case.serving.components}
    signals = tuple(_signal_groups(case, guide))
    return CaseView(
        slug=slug,
        case=case,
        summary=fill(written, estimate.shown).summary,
        group=words.groups[case.group],
        task=words.tasks[case.framing.task],
        estimate=estimate_view(estimate, case.estimates, budget, fleets),
        steps=step_views(guide, case),
        qualities=tuple(_qualities(case, guide, names)),
        alternatives=tuple(
            AlternativeView(item, words.tasks[item.task]) for item in case.framing.alternatives
        ),
        feature_groups=tuple(_feature_groups(case, names)),
        stages=tuple(_stages(case, guide, diagrams)),
        offline=tuple(OfflineView(m, words.metrics[m.metric]) for m in case.evaluation.offline),
        online=tuple(OnlineView(m, words.metrics[m.metric]) for m in case.evaluation.online),
        metrics=_metrics(case, guide),
        components=tuple(_components(case, guide)),
        hops=tuple(_hops(budget, case, names)),
        latency=budget,
        fleets=tuple(_fleets(fleets, case)),
        cache_places=tuple(names[cache.where] for cache in case.serving.caching),
        signal_groups=signals,
        paging=tuple(_paging(signals)),
        sources=tuple(SourceView(item, guide.sources[item.key]) for item in case.sources),
        diagrams=diagrams,
    )


def step_views(guide: Guide, case: Case) -> tuple[StepView, ...]:
    """Return the method's steps in the variant that a case follows."""
    return tuple(
        _step_view(number, step, step_guide(step, case))
        for number, step in enumerate(guide.framework.steps, start=1)
    )


def step_guide(step: Step, case: Case) -> StepGuide:
    """Return how a case goes through a step."""
    return (step.generative if case.framework == "generative" else None) or step.predictive


def _step_view(number: int, step: Step, guide: StepGuide) -> StepView:
    heading = f"{number}. {guide.title}"
    sections = tuple(section.value for section in step.sections)
    return StepView(number, step.id, step.name, guide, heading, anchor(heading), sections)


def _qualities(case: Case, guide: Guide, components: dict[str, str]) -> Iterator[QualityView]:
    words = guide.vocabulary
    signals = {signal.signal: words.signals[signal.signal] for signal in case.monitoring.signals}
    used = dict.fromkeys(_metric_ids(case))
    names = {
        **{id_: entry.name for id_, entry in signals.items()},
        **{id_: words.metrics[id_].name for id_ in used},
        **components,
    }
    for quality in case.requirements.non_functional:
        yield QualityView(quality, tuple(names[answer] for answer in quality.answered_by))


def _feature_groups(case: Case, components: dict[str, str]) -> Iterator[FeatureGroup]:
    sources = {source.id: source.name for source in case.data.sources}
    for entity in FeatureEntity:
        members = tuple(
            FeatureView(
                feature,
                sources[feature.origin],
                components[feature.served_from] if feature.served_from else None,
            )
            for feature in case.features.catalog
            if feature.entity is entity
        )
        if members:
            yield FeatureGroup(entity, members)


def _stages(case: Case, guide: Guide, diagrams: CaseDiagrams) -> Iterator[StageView]:
    explained: set[str] = set()
    for stage in case.models.stages:
        options = [option for option in case.models.options if option.stage == stage.id]
        chosen = next(option for option in options if option.role == "chosen")
        views = tuple(_option(option, explained, guide, diagrams) for option in options)
        yield StageView(stage, views, chosen)


def _option(
    option: ModelOption, explained: set[str], guide: Guide, diagrams: CaseDiagrams
) -> OptionView:
    fresh = [loss for loss in option.losses if loss not in explained]
    explained.update(fresh)
    return OptionView(
        option,
        guide.vocabulary.families[option.family],
        tuple(guide.vocabulary.losses[loss] for loss in option.losses),
        tuple(guide.vocabulary.losses[loss] for loss in fresh),
        diagrams.architectures.get(option.id),
    )


def _metrics(case: Case, guide: Guide) -> tuple[Measure, ...]:
    return tuple(guide.vocabulary.metrics[metric] for metric in dict.fromkeys(_metric_ids(case)))


def _metric_ids(case: Case) -> tuple[str, ...]:
    offline = tuple(metric.metric for metric in case.evaluation.offline)
    return (*offline, *(metric.metric for metric in case.evaluation.online))


def _components(case: Case, guide: Guide) -> Iterator[ComponentView]:
    models = {option.id: option.name for option in case.models.options}
    for component in case.serving.components:
        kind = guide.vocabulary.components[component.kind]
        model = models[component.model] if component.model else None
        yield ComponentView(component, kind, model)


def _hops(budget: Latency, case: Case, names: dict[str, str]) -> Iterator[HopView]:
    hops = iter(case.serving.request.hops)
    for step in budget.steps:
        beside = tuple(one.figure.name for one in step) if len(step) > 1 else ()
        slowest = max(step, key=lambda one: one.ms)
        for index, (one, hop) in enumerate(zip(step, hops, strict=False)):
            yield HopView(hop, names[hop.origin], names[hop.to], one, beside, index, one is slowest)


def _fleets(fleets: tuple[Capacity, ...], case: Case) -> Iterator[FleetView]:
    """Join the fleets with their texts, in which figures may be marked."""
    bound_by = {fleet.component: fleet.bound_by for fleet in case.serving.capacity}
    for fleet in fleets:
        yield FleetView(fleet, bound_by[fleet.component.id])


def _signal_groups(case: Case, guide: Guide) -> Iterator[SignalGroup]:
    kinds = guide.vocabulary.signals
    for layer in Layer:
        members = tuple(
            SignalView(signal, kinds[signal.signal])
            for signal in case.monitoring.signals
            if signal.layer is layer
        )
        if members:
            yield SignalGroup(layer, members)


def _paging(groups: tuple[SignalGroup, ...]) -> Iterator[SignalView]:
    for group in groups:
        yield from (view for view in group.signals if view.signal.severity is Severity.PAGE)

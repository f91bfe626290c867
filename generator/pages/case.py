"""What the page of a case shows: its sections, joined with the words and works they refer to."""

from collections.abc import Iterator

from generator.derive.capacity import capacities
from generator.derive.diagrams.set import CaseDiagrams, draw_all
from generator.derive.estimates import compute
from generator.derive.latency import steps as request_steps
from generator.derive.latency import total_ms
from generator.derive.prose import fill
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
    HopView,
    OfflineView,
    OnlineView,
    OptionView,
    SignalGroup,
    SignalView,
    SourceView,
    StageView,
    StepView,
)
from generator.pages.page import Page, anchor


def case_page(view: CaseView, guide: Guide) -> Page:
    """Return the page of a case."""
    return Page(
        address=view.address,
        title=view.case.title,
        description=view.case.summary,
        template="case.md.jinja",
        view=view,
        data_file=f"cases/{view.slug}.yaml",
        tags=tuple(guide.vocabulary.tags[tag].name for tag in view.case.tags),
        search_boost=2.0,
    )


def case_view(slug: str, written: Case, guide: Guide) -> CaseView:
    """Join a case with everything it refers to; the checks have found no dangling reference."""
    case = fill(written, compute(written.estimates).shown)
    estimate = compute(case.estimates)
    words = guide.vocabulary
    diagrams = draw_all(case, words)
    names = {component.id: component.name for component in case.serving.components}
    signals = tuple(_signal_groups(case, guide))
    return CaseView(
        slug=slug,
        case=case,
        group=words.groups[case.group],
        task=words.tasks[case.framing.task],
        estimate=estimate,
        steps=step_views(guide, case),
        alternatives=tuple(
            AlternativeView(item, words.tasks[item.task]) for item in case.framing.alternatives
        ),
        feature_groups=tuple(_feature_groups(case, names)),
        stages=tuple(_stages(case, guide, diagrams)),
        offline=tuple(OfflineView(m, words.metrics[m.metric]) for m in case.evaluation.offline),
        online=tuple(OnlineView(m, words.metrics[m.metric]) for m in case.evaluation.online),
        metrics=_metrics(case, guide),
        components=tuple(_components(case, guide)),
        hops=tuple(_hops(case, names)),
        total_ms=total_ms(case.serving.request.hops),
        capacity=capacities(case.serving, estimate),
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
        tuple(guide.vocabulary.losses[loss] for loss in fresh),
        diagrams.architectures.get(option.id),
    )


def _metrics(case: Case, guide: Guide) -> tuple[Measure, ...]:
    offline = [metric.metric for metric in case.evaluation.offline]
    used = [*offline, *(metric.metric for metric in case.evaluation.online)]
    return tuple(guide.vocabulary.metrics[metric] for metric in dict.fromkeys(used))


def _components(case: Case, guide: Guide) -> Iterator[ComponentView]:
    models = {option.id: option.name for option in case.models.options}
    for component in case.serving.components:
        kind = guide.vocabulary.components[component.kind]
        model = models[component.model] if component.model else None
        yield ComponentView(component, kind, model)


def _hops(case: Case, names: dict[str, str]) -> Iterator[HopView]:
    for step in request_steps(case.serving.request.hops):
        slowest = max(step, key=lambda hop: hop.p99_ms)
        for hop in step:
            yield HopView(hop, names[hop.origin], names[hop.to], hop is slowest)


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

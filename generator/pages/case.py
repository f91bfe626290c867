"""What the page of a case shows: its sections, joined with the words and works they refer to."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.diagrams import Diagram
from generator.derive.diagrams.set import CaseDiagrams, draw_all
from generator.derive.estimates import Computation, compute
from generator.derive.latency import steps as request_steps
from generator.derive.latency import total_ms
from generator.derive.prose import fill
from generator.model.case import Case, Citation
from generator.model.evaluation import OfflineMetric, OnlineMetric
from generator.model.features import Feature, FeatureEntity
from generator.model.framework import Step, StepGuide
from generator.model.framing import Alternative
from generator.model.guide import Guide, Work
from generator.model.modeling import ModelOption, Stage
from generator.model.monitoring import Layer, Severity, Signal
from generator.model.serving import Component, Hop
from generator.model.vocabulary import ComponentKind, Entry, Measure
from generator.pages.page import Page, anchor


@dataclass(frozen=True)
class StepView:
    """A step of the method as this case goes through it."""

    number: int
    id: str
    name: str
    guide: StepGuide
    heading: str
    anchor: str
    sections: tuple[str, ...]


@dataclass(frozen=True)
class AlternativeView:
    """A framing not taken, with the kind of task that it would be."""

    alternative: Alternative
    task: Entry


@dataclass(frozen=True)
class FeatureView:
    """A feature with the names of what it comes from and what serves it."""

    feature: Feature
    origin: str
    served_from: str | None


@dataclass(frozen=True)
class FeatureGroup:
    """The features that describe the same entity."""

    entity: FeatureEntity
    features: tuple[FeatureView, ...]


@dataclass(frozen=True)
class OptionView:
    """A model with its family, its losses and its picture."""

    option: ModelOption
    family: Measure
    losses: tuple[Measure, ...]
    """The losses that no model before it is trained with; a loss is explained once."""
    diagram: Diagram | None


@dataclass(frozen=True)
class StageView:
    """A stage with the models considered for it; the chosen one comes last."""

    stage: Stage
    options: tuple[OptionView, ...]
    chosen: ModelOption


@dataclass(frozen=True)
class OfflineView:
    """An offline metric with its definition."""

    item: OfflineMetric
    metric: Measure


@dataclass(frozen=True)
class OnlineView:
    """An online metric with its definition."""

    item: OnlineMetric
    metric: Measure


@dataclass(frozen=True)
class ComponentView:
    """A component with its kind and the model that it runs."""

    component: Component
    kind: ComponentKind
    model: str | None


@dataclass(frozen=True)
class HopView:
    """A hop with the names of its ends; `counts` is false if a slower one runs beside it."""

    hop: Hop
    caller: str
    callee: str
    counts: bool


@dataclass(frozen=True)
class SignalView:
    """A signal with the definition of its kind."""

    signal: Signal
    kind: Measure


@dataclass(frozen=True)
class SignalGroup:
    """The signals of one layer."""

    layer: Layer
    signals: tuple[SignalView, ...]


@dataclass(frozen=True)
class SourceView:
    """A cited work."""

    citation: Citation
    work: Work


@dataclass(frozen=True)
class CaseView:
    """Everything that the page of a case shows."""

    slug: str
    case: Case
    """The case with the estimate's figures filled into its texts."""
    group: Entry
    task: Entry
    estimate: Computation
    steps: tuple[StepView, ...]
    alternatives: tuple[AlternativeView, ...]
    feature_groups: tuple[FeatureGroup, ...]
    stages: tuple[StageView, ...]
    offline: tuple[OfflineView, ...]
    online: tuple[OnlineView, ...]
    metrics: tuple[Measure, ...]
    """The metrics that the case uses, each once."""
    components: tuple[ComponentView, ...]
    hops: tuple[HopView, ...]
    total_ms: float
    cache_places: tuple[str, ...]
    """The names of the components that hold the caches, in the order of the caches."""
    signal_groups: tuple[SignalGroup, ...]
    paging: tuple[SignalView, ...]
    """The signals that wake someone."""
    sources: tuple[SourceView, ...]
    diagrams: CaseDiagrams

    @property
    def address(self) -> str:
        """The page's address."""
        return f"cases/{self.slug}.md"


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
    words = guide.vocabulary
    diagrams = draw_all(case, words)
    names = {component.id: component.name for component in case.serving.components}
    signals = tuple(_signal_groups(case, guide))
    return CaseView(
        slug=slug,
        case=case,
        group=words.groups[case.group],
        task=words.tasks[case.framing.task],
        estimate=compute(case.estimates),
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

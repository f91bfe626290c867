"""The parts of a case's page, each with everything that it refers to looked up."""

from dataclasses import dataclass

from generator.derive.capacity import Capacity
from generator.derive.diagrams import Diagram
from generator.derive.diagrams.set import CaseDiagrams
from generator.derive.latency import Latency, TimedHop
from generator.model.case import Case, Citation
from generator.model.evaluation import OfflineMetric, OnlineMetric
from generator.model.features import Feature, FeatureEntity
from generator.model.framework import StepGuide
from generator.model.framing import Alternative
from generator.model.guide import Work
from generator.model.interview import NonFunctional
from generator.model.modeling import ModelOption, Stage
from generator.model.monitoring import Layer, Signal
from generator.model.serving import Component, Hop
from generator.model.vocabulary import ComponentKind, Entry, Measure
from generator.pages.estimate_view import EstimateView
from generator.pages.page import Link


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
class QualityView:
    """A non-functional requirement with the names of what makes it hold or shows that it does."""

    quality: NonFunctional
    answers: tuple[str, ...]


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
    """What it is trained with."""
    new_losses: tuple[Measure, ...]
    """The losses that no model before it is trained with; a loss is explained once."""
    diagram: Diagram | None


@dataclass(frozen=True)
class StageView:
    """A stage with the models considered for it, in the order in which the case lists them."""

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
    """A hop with the names of its ends, and where it stands among those beside it."""

    hop: Hop
    caller: str
    callee: str
    budget: TimedHop
    beside: tuple[str, ...]
    """The figures of the hops that run side by side, its own included, if there are others."""
    index: int
    """Its own place among them."""
    counts: bool
    """Whether it is the slowest of them."""


@dataclass(frozen=True)
class FleetView:
    """A fleet with its size, its cost, and the text that says what sizes it."""

    fleet: Capacity
    bound_by: str


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
class RelatedView:
    """A related case, and the words that both use."""

    title: str
    slug: str
    shared: tuple[str, ...]


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
    """The case with the estimate's figures filled into its texts, marked where they can change."""
    summary: str
    """The case's summary in plain text."""
    group: Entry
    task: Entry
    estimate: EstimateView
    steps: tuple[StepView, ...]
    qualities: tuple[QualityView, ...]
    alternatives: tuple[AlternativeView, ...]
    feature_groups: tuple[FeatureGroup, ...]
    stages: tuple[StageView, ...]
    offline: tuple[OfflineView, ...]
    online: tuple[OnlineView, ...]
    metrics: tuple[Measure, ...]
    """The metrics that the case uses, each once."""
    components: tuple[ComponentView, ...]
    hops: tuple[HopView, ...]
    latency: Latency
    fleets: tuple[FleetView, ...]
    """The dearest first."""
    cache_places: tuple[str, ...]
    """The names of the components that hold the caches, in the order of the caches."""
    signal_groups: tuple[SignalGroup, ...]
    paging: tuple[SignalView, ...]
    """The signals that wake someone."""
    sources: tuple[SourceView, ...]
    diagrams: CaseDiagrams
    related: tuple["RelatedView", ...] = ()
    """The closest cases first; unknown where a page only quotes the case."""

    @property
    def address(self) -> str:
        """The page's address."""
        return f"cases/{self.slug}.md"

    def step_of(self, section: str | None) -> StepView | None:
        """Return the step that has a section, if any has."""
        return next((step for step in self.steps if section in step.sections), None)

    def link(self, step: StepView | None = None) -> Link:
        """Return a link from a page in another folder to a step, or to the top of the page."""
        section = f"#{step.anchor}" if step else ""
        return Link(self.case.title, f"../{self.address}{section}")

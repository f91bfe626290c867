"""A feature reaches its model: out of a store, fed by a stream, and no fresher than its source."""

import math
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Rule, rule
from generator.derive.estimates import compute
from generator.derive.lag import lag
from generator.model.case import Case
from generator.model.features import ComputedIn, Feature
from generator.model.guide import Guide
from generator.model.serving import FlowMode, Path
from generator.model.vocabulary import ComponentShape
from generator.problems import KeyPath

_KEEPS: Final = {ComponentShape.STORE, ComponentShape.INDEX}
_TRAINING_ONLY: Final = "training only"


@rule("D008", may_be_exempted=True)
def features_are_stored(case: Case, guide: Guide) -> Iterator[Finding]:
    """A feature that is computed beforehand is served out of a store.

    A batch job or a stream processor writes its result somewhere, and a request reads it from
    there: `served_from` names a store, an index, a service that a flow joins with one, or one that
    an asynchronous flow fills. Without it the design has a feature in training that nobody can
    have at prediction time. What the model sees in training only says so in `freshness`; what
    comes with the request is computed there.

    Wrong:
        id: click-rate
        computed_in: batch
        freshness: 1 day

    Right:
        id: click-rate
        computed_in: batch
        freshness: 1 day
        served_from: feature-store
    """
    if not _somebody_waits_for_a_model(case):
        return
    shapes = _shapes(case, guide)
    for path, feature in _precomputed(case):
        if feature.served_from is None:
            message = f"`{feature.id}` is computed in {_place(feature)}, but nothing serves it"
            hint = "add `served_from`, or begin `freshness` with `training only`"
            yield Finding((*path, "id"), message, hint)
        elif feature.served_from in shapes and not _has_store(feature.served_from, shapes, case):
            message = f"nothing brings a value to `{feature.served_from}` beforehand"
            hint = "name the component that keeps it, or add the flow that fills it"
            yield Finding((*path, "served_from"), message, hint)


@rule("D009", may_be_exempted=True)
def streaming_features_have_a_stream(case: Case, guide: Guide) -> Iterator[Finding]:
    """A feature that is computed in a stream comes from a stream.

    The events behind it have to reach whatever serves it: flows lead from a component of the shape
    `stream` to `served_from`, directly or through a job. Otherwise the picture shows a value that
    is a minute old and nothing that could have renewed it.

    Wrong:
        id: clicks-of-the-session
        computed_in: streaming
        freshness: 1 day

    Right:
        id: clicks-of-the-session
        computed_in: streaming
        freshness: under 1 min
        served_from: feature-store
    """
    shapes = _shapes(case, guide)
    streams = [id_ for id_, shape in shapes.items() if shape is ComponentShape.STREAM]
    fed = {id_ for stream in streams for id_ in _downstream(stream, case)}
    for path, feature in _precomputed(case):
        served = feature.served_from
        if feature.computed_in is ComputedIn.STREAMING and served in shapes and served not in fed:
            message = f"no flow leads from a stream to `{served}`, which serves `{feature.id}`"
            hint = "add the stream and its flow, or compute the feature in `batch`"
            yield Finding((*path, "served_from"), message, hint)


@rule("D010", may_be_exempted=True)
def features_are_no_fresher_than_their_source(case: Case, guide: Guide) -> Iterator[Finding]:
    """A feature is not fresher than the source that it is computed from.

    If a click can be read after an hour, a click rate cannot be a minute old, however fast the
    job. A feature that is computed in the request is not meant: there, the source is where it is
    logged.

    Wrong:
        id: click-rate
        from: daily-click-table
        computed_in: streaming
        freshness: under 1 min

    Right:
        id: click-rate
        from: click-stream
        computed_in: streaming
        freshness: under 1 min
    """
    figures = compute(case.estimates, guide.vocabulary.functions).figures
    sources = {source.id: source for source in case.data.sources}
    for path, feature in _precomputed(case):
        if source := sources.get(feature.origin):
            age, delay = lag(feature.freshness, figures), lag(source.freshness, figures)
            if age is not None and delay is not None and age < delay < math.inf:
                message = f"`{feature.id}` is fresher than its source `{source.id}`"
                hint = f"the source can be read after: {source.freshness}"
                yield Finding((*path, "freshness"), message, hint)


def _precomputed(case: Case) -> Iterator[tuple[KeyPath, Feature]]:
    """Yield the features that exist before the request for which they are served."""
    for number, feature in enumerate(case.features.catalog):
        is_early = feature.computed_in is not ComputedIn.REQUEST
        if is_early and not feature.freshness.startswith(_TRAINING_ONLY):
            yield ("features", "catalog", number), feature


def _somebody_waits_for_a_model(case: Case) -> bool:
    """Whether a model runs online; one that runs in a job reads the sources themselves."""
    return any(one.model and one.path is Path.ONLINE for one in case.serving.components)


def _place(feature: Feature) -> str:
    return "a stream" if feature.computed_in is ComputedIn.STREAMING else "batch"


def _shapes(case: Case, guide: Guide) -> dict[str, ComponentShape]:
    kinds = guide.vocabulary.components
    components = case.serving.components
    return {one.id: kinds[one.kind].shape for one in components if one.kind in kinds}


def _has_store(component: str, shapes: dict[str, ComponentShape], case: Case) -> bool:
    flows = [flow for flow in case.serving.flows if component in {flow.origin, flow.to}]
    joined = {component, *(end for flow in flows for end in (flow.origin, flow.to))}
    is_filled = any(flow.to == component and flow.mode is FlowMode.ASYNC for flow in flows)
    return is_filled or any(shapes.get(one) in _KEEPS for one in joined)


def _downstream(start: str, case: Case) -> set[str]:
    """Return what flows lead to from a component, itself left out."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        ahead = {flow.to for flow in case.serving.flows if flow.origin == here} - reached
        reached |= ahead
        waiting += ahead
    return reached


RULES: Final[tuple[Rule, ...]] = (
    features_are_stored,
    streaming_features_have_a_stream,
    features_are_no_fresher_than_their_source,
)

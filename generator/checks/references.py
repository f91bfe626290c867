"""Every id in a case leads somewhere into the case, and is declared once."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.checks.reference import Reference, dangling
from generator.checks.rule import Finding, Rule, rule
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import KeyPath


@rule("R003")
def case_ids(case: Case, guide: Guide) -> Iterator[Finding]:
    """An id that refers to another part of the case is declared there.

    Features come from data sources, components run models, flows and hops join components,
    pipeline steps read sources and earlier steps, and requirements are answered by components,
    metrics and signals.

    Wrong:
        sources:
          - id: click-log
        catalog:
          - {id: click-rate, from: clicklog}

    Right:
        sources:
          - id: click-log
        catalog:
          - {id: click-rate, from: click-log}
    """
    data, serving = case.data, case.serving
    components = [component.id for component in serving.components]
    data_steps = [step.id for step in data.pipeline]
    yield from dangling(_step_ids(case), _ids(guide.framework.steps), "step", "data/framework.yaml")
    yield from dangling(_feature_origins(case), _ids(data.sources), "data source", "data.sources")
    yield from dangling(_component_uses(case), components, "component", "serving.components")
    yield from dangling(_stages(case), _ids(case.models.stages), "stage", "models.stages")
    yield from dangling(_served(case), _ids(case.models.options), "model", "models.options")
    answers = [*components, *_measured(case)]
    home = "serving.components, evaluation and monitoring.signals"
    yield from dangling(_answers(case), answers, "component, metric or signal", home)
    yield from dangling(_relations(case), _ids(data.entities), "entity", "data.entities")
    yield from _pipeline_reads(("data",), data.pipeline, _ids(data.sources))
    training_inputs = [*_ids(data.sources), *data_steps]
    yield from _pipeline_reads(("training",), case.training.pipeline, training_inputs)
    yield from _layer_edges(case)


def _ids(things: tuple[object, ...]) -> list[str]:
    return [str(getattr(thing, "id")) for thing in things]  # noqa: B009 - any model with an id


def _step_ids(case: Case) -> Iterator[Reference]:
    for number, pitfall in enumerate(case.pitfalls):
        yield ("pitfalls", number, "step"), pitfall.step


def _feature_origins(case: Case) -> Iterator[Reference]:
    for number, feature in enumerate(case.features.catalog):
        yield ("features", "catalog", number, "from"), feature.origin


def _component_uses(case: Case) -> Iterator[Reference]:
    for number, feature in enumerate(case.features.catalog):
        if feature.served_from:
            yield ("features", "catalog", number, "served_from"), feature.served_from
    for number, flow in enumerate(case.serving.flows):
        yield ("serving", "flows", number, "from"), flow.origin
        yield ("serving", "flows", number, "to"), flow.to
    for number, hop in enumerate(case.serving.request.hops):
        yield ("serving", "request", "hops", number, "from"), hop.origin
        yield ("serving", "request", "hops", number, "to"), hop.to
    for number, fleet in enumerate(case.serving.capacity):
        yield ("serving", "capacity", number, "component"), fleet.component
    for number, cache in enumerate(case.serving.caching):
        yield ("serving", "caching", number, "where"), cache.where


def _stages(case: Case) -> Iterator[Reference]:
    for number, option in enumerate(case.models.options):
        yield ("models", "options", number, "stage"), option.stage


def _served(case: Case) -> Iterator[Reference]:
    for number, component in enumerate(case.serving.components):
        if component.model:
            yield ("serving", "components", number, "model"), component.model


def _answers(case: Case) -> Iterator[Reference]:
    for number, quality in enumerate(case.requirements.non_functional):
        for place, word in enumerate(quality.answered_by):
            yield ("requirements", "non_functional", number, "answered_by", place), word


def _measured(case: Case) -> Iterator[str]:
    yield from (metric.metric for metric in case.evaluation.offline)
    yield from (metric.metric for metric in case.evaluation.online)
    yield from (signal.signal for signal in case.monitoring.signals)


def _relations(case: Case) -> Iterator[Reference]:
    for number, relation in enumerate(case.data.relations):
        yield ("data", "relations", number, "from"), relation.origin
        yield ("data", "relations", number, "to"), relation.to


def _pipeline_reads(
    section: KeyPath, pipeline: tuple[object, ...], inputs: list[str]
) -> Iterator[Finding]:
    """A step reads sources and steps that stand before it, so that a pipeline has no cycle."""
    known = list(inputs)
    for number, step in enumerate(pipeline):
        path = (*section, "pipeline", number, "reads")
        reads = (((*path, place), word) for place, word in enumerate(getattr(step, "reads")))  # noqa: B009
        yield from dangling(reads, known, "input", "the sources and the steps before it")
        known.append(str(getattr(step, "id")))  # noqa: B009


def _layer_edges(case: Case) -> Iterator[Finding]:
    for number, option in enumerate(case.models.options):
        if option.architecture:
            path = ("models", "options", number, "architecture", "edges")
            ends = (
                ((*path, place, key), word)
                for place, edge in enumerate(option.architecture.edges)
                for key, word in (("from", edge.origin), ("to", edge.to))
            )
            layers = _ids(option.architecture.layers)
            yield from dangling(ends, layers, "layer", "this model's layers")


@rule("R004")
def unique_ids(case: Case, guide: Guide) -> Iterator[Finding]:
    """An id is declared once in its list, so that a reference has one meaning.

    Wrong:
        components:
          - {id: ranker, name: First ranker}
          - {id: ranker, name: Second ranker}

    Right:
        components:
          - {id: pre-ranker, name: First ranker}
          - {id: ranker, name: Second ranker}
    """
    lists: list[tuple[KeyPath, tuple[object, ...]]] = [
        (("requirements", "non_functional"), case.requirements.non_functional),
        (("data", "sources"), case.data.sources),
        (("data", "entities"), case.data.entities),
        (("data", "pipeline"), case.data.pipeline),
        (("features", "catalog"), case.features.catalog),
        (("models", "stages"), case.models.stages),
        (("models", "options"), case.models.options),
        (("training", "pipeline"), case.training.pipeline),
        (("serving", "components"), case.serving.components),
    ]
    for number, option in enumerate(case.models.options):
        if option.architecture:
            path: KeyPath = ("models", "options", number, "architecture", "layers")
            lists.append((path, option.architecture.layers))
    for path, things in lists:
        yield from _repeated(path, "id", _ids(things))
    yield from _repeated(("sources",), "key", [citation.key for citation in case.sources])
    fleets = [fleet.component for fleet in case.serving.capacity]
    yield from _repeated(("serving", "capacity"), "component", fleets)


def _repeated(path: KeyPath, key: str, words: list[str]) -> Iterator[Finding]:
    counts = Counter(words)
    seen: set[str] = set()
    for number, word in enumerate(words):
        if counts[word] > 1 and word in seen:
            yield Finding((*path, number, key), f"the {key} `{word}` is already taken", None)
        seen.add(word)


RULES: Final[tuple[Rule, ...]] = (case_ids, unique_ids)

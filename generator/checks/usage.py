"""What a case declares is used by something in it."""

from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Rule, rule
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import KeyPath, Severity, nearest


@rule("R009", Severity.ADVICE, may_be_exempted=True)
def declared_things_are_used(case: Case, guide: Guide) -> Iterator[Finding]:
    """What is declared is used: data sources, pipeline steps, entities and layers.

    A source that no feature and no pipeline reads, or a layer that hands nothing on, is a box that
    an interviewer will ask about. Delete it, or say what it is for.

    Wrong:
        sources:
          - id: weather-feed
        pipeline:
          - {id: join, reads: [click-log]}

    Right:
        sources:
          - id: weather-feed
        pipeline:
          - {id: join, reads: [click-log, weather-feed]}
    """
    yield from _unused(_sources(case), _readings(case), "no feature and no pipeline reads")
    yield from _unused(_data_steps(case), _readings(case), "no later step reads")
    related = {end for one in case.data.relations for end in (one.origin, one.to)}
    yield from _unused(_entities(case), related, "no relation joins")
    for number, option in enumerate(case.models.options):
        if option.architecture:
            joined = {end for one in option.architecture.edges for end in (one.origin, one.to)}
            place = ("models", "options", number, "architecture", "layers")
            numbered = enumerate(option.architecture.layers)
            layers: Declared = [((*place, n, "id"), layer.id) for n, layer in numbered]
            yield from _unused(layers, joined, "no edge joins")


Declared = list[tuple[KeyPath, str]]


def _unused(declared: Declared, used: set[str], complaint: str) -> Iterator[Finding]:
    ids = [id_ for _, id_ in declared]
    # A misspelt reference counts for the one that it most likely means; R003 speaks of it.
    meant = used | {nearest(word, ids) or word for word in used - set(ids)}
    for path, id_ in declared:
        if id_ not in meant:
            yield Finding(path, f"{complaint} `{id_}`", "use it, or delete it")


def _sources(case: Case) -> Declared:
    return [(("data", "sources", n, "id"), one.id) for n, one in enumerate(case.data.sources)]


def _data_steps(case: Case) -> Declared:
    """Return the steps that prepare something for others; the last one may be read by people."""
    steps = enumerate(case.data.pipeline[:-1])
    return [(("data", "pipeline", n, "id"), one.id) for n, one in steps]


def _entities(case: Case) -> Declared:
    return [(("data", "entities", n, "id"), one.id) for n, one in enumerate(case.data.entities)]


def _readings(case: Case) -> set[str]:
    steps = (*case.data.pipeline, *case.training.pipeline)
    read = {word for step in steps for word in step.reads}
    return read | {feature.origin for feature in case.features.catalog}


RULES: Final[tuple[Rule, ...]] = (declared_things_are_used,)

"""What the pictures of both offline pipelines share: steps, and what they read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.derive.diagrams.flowchart import Edge, Flowchart, Node, numbered
from generator.derive.diagrams.looks import JOB, Look
from generator.derive.diagrams.wording import clause, listed
from generator.model.data import PipelineStep

Steps = tuple[PipelineStep, ...]


@dataclass(frozen=True)
class Origin:
    """Something that a pipeline reads and that is no step of its own."""

    name: str
    look: Look


def chart(steps: Steps, origins: Mapping[str, Origin], ends: Mapping[str, Node]) -> Flowchart:
    """Steps below what they read; `ends` says by a step or an origin where it goes besides."""
    inputs = inputs_of(steps)
    ids = numbered((*inputs, *(step.id for step in steps)))
    nodes = (
        *(Node(ids[key], (origins[key].name,), origins[key].look) for key in inputs),
        *(Node(ids[step.id], (step.name,), JOB) for step in steps),
        *dict.fromkeys(ends.values()),
    )
    edges = (
        *(Edge(ids[read], ids[step.id]) for step in steps for read in step.reads),
        *(Edge(ids[key], end.id) for key, end in ends.items()),
    )
    return Flowchart("TD", nodes, edges, spacing=(20, 34))


def sentences(steps: Steps, origins: Mapping[str, Origin]) -> Iterator[str]:
    """One sentence a step: what it reads and what it does."""
    names = {key: origin.name for key, origin in origins.items()}
    names |= {step.id: step.name for step in steps}
    for step in steps:
        read = listed(names[key] for key in step.reads)
        yield f"{clause(step.name)} reads {read}: {clause(step.does)}"


def inputs_of(steps: Steps) -> tuple[str, ...]:
    """What is read and is no step, each once."""
    own = {step.id for step in steps}
    return tuple(dict.fromkeys(key for step in steps for key in step.reads if key not in own))

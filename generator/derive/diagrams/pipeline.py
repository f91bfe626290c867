"""What the pictures of both offline pipelines share: steps, and what they read."""

from collections.abc import Iterator, Mapping

from generator.derive.diagrams.flowchart import Edge, Flowchart, Node, numbered
from generator.derive.diagrams.looks import DATA, JOB
from generator.derive.diagrams.wording import clause, listed
from generator.model.data import PipelineStep

Steps = tuple[PipelineStep, ...]


def chart(steps: Steps, origins: Mapping[str, str]) -> Flowchart:
    """Steps below what they read; `origins` names everything that is no step itself."""
    inputs = _inputs(steps)
    ids = numbered((*inputs, *(step.id for step in steps)))
    nodes = (
        *(Node(ids[key], (origins[key],), DATA) for key in inputs),
        *(Node(ids[step.id], (step.name,), JOB) for step in steps),
    )
    edges = tuple(Edge(ids[read], ids[step.id]) for step in steps for read in step.reads)
    return Flowchart("TD", nodes, edges)


def sentences(steps: Steps, origins: Mapping[str, str]) -> Iterator[str]:
    """One sentence a step: what it reads and what it does."""
    names = {**origins, **{step.id: step.name for step in steps}}
    for step in steps:
        read = listed(names[key] for key in step.reads)
        yield f"{clause(step.name)} reads {read}: {clause(step.does)}"


def _inputs(steps: Steps) -> tuple[str, ...]:
    """What is read and is no step, each once."""
    own = {step.id for step in steps}
    return tuple(dict.fromkeys(key for step in steps for key in step.reads if key not in own))

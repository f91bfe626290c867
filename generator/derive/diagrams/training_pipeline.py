"""The training pipeline: from examples to a registered model."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Node
from generator.derive.diagrams.looks import DATA, JOB, MODEL
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.pipeline import Origin, Steps, chart, sentences
from generator.derive.diagrams.wording import listed
from generator.model.case import Case
from generator.model.data import PipelineStep

REGISTERED = Node("registered", ("Registered model",), MODEL)


def draw(case: Case) -> Diagram:
    """Steps, above them what they read of the data pipeline, and below them the model."""
    origins = {
        **{source.id: Origin(source.name, DATA) for source in case.data.sources},
        **{step.id: Origin(step.name, JOB.repeated()) for step in case.data.pipeline},
    }
    steps = case.training.pipeline
    ends = {step.id: REGISTERED for step in _last(steps)}
    return diagram(
        "training_pipeline",
        "Training pipeline from examples to a registered model",
        _sentences(steps, origins),
        chart(steps, origins, ends),
    )


def _last(steps: Steps) -> tuple[PipelineStep, ...]:
    """The steps that no other reads."""
    read = {key for step in steps for key in step.reads}
    return tuple(step for step in steps if step.id not in read)


def _sentences(steps: Steps, origins: dict[str, Origin]) -> Iterator[str]:
    yield from sentences(steps, origins)
    last = _last(steps)
    leads = "leads" if len(last) == 1 else "lead"
    yield f"{listed(step.name for step in last)} {leads} to a registered model"

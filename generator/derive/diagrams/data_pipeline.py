"""The data pipeline: from raw sources to the examples that are trained on."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Node
from generator.derive.diagrams.looks import DATA, JOB
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.pipeline import Origin, chart, inputs_of, sentences
from generator.derive.diagrams.wording import listed
from generator.model.case import Case

TRAINING = Node("training", ("Training pipeline",), JOB.repeated())


def draw(case: Case) -> Diagram:
    """Sources, below them the steps that read them, and what goes on to training."""
    origins = {source.id: Origin(source.name, DATA) for source in case.data.sources}
    steps = case.data.pipeline
    ends = dict.fromkeys(_handed_on(case), TRAINING)
    return diagram(
        "data_pipeline",
        "Data pipeline from sources to examples",
        _sentences(case, origins),
        chart(steps, origins, ends),
    )


def _handed_on(case: Case) -> tuple[str, ...]:
    """The steps that the training pipeline reads."""
    steps = {step.id for step in case.data.pipeline}
    return tuple(key for key in inputs_of(case.training.pipeline) if key in steps)


def _sentences(case: Case, origins: dict[str, Origin]) -> Iterator[str]:
    yield from sentences(case.data.pipeline, origins)
    names = {step.id: step.name for step in case.data.pipeline}
    if handed_on := _handed_on(case):
        yield f"The training pipeline reads {listed(names[key] for key in handed_on)}"

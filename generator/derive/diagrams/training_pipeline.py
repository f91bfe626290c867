"""The training pipeline: from examples to a registered model."""

from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.pipeline import chart, sentences
from generator.model.case import Case


def draw(case: Case) -> Diagram:
    """Steps, and above them what they read of the data pipeline."""
    sources = {source.id: source.name for source in case.data.sources}
    origins = {**sources, **{step.id: step.name for step in case.data.pipeline}}
    steps = case.training.pipeline
    title = "Training pipeline from examples to a registered model"
    return diagram("training_pipeline", title, sentences(steps, origins), chart(steps, origins))

"""The data pipeline: from raw sources to the examples that are trained on."""

from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.pipeline import chart, sentences
from generator.model.case import Case


def draw(case: Case) -> Diagram:
    """Sources, and below them the steps that read them."""
    sources = {source.id: source.name for source in case.data.sources}
    steps = case.data.pipeline
    title = "Data pipeline from sources to examples"
    return diagram("data_pipeline", title, sentences(steps, sources), chart(steps, sources))

"""A model's architecture: its blocks with their sizes, and what is handed from block to block."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Edge, Flowchart, Node, numbered
from generator.derive.diagrams.looks import DATA, GOAL, MODEL, Look
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause
from generator.model.case import Case
from generator.model.modeling import Architecture, Layer, LayerEdge


def draw(case: Case) -> tuple[Diagram, ...]:
    """One picture for every model option that has an architecture, in the order of the options."""
    return tuple(
        diagram(
            "architecture",
            f"Architecture of {clause(option.name)}",
            _sentences(option.architecture),
            _chart(option.architecture),
        )
        for option in case.models.options
        if option.architecture is not None
    )


def _chart(architecture: Architecture) -> Flowchart:
    ids = numbered(layer.id for layer in architecture.layers)
    nodes = tuple(
        Node(ids[layer.id], _size(layer), _look(layer, architecture.edges), title=layer.name)
        for layer in architecture.layers
    )
    edges = tuple(
        Edge(ids[edge.origin], ids[edge.to], (edge.label,) if edge.label else ())
        for edge in architecture.edges
    )
    return Flowchart("TD", nodes, edges, width=24, lines=3)


def _size(layer: Layer) -> tuple[str, ...]:
    return (layer.size,) if layer.size else ()


def _look(layer: Layer, edges: tuple[LayerEdge, ...]) -> Look:
    """Inputs and outputs stand out from the blocks between them."""
    if layer.id not in {edge.to for edge in edges}:
        return DATA
    return MODEL.boxed() if layer.id in {edge.origin for edge in edges} else GOAL


def _sentences(architecture: Architecture) -> Iterator[str]:
    blocks = (
        f"{clause(layer.name)} ({clause(layer.size)})" if layer.size else clause(layer.name)
        for layer in architecture.layers
    )
    yield f"Blocks from input to output: {'; '.join(blocks)}"
    names = {layer.id: clause(layer.name) for layer in architecture.layers}
    for edge in architecture.edges:
        handed = f" hands {clause(edge.label)} to " if edge.label else " leads to "
        yield f"{names[edge.origin]}{handed}{names[edge.to]}"

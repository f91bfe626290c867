"""Feedback loops: how the system changes the data that it learns from, and what breaks that."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Edge, Flowchart, Node
from generator.derive.diagrams.looks import ALERT, CHOSEN, MODEL, STREAM
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause
from generator.model.case import Case
from generator.model.monitoring import FeedbackLoop

MODEL_ID = "model"


def draw(case: Case) -> Diagram:
    """Every loop from the model to its effect and back, and the remedy."""
    loops = case.monitoring.feedback_loops
    return diagram(
        "feedback_loops", "Feedback loops and remedies", _sentences(loops), _chart(loops)
    )


def _chart(loops: tuple[FeedbackLoop, ...]) -> Flowchart:
    nodes: list[Node] = [Node(MODEL_ID, ("The serving model",), MODEL)]
    edges: list[Edge] = []
    for number, loop in enumerate(loops, start=1):
        cause, effect, remedy = f"c{number}", f"e{number}", f"r{number}"
        nodes += (
            Node(cause, (loop.loop,), STREAM.boxed()),
            Node(remedy, (loop.remedy,), CHOSEN, title="Broken by"),
            Node(effect, (loop.effect,), ALERT, title="Unchecked"),
        )
        edges += (
            Edge(MODEL_ID, cause),
            Edge(cause, remedy, dotted=True),
            Edge(cause, effect),
            Edge(effect, MODEL_ID),
        )
    return Flowchart(
        "LR", tuple(nodes), tuple(edges), width=30, lines=5, spacing=(14, 30), narrowest=110
    )


def _sentences(loops: tuple[FeedbackLoop, ...]) -> Iterator[str]:
    for number, loop in enumerate(loops, start=1):
        yield (
            f"Loop {number} starts at the serving model: {clause(loop.loop)}; "
            f"unchecked: {clause(loop.effect)}, and that comes back to the serving model; "
            f"broken by: {clause(loop.remedy)}"
        )

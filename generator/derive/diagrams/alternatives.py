"""The decision between framings: what was chosen, what was not, and when it would be."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Edge, Flowchart, Node
from generator.derive.diagrams.looks import CHOSEN, GATE, REJECTED
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause
from generator.model.case import Case
from generator.model.framing import Framing
from generator.model.vocabulary import Vocabulary

QUESTION = "Which framing fits?"


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """The framings side by side, with the condition under which each would be right."""
    framing = case.framing
    tasks = {key: entry.name for key, entry in vocabulary.tasks.items()}
    return diagram(
        "alternatives", "Framings considered", _sentences(framing, tasks), _chart(framing, tasks)
    )


def _chart(framing: Framing, tasks: dict[str, str]) -> Flowchart:
    chosen = Node("chosen", (f"Chosen: {tasks[framing.task]}", framing.ml_objective), CHOSEN)
    others = tuple(
        Node(f"n{number}", (other.name, f"({tasks[other.task]})"), REJECTED)
        for number, other in enumerate(framing.alternatives, start=1)
    )
    edges = (
        Edge("question", "chosen", ("in this case",)),
        *(
            Edge("question", node.id, (other.choose_when,), dotted=True)
            for node, other in zip(others, framing.alternatives, strict=True)
        ),
    )
    parts = (Node("question", (QUESTION,), GATE), chosen, *others)
    return Flowchart("LR", parts, edges, width=26, lines=6, edge_width=22, edge_lines=6)


def _sentences(framing: Framing, tasks: dict[str, str]) -> Iterator[str]:
    yield f"The chosen framing is {clause(tasks[framing.task])}: {clause(framing.ml_objective)}"
    for other in framing.alternatives:
        yield (
            f"{clause(other.name)} ({clause(tasks[other.task])}) was rejected: "
            f"{clause(other.rejected_because)}"
        )
        yield f"When it would be right: {clause(other.choose_when)}"

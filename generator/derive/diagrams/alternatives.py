"""The decision between framings: what was chosen, what was not, and when it would be."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Edge, Flowchart, Node
from generator.derive.diagrams.looks import CHOSEN, GATE, REJECTED, WORDS
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause
from generator.model.case import Case
from generator.model.framing import Framing
from generator.model.vocabulary import Vocabulary

QUESTION, ASKED = "question", "Which framing fits?"


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """The framings below each other, each behind the condition under which it would be right."""
    framing = case.framing
    tasks = {key: entry.name for key, entry in vocabulary.tasks.items()}
    return diagram(
        "alternatives", "Framings considered", _sentences(framing, tasks), _chart(framing, tasks)
    )


def _chart(framing: Framing, tasks: dict[str, str]) -> Flowchart:
    nodes = [
        Node(QUESTION, (ASKED,), GATE),
        Node("here", ("In this case",), WORDS),
        Node("chosen", (framing.ml_objective,), CHOSEN, title=tasks[framing.task]),
    ]
    edges = [Edge(QUESTION, "here", headless=True), Edge("here", "chosen")]
    for number, other in enumerate(framing.alternatives, start=1):
        when, then = f"when{number}", f"n{number}"
        nodes += (
            Node(when, (other.choose_when,), WORDS),
            Node(then, (f"({tasks[other.task]})",), REJECTED, title=other.name),
        )
        edges += (
            Edge(QUESTION, when, dotted=True, headless=True),
            Edge(when, then, dotted=True),
        )
    return Flowchart(
        "LR", tuple(nodes), tuple(edges), width=28, lines=6, spacing=(16, 24), narrowest=180
    )


def _sentences(framing: Framing, tasks: dict[str, str]) -> Iterator[str]:
    yield ASKED
    yield f"In this case {clause(tasks[framing.task])}: {clause(framing.ml_objective)}"
    for other in framing.alternatives:
        name, task = clause(other.name), clause(tasks[other.task])
        yield f"{name} ({task}) would be right in another case: {clause(other.choose_when)}"
        yield f"Here it was rejected: {clause(other.rejected_because)}"

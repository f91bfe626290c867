"""The framing: what goes in, what the model is asked, what comes out, and what for."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node
from generator.derive.diagrams.looks import DATA, GOAL, MODEL
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed
from generator.model.case import Case
from generator.model.framing import Framing, Port
from generator.model.vocabulary import Vocabulary

TASK = "task"
PURPOSE = "purpose"
WIDE = 24


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """Inputs, the task with its objective, outputs and the business objective."""
    framing = case.framing
    task = vocabulary.tasks[framing.task].name
    chart = _chart(framing, task)
    return diagram(
        "framing", "From inputs to the business objective", _sentences(framing, task), chart
    )


def _chart(framing: Framing, task: str) -> Flowchart:
    inputs = _ports(framing.inputs, "in")
    outputs = _ports(framing.outputs, "out")
    objective = Node(TASK, ("ML objective", framing.ml_objective), MODEL.boxed(), WIDE)
    goal = Node(PURPOSE, ("Business objective", framing.business_objective), GOAL, WIDE)
    edges = (
        *(Edge(node.id, TASK) for node in inputs),
        *(Edge(TASK, node.id) for node in outputs),
        *(Edge(node.id, PURPOSE, dotted=True) for node in outputs),
    )
    return Flowchart(
        "LR",
        (*inputs, Group("model", task, (objective,)), *outputs, goal),
        edges,
        width=18,
        lines=7,
    )


def _ports(ports: tuple[Port, ...], prefix: str) -> tuple[Node, ...]:
    return tuple(
        Node(f"{prefix}{number}", (port.name,), DATA) for number, port in enumerate(ports, start=1)
    )


def _sentences(framing: Framing, task: str) -> Iterator[str]:
    inputs = listed(port.name for port in framing.inputs)
    outputs = listed(port.name for port in framing.outputs)
    yield f"The inputs {inputs} go into the model"
    yield f"Its task is {clause(task)}, its objective: {clause(framing.ml_objective)}"
    yield f"It produces {outputs}"
    yield f"They serve the business objective: {clause(framing.business_objective)}"

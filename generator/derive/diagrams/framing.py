"""The framing: what goes in, what the model is asked, what comes out, and what for."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node
from generator.derive.diagrams.looks import DATA, GOAL, MODEL
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed
from generator.model.case import Case
from generator.model.framing import Framing, Port
from generator.model.vocabulary import Vocabulary

INPUTS, TASK, OUTPUTS, PURPOSE = "inputs", "task", "outputs", "purpose"


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """Inputs, the task with its objective, outputs and the business objective."""
    framing = case.framing
    task = vocabulary.tasks[framing.task].name
    chart = _chart(framing, task)
    return diagram(
        "framing", "From inputs to the business objective", _sentences(framing, task), chart
    )


def _chart(framing: Framing, task: str) -> Flowchart:
    inputs = Group(INPUTS, "Inputs", _ports(framing.inputs, "in", 12), "LR")
    model = Node(TASK, (framing.ml_objective,), MODEL.boxed(), 22, title=task)
    outputs = Group(OUTPUTS, "Outputs", _ports(framing.outputs, "out", 12), "LR")
    goal = Node(PURPOSE, (framing.business_objective,), GOAL, title="Business objective")
    edges = (Edge(INPUTS, TASK), Edge(TASK, OUTPUTS), Edge(OUTPUTS, PURPOSE, dotted=True))
    return Flowchart(
        "LR", (inputs, model, outputs, goal), edges, lines=7, width=20, spacing=(12, 28)
    )


def _ports(ports: tuple[Port, ...], prefix: str, width: int) -> tuple[Node, ...]:
    return tuple(
        Node(f"{prefix}{number}", (port.name,), DATA, width)
        for number, port in enumerate(ports, start=1)
    )


def _sentences(framing: Framing, task: str) -> Iterator[str]:
    inputs = listed(port.name for port in framing.inputs)
    outputs = listed(port.name for port in framing.outputs)
    yield f"The inputs {inputs} go into {clause(task)}: {clause(framing.ml_objective)}"
    yield f"{clause(task)} gives the outputs {outputs}"
    yield f"The outputs serve the business objective: {clause(framing.business_objective)}"

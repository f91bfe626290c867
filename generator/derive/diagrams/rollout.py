"""The rollout: a new model on its way to all users, the experiment on it, and the way back."""

from collections.abc import Iterator
from itertools import pairwise, zip_longest

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node
from generator.derive.diagrams.looks import ALERT, GATE, GOAL, SERVICE
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, percent
from generator.model.case import Case
from generator.model.evaluation import Experiment
from generator.model.serving import RolloutStep

FIRST, DECISION, SHIPPED, REST, BACK = "first", "decision", "shipped", "rest", "back"
SHIP, DO_NOT_SHIP, ANY = "ship", "do not ship", "from any step"
ON = "On to the next step if the gate holds"
WIDTHS = {1: 30, 2: 30, 3: 23, 4: 15}
"""Characters in a line of a step, by how many steps share the column."""
WIDE = 40
"""The same for steps that are too many to share it, and for the way back."""

Steps = tuple[RolloutStep, ...]


def draw(case: Case) -> Diagram:
    """Steps in rows, from left to right, with the experiment's decision between both rows."""
    return diagram("rollout", "Experiment, rollout and rollback", _sentences(case), _chart(case))


def _chart(case: Case) -> Flowchart:
    first, rest = _rows(case.serving.rollout.steps)
    back = Node(BACK, (case.serving.rollout.rollback,), ALERT, WIDE, title="Rolled back")
    parts = [_row(FIRST, first), back]
    edges = [*_onward(first), Edge(parts[0].id, BACK, (ANY,), dotted=True)]
    if first[-1].experiment:
        then = _row(REST, rest, len(first)) if rest else Node(SHIPPED, (), GOAL, title="Shipped")
        parts[1:1] = [_decision(case.evaluation.experiment), then]
        edges[-1:-1] = [
            Edge(parts[0].id, DECISION),
            Edge(DECISION, then.id, (SHIP,)),
            Edge(DECISION, BACK, (DO_NOT_SHIP,)),
            *_onward(rest, len(first)),
            *([Edge(then.id, BACK, dotted=True)] if rest else []),
        ]
    return Flowchart("TD", tuple(parts), tuple(edges), lines=12, spacing=(24, 22))


def _rows(steps: Steps) -> tuple[Steps, Steps]:
    """The steps up to the experiment, and those after it."""
    end = next((n for n, step in enumerate(steps, start=1) if step.experiment), len(steps))
    return steps[:end], steps[end:]


def _row(row: str, steps: Steps, before: int = 0) -> Node | Group:
    """Steps in a frame, from left to right if they fit; a single one needs none."""
    width = WIDTHS.get(len(steps), WIDE)
    nodes = tuple(_step(step, number, width) for number, step in enumerate(steps, before + 1))
    direction = "LR" if len(steps) in WIDTHS else "TB"
    return Group(row, ON, nodes, direction) if len(nodes) > 1 else nodes[0]


def _step(step: RolloutStep, number: int, width: int) -> Node:
    texts = (_traffic(step), step.lasts, f"Gate: {step.gate}")
    return Node(f"s{number}", texts, SERVICE, width, title=step.name)


def _traffic(step: RolloutStep) -> str:
    return f"{percent(step.traffic)} of requests"


def _onward(steps: Steps, before: int = 0) -> Iterator[Edge]:
    numbers = range(before + 1, before + len(steps) + 1)
    return (Edge(f"s{one}", f"s{other}") for one, other in pairwise(numbers))


def _decision(experiment: Experiment) -> Node:
    facts = _facts(experiment)
    return Node(DECISION, (experiment.decision,), GATE, 64, title="Decision", items=facts)


def _facts(experiment: Experiment) -> tuple[str, ...]:
    return (
        f"Unit: {experiment.unit}",
        f"Sample: {experiment.sample}",
        f"Duration: {experiment.duration}",
    )


def _sentences(case: Case) -> Iterator[str]:
    rollout = case.serving.rollout
    first, rest = _rows(rollout.steps)
    yield f"A new model goes {ON.lower()}"
    yield from _told(first, then="the decision" if first[-1].experiment else "")
    if first[-1].experiment:
        yield from _decided(case.evaluation.experiment, rest)
        yield from _told(rest, len(first))
    ends = f"{clause(rollout.steps[0].name)} to {clause(rollout.steps[-1].name)}"
    yield f"From any step, {ends}, the model can be rolled back: {clause(rollout.rollback)}"


def _told(steps: Steps, before: int = 0, then: str = "") -> Iterator[str]:
    for number, (step, after) in enumerate(zip_longest(steps, steps[1:]), before + 1):
        to = clause(after.name) if after else then
        yield f"Step {number}, {clause(step.name)}: {_traffic(step)}, {clause(step.lasts)}"
        yield f"The gate from {clause(step.name)}{f' to {to}' if to else ''}: {clause(step.gate)}"


def _decided(experiment: Experiment, rest: Steps) -> Iterator[str]:
    yield f"The decision of the experiment: {clause(experiment.decision)}"
    yield from map(clause, _facts(experiment))
    shipped = clause(rest[0].name) if rest else "shipped"
    yield f"From the decision, ship leads to {shipped}, do not ship to rolled back"

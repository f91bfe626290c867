"""The rollout: the steps of a new model to all users, the gates, and the way back."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.diagrams.label import label
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, percent
from generator.model.case import Case
from generator.model.serving import Rollout

BACK = "back"


def draw(case: Case) -> Diagram:
    """One state for each step, and one for a model that was taken back."""
    rollout = case.serving.rollout
    return diagram("rollout", "Rollout and rollback", _sentences(rollout), States(rollout))


@dataclass(frozen=True)
class States:
    """The steps as Mermaid's state chart."""

    rollout: Rollout

    @property
    def header(self) -> str:
        """The first line of the Mermaid text."""
        return "stateDiagram-v2"

    @property
    def layout(self) -> str:
        """Steps close enough below each other."""
        return "state: {nodeSpacing: 40, rankSpacing: 40}"

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        steps = self.rollout.steps
        yield "direction TB"
        for number, step in enumerate(steps, start=1):
            texts = (step.name, f"{percent(step.traffic)} of requests", step.lasts)
            yield f'state "{label(texts, 22, 2)}" as s{number}'
        yield f'state "{label(("Rolled back", self.rollout.rollback), 22, 7)}" as {BACK}'
        yield "[*] --> s1"
        for number, step in enumerate(steps, start=1):
            to = f"s{number + 1}" if number < len(steps) else "[*]"
            yield f"s{number} --> {to} : {label((step.gate,), 22, 4)}"
        for number in range(1, len(steps) + 1):
            yield f"s{number} --> {BACK}"


def _sentences(rollout: Rollout) -> Iterator[str]:
    for number, step in enumerate(rollout.steps, start=1):
        yield (
            f"Step {number}, {clause(step.name)}: {percent(step.traffic)} of requests, "
            f"{clause(step.lasts)}"
        )
        yield f"Its gate: {clause(step.gate)}"
    yield f"From every step the model can be rolled back: {clause(rollout.rollback)}"

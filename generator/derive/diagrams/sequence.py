"""Sequence diagrams: who calls whom, in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.diagrams.label import label

HEADER = "sequenceDiagram"
# Mermaid measures these texts before it decodes them: a code would push the lifelines apart.
LITERAL = '%[]{}|"_*~^\\'


@dataclass(frozen=True)
class Participant:
    """Somebody with a lifeline."""

    id: str
    name: str


@dataclass(frozen=True)
class Message:
    """An arrow from lifeline to lifeline, dashed if it answers."""

    origin: str
    to: str
    texts: tuple[str, ...]
    answer: bool = False


@dataclass(frozen=True)
class Parallel:
    """Branches that run side by side."""

    title: str
    branches: tuple[tuple[Message, ...], ...]


@dataclass(frozen=True)
class Sequence:
    """Participants and what passes between them."""

    participants: tuple[Participant, ...]
    steps: tuple[Message | Parallel, ...]

    @property
    def header(self) -> str:
        """The first line of the Mermaid text."""
        return HEADER

    @property
    def layout(self) -> str:
        """Lifelines as close as they must be for the text to stay above 11 px at 700 px."""
        return (
            f"sequence: {{width: {self._spacing - 14}, actorMargin: 14, height: 50, boxMargin: 5, "
            "messageMargin: 30, diagramMarginX: 8, wrapPadding: 4, mirrorActors: false}"
        )

    @property
    def _spacing(self) -> int:
        """Pixels from lifeline to lifeline."""
        return min(180, max(88, 930 // len(self.participants)))

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        for participant in self.participants:
            name = label((participant.name,), self._room(1), 3, LITERAL)
            yield f"participant {participant.id} as {name}"
        for step in self.steps:
            yield from (
                self._parallel(step) if isinstance(step, Parallel) else (self._message(step),)
            )

    def _parallel(self, parallel: Parallel) -> Iterator[str]:
        for number, branch in enumerate(parallel.branches):
            yield f"par {label((parallel.title,), 28, 1, LITERAL)}" if number == 0 else "and"
            yield from (f"  {self._message(message)}" for message in branch)
        yield "end"

    def _message(self, message: Message) -> str:
        arrow = "-->>" if message.answer else "->>"
        text = label(message.texts, self._room(self._distance(message)), 4, LITERAL)
        return f"{message.origin}{arrow}{message.to}: {text}"

    def _distance(self, message: Message) -> int:
        order = [participant.id for participant in self.participants]
        return abs(order.index(message.origin) - order.index(message.to))

    def _room(self, distance: int) -> int:
        """Characters that fit between lifelines; a longer text would push them apart."""
        return min(36, (max(1, distance) * self._spacing - 40) // 8)

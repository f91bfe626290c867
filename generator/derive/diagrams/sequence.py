"""Sequence diagrams: who calls whom, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.derive.diagrams.label import BREAK, balanced, escape

HEADER: Final = "sequenceDiagram"
# Mermaid measures these texts before it decodes them: a code would push the lifelines apart.
LITERAL: Final = '%[]{}|"_*~^\\'
COLUMN: Final = 690
"""Pixels that the lifelines share."""
WIDEST: Final = 150
"""Pixels from lifeline to lifeline where few share the column."""
FITS: Final = 6
"""So many lifelines leave room for letters of the usual size."""
GAP: Final = 6
"""Pixels between the boxes at the heads of two lifelines."""


@dataclass(frozen=True)
class Participant:
    """Somebody with a lifeline. The style sheet finds its color by how its id begins."""

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
        """Lifelines as close as they must be for all to be seen at once in a page's column."""
        return (
            # Mermaid takes the size of a sequence's letters from here and from nowhere else.
            f"fontSize: {self._font_size}\n"
            f"  sequence: {{width: {self._spacing - GAP}, actorMargin: {GAP}, height: 46, "
            "boxMargin: 5, boxTextMargin: 5, messageMargin: 24, "
            "diagramMarginX: 6, diagramMarginY: 6, wrapPadding: 2, mirrorActors: false}"
        )

    @property
    def _spacing(self) -> int:
        """Pixels from lifeline to lifeline."""
        return min(WIDEST, COLUMN // len(self.participants))

    @property
    def _font_size(self) -> int:
        return 14 if len(self.participants) <= FITS else 12

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        for participant in self.participants:
            yield f"participant {participant.id} as {self._text((participant.name,), 1, 3)}"
        for step in self.steps:
            yield from (
                self._parallel(step) if isinstance(step, Parallel) else (self._message(step),)
            )

    def _parallel(self, parallel: Parallel) -> Iterator[str]:
        for number, branch in enumerate(parallel.branches):
            title = escape(balanced(parallel.title, 28, 1)[0], LITERAL)
            yield f"par {title}" if number == 0 else "and"
            yield from (f"  {self._message(message)}" for message in branch)
        yield "end"

    def _message(self, message: Message) -> str:
        arrow = "-->>" if message.answer else "->>"
        text = self._text(message.texts, self._distance(message), 4)
        return f"{message.origin}{arrow}{message.to}: {text}"

    def _distance(self, message: Message) -> int:
        """From lifeline to lifeline; a message to oneself has the room of both neighbors."""
        order = [participant.id for participant in self.participants]
        return abs(order.index(message.origin) - order.index(message.to)) or 2

    def _text(self, texts: tuple[str, ...], distance: int, lines: int) -> str:
        """Texts wrapped to the room between lifelines; a longer one would push them apart."""
        room = (distance * self._spacing - 14) * 1.75 / self._font_size
        wrapped = (line for text in texts for line in balanced(text, max(8, int(room) - 2), lines))
        return BREAK.join(escape(line, LITERAL) for line in wrapped)

"""A finished diagram, and what every kind of Mermaid text has in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from generator.derive.diagrams.label import escape
from generator.derive.diagrams.wording import paragraph

# Renderers differ in these defaults, and with them in width. Front matter holds distances only:
# colors come from the style sheet, so that both palettes work.
_SAME_EVERYWHERE = ("look: classic", "layout: dagre")


@dataclass(frozen=True)
class Diagram:
    """A picture of a part of a case, as Mermaid text and as words."""

    kind: str
    """The kind of diagram, named like its module."""
    title: str
    """What the picture shows, in plain text."""
    description: str
    """The same in full sentences of plain text, naming every node and edge."""
    source: str
    """The complete Mermaid text."""


class Chart(Protocol):
    """Something drawn: the first line of its Mermaid text, and the lines after it."""

    @property
    def header(self) -> str:
        """The first line, which names the kind of chart."""
        ...

    @property
    def layout(self) -> str:
        """The distances between its parts, as one entry of Mermaid's configuration."""
        ...

    def body(self) -> Iterable[str]:
        """The lines after the first."""
        ...


def diagram(kind: str, title: str, sentences: Iterable[str], chart: Chart) -> Diagram:
    """A diagram from a chart and what is said about it."""
    description = paragraph(sentences)
    source = (
        *("---", "config:", *(f"  {line}" for line in (*_SAME_EVERYWHERE, chart.layout)), "---"),
        chart.header,
        f"accTitle: {escape(title)}",
        f"accDescr {{\n{escape(description)}\n}}",
        *chart.body(),
    )
    return Diagram(kind, title, description, "\n".join(source) + "\n")

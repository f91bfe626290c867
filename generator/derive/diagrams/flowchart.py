"""Flowcharts: nodes with a look, arrows between them, and frames around them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.derive.diagrams.label import label
from generator.derive.diagrams.looks import Look


@dataclass(frozen=True)
class Node:
    """A box. Its texts stand below each other, each wrapped by itself."""

    id: str
    texts: tuple[str, ...]
    look: Look
    width: int | None = None
    """Characters in a line, where it differs from the chart's."""


@dataclass(frozen=True)
class Group:
    """A frame with a title around nodes."""

    id: str
    title: str
    nodes: tuple[Node, ...]
    direction: str | None = None
    """Its own direction, which holds as long as no arrow crosses the frame."""


@dataclass(frozen=True)
class Edge:
    """An arrow, dotted where it is no direct call or hand-over."""

    origin: str
    to: str
    texts: tuple[str, ...] = ()
    dotted: bool = False


@dataclass(frozen=True)
class Flowchart:
    """A chart. Widths are counted in characters, `lines` for each text of a node."""

    direction: str
    parts: tuple[Node | Group, ...]
    edges: tuple[Edge, ...]
    width: int = 22
    lines: int = 4
    edge_width: int = 18
    edge_lines: int = 3
    spacing: tuple[int, int] = (16, 36)
    """Pixels between neighbors in a rank, and between ranks."""
    below: tuple[tuple[str, str], ...] = ()
    """Pairs of groups of which the second is placed below the first, without an arrow."""

    @property
    def header(self) -> str:
        """The first line of the Mermaid text."""
        return f"flowchart {self.direction}"

    @property
    def layout(self) -> str:
        """Distances that keep the text above 11 px in a column of 700 px."""
        neighbors, ranks = self.spacing
        return (
            "flowchart: {wrappingWidth: 480, minNodeWidth: 20, padding: 10, "
            f"nodeSpacing: {neighbors}, rankSpacing: {ranks}}}"
        )

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        for part in self.parts:
            yield from self._group(part) if isinstance(part, Group) else (self._node(part),)
        yield from (self._edge(edge) for edge in self.edges)
        yield from (f"{first} ~~~ {second}" for first, second in self.below)
        yield from self._classes()

    def _node(self, node: Node) -> str:
        text = label(node.texts, node.width or self.width, self.lines)
        return f"{node.id}{node.look.opening}{text}{node.look.closing}"

    def _group(self, group: Group) -> Iterator[str]:
        yield f'subgraph {group.id}["{label((group.title,), 40, 1)}"]'
        if group.direction:
            yield f"  direction {group.direction}"
        yield from (f"  {self._node(node)}" for node in group.nodes)
        yield "end"

    def _edge(self, edge: Edge) -> str:
        arrow = "-.->" if edge.dotted else "-->"
        text = f'|"{label(edge.texts, self.edge_width, self.edge_lines)}"|' if edge.texts else ""
        return f"{edge.origin} {arrow}{text} {edge.to}"

    def _classes(self) -> Iterator[str]:
        """One statement for every class that occurs."""
        classes: dict[str, list[str]] = {}
        for part in self.parts:
            for node in part.nodes if isinstance(part, Group) else (part,):
                for css in node.look.css.split():
                    classes.setdefault(css, []).append(node.id)
            if isinstance(part, Group):
                classes.setdefault("cb-group", []).append(part.id)
        return (f"class {','.join(ids)} {css}" for css, ids in classes.items())


def numbered(keys: Iterable[str], prefix: str = "n") -> dict[str, str]:
    """A node id for every key: an author's own word, such as `end`, could be Mermaid's."""
    return {key: f"{prefix}{number}" for number, key in enumerate(dict.fromkeys(keys), start=1)}

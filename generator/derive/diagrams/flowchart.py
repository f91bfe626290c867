"""Flowcharts: nodes with a look, arrows between them, and frames around them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.derive.diagrams.label import BREAK, balanced, escape, wrap
from generator.derive.diagrams.looks import SPACE, Look

HEADING: Final = 26
"""Characters of a heading before it is broken, however narrow the text below is."""
BULLET: Final = "· "
INDENT: Final = SPACE * len(BULLET)
"""As wide as the bullet."""


@dataclass(frozen=True)
class Node:
    """A box. Its texts stand below each other, each wrapped by itself."""

    id: str
    texts: tuple[str, ...]
    look: Look
    width: int | None = None
    """Characters in a line, where it differs from the chart's."""
    title: str = ""
    """A heading above the texts."""
    items: tuple[str, ...] = ()
    """A list below the texts; with one, every line begins at the left."""


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
    headless: bool = False
    """A line that goes on behind the words at its end."""
    ranks: int = 1
    """How many ranks it spans at least, for a fan that needs room to spread."""
    width: int | None = None
    """Characters in a line, where it differs from the chart's."""


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
    narrowest: int = 20
    """Pixels of every text at least, which makes the boxes of a column equally wide."""
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
            f"flowchart: {{wrappingWidth: 480, minNodeWidth: {self.narrowest}, padding: 10, "
            f"nodeSpacing: {neighbors}, rankSpacing: {ranks}}}"
        )

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        for part in self.parts:
            yield from self._group(part) if isinstance(part, Group) else (self._node(part),)
        yield from (self._edge(edge) for edge in self.edges)
        yield from (f"{first} ~~~ {second}" for first, second in self.below)
        yield from self._classes()
        yield from (f"style {node.id} text-align:left" for node in self._nodes() if node.items)

    def _nodes(self) -> Iterator[Node]:
        for part in self.parts:
            yield from part.nodes if isinstance(part, Group) else (part,)

    def _node(self, node: Node) -> str:
        edge = node.look.margin
        text = f"{edge}{BREAK}{edge}".join(self._lines(node))
        return f"{node.id}{node.look.opening}{edge}{text}{edge}{node.look.closing}"

    def _lines(self, node: Node) -> Iterator[str]:
        """What stands in a node: its heading, its texts and its list."""
        room = node.width or self.width
        title = balanced(node.title, max(room, HEADING), self.lines) if node.title else ()
        width = max((room, *map(len, title)))
        before = "" if node.items else SPACE * 2
        # Mermaid measures a heading as if it were not bold.
        yield from (f"<b>{before}{escape(line)}{SPACE * 2}</b>" for line in title)
        yield from _broken(node.texts, width, self.lines)
        for item in node.items:
            first, *others = _broken((item,), width, self.lines)
            yield f"{BULLET}{first}"
            yield from (f"{INDENT}{other}" for other in others)

    def _group(self, group: Group) -> Iterator[str]:
        yield f'subgraph {group.id}["{escape(wrap(group.title, 40, 1)[0])}"]'
        if group.direction:
            yield f"  direction {group.direction}"
        yield from (f"  {self._node(node)}" for node in group.nodes)
        yield "end"

    def _edge(self, edge: Edge) -> str:
        line = f"-{'.' * edge.ranks}-" if edge.dotted else "-" * (edge.ranks + 1)
        end = ">" if not edge.headless else "" if edge.dotted else "-"
        lines = _broken(edge.texts, edge.width or self.edge_width, self.edge_lines)
        text = f'|"{BREAK.join(lines)}"|' if edge.texts else ""
        return f"{edge.origin} {line}{end}{text} {edge.to}"

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


def _broken(texts: Iterable[str], width: int, lines: int) -> Iterator[str]:
    """The lines of texts below each other, safe for Mermaid."""
    for text in texts:
        yield from map(escape, balanced(text, width, lines))

"""What merman draws, without what a page of ours does not need.

Nearly all of an SVG by Mermaid is repeated in every other: a style sheet, a dozen arrow heads of
which one is used, a tag around every word, sixteen digits where a pixel has two. The site has one
style sheet for all diagrams, so a picture keeps its shapes, its texts, and the classes that the
style sheet knows.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from math import ceil, floor
from typing import Final
from xml.etree import ElementTree as ET

from generator.svg import labels
from generator.svg.renderer import FONT_SIZE

SMALLEST_TEXT: Final = 11
"""CSS pixels below which no text shrinks; a wider diagram scrolls in its frame."""

STYLED: Final = frozenset({"flowchart-v2", "er", "stateDiagram", "sequence", "gantt", "xychart"})
"""Mermaid's words for the kinds that the style sheet dresses; others keep the renderer's own."""

FOREIGN: Final = "casebook-foreign"
"""The class of those others, which look the same in both palettes."""

# fmt: off
CLASSES: Final = frozenset({
    "actor", "actor-line", "axis-line", "axisl-line", "background", "cluster", "cluster-label",
    "divider", "edge-pattern-dashed", "edge-pattern-dotted", "edgeLabel", "er", "flowchart-link",
    "grid", "labelBox", "labelText", "loopLine", "loopText", "marker", "messageLine0",
    "messageLine1", "messageText", "milestone", "name", "node", "note", "noteText", "plot",
    "relationshipLine", "row-rect-even", "row-rect-odd", "section", "sectionTitle", "state-end",
    "state-start", "task", "taskText", "taskTextOutsideLeft", "taskTextOutsideRight", "tick",
    "ticks", "titleText", "transition",
})
# fmt: on
"""The classes that the style sheet refers to, besides our own, which begin with `cb-`."""

_NAMESPACE: Final = re.compile(r"^\{.*\}")
_WASTE: Final = frozenset({"style", "title", "desc", "defs", "filter", "linearGradient", "marker"})
# fmt: off
_GEOMETRY: Final = frozenset({
    "cx", "cy", "d", "height", "points", "r", "refX", "refY", "rx", "ry", "transform", "viewBox",
    "width", "x", "x1", "x2", "y", "y1", "y2",
})
_PLAIN: Final = frozenset({
    "dominant-baseline", "markerHeight", "markerUnits", "markerWidth", "orient", "transform-origin",
})
# fmt: on
_PRESENTATION: Final = ("font-size", "font-weight", "stroke-dasharray", "text-anchor")
_HEADS: Final = frozenset({"marker-start", "marker-end"})
_DEFAULTS: Final = {
    "font-size": {f"{FONT_SIZE}"},
    "font-weight": {"normal", "400"},
    "stroke-dasharray": {"0", "0 0", "1, 0", "1,0"},
}
_PIXELS: Final = re.compile(r"^([\d.]+)(?:px)?$")
_DECIMALS: Final = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_SPACES: Final = re.compile(r"\s*([,\sA-Za-z()])\s*")


class _Heads:
    """The arrow heads that a picture uses, each under a name that is its own in a page."""

    def __init__(self, root: ET.Element, prefix: str) -> None:
        self._drawn = {marker.get("id", ""): marker for marker in root.iter("marker")}
        self._names: dict[str, str] = {}
        self._prefix = prefix

    def reference(self, value: str) -> str:
        """The value of an attribute that puts a head on a line."""
        drawn = value.removeprefix("url(#").removesuffix(")")
        name = self._names.setdefault(drawn, f"{self._prefix}-{len(self._names) + 1}")
        return f"url(#{name})"

    def used(self) -> Iterator[ET.Element]:
        """Every head that a line refers to."""
        for drawn, name in self._names.items():
            marker = self._drawn[drawn]
            yield _element(
                "marker", {"id": name, **_attributes(marker, self)}, _parts(marker, self)
            )


def reduced(svg: str, prefix: str) -> str:
    """The smallest SVG that looks the same under the site's style sheet.

    `prefix` begins the names of its arrow heads and must differ between the pictures of a page.
    A kind that the style sheet does not dress keeps all that it came with.

    Raises:
        ElementTree.ParseError: `svg` is no XML.
    """
    root = ET.fromstring(svg)  # noqa: S314 - the renderer's own output
    for element in root.iter():
        # In HTML, which the drawing becomes a part of, elements need no name spaces.
        element.tag = _NAMESPACE.sub("", element.tag)
    if root.get("aria-roledescription") in STYLED:
        heads = _Heads(root, prefix)
        parts = _parts(root, heads)
        drawing = _element("svg", _frame(root, parts), (*heads.used(), *parts))
    else:
        drawing = _foreign(root)
    return ET.tostring(drawing, encoding="unicode")


def _foreign(root: ET.Element) -> ET.Element:
    """The whole drawing on a ground of its own, named by its page instead of by itself."""
    whole = [child for child in root if child.tag not in {"title", "desc"}]
    return _element(
        "svg", {"id": root.get("id", ""), "class": FOREIGN, **_frame(root, whole)}, whole
    )


def _frame(root: ET.Element, parts: Iterable[ET.Element]) -> dict[str, str]:
    """The attributes of the root: its size, and how far its text lets it shrink."""
    left, top, wide, high = (float(number) for number in root.get("viewBox", "").split())
    edges = (floor(left), floor(top), ceil(left + wide), ceil(top + high))
    width, height = edges[2] - edges[0], edges[3] - edges[1]
    texts = (text for part in parts for text in part.iter("text"))
    sizes = (_PIXELS.match(text.get("font-size", "")) for text in texts)
    smallest = min((float(size[1]) for size in sizes if size), default=float(FONT_SIZE))
    least = ceil(width * min(1.0, SMALLEST_TEXT / smallest))
    return {
        "viewBox": f"{edges[0]} {edges[1]} {width} {height}",
        "width": f"{width}",
        "height": f"{height}",
        "style": f"min-width:{least}px",
    }


def _parts(element: ET.Element, heads: _Heads) -> list[ET.Element]:
    """What stays of the children of an element."""
    return [part for child in _clean(element) for part in _kept(child, heads)]


def _clean(element: ET.Element) -> Iterator[ET.Element]:
    """The children, with a plain outline instead of the pencil strokes that may follow a shape."""
    children = list(element)
    for shape, strokes in zip_longest(children, children[1:]):
        if _is_filling(shape) and strokes is not None and _is_pencil(strokes):
            shape.set("d", f"{shape.get('d', '')}Z")
            element.remove(strokes)
    return iter(element)


def _is_filling(element: ET.Element) -> bool:
    return element.tag == "path" and element.get("stroke") == "none"


def _is_pencil(element: ET.Element) -> bool:
    return element.tag == "path" and element.get("fill") == "none"


def _kept(element: ET.Element, heads: _Heads) -> list[ET.Element]:
    """What stays of an element: itself, its parts if it says nothing itself, or nothing."""
    if element.tag in _WASTE or _is_invisible(element):
        return []
    if element.tag == "foreignObject":
        return _html(element)
    attributes = _attributes(element, heads)
    if element.tag == "text":
        return _text(labels.of_text(element), attributes)
    parts = _parts(element, heads)
    if element.tag == "g" and not (attributes and parts):
        return parts
    return [_element(element.tag, attributes, parts)]


def _is_invisible(element: ET.Element) -> bool:
    """Whether it has no size, or is the frame that D3 draws around an axis."""
    sizeless = element.tag == "rect" and not element.get("width")
    return sizeless or "domain" in element.get("class", "").split()


def _html(label: ET.Element) -> list[ET.Element]:
    """An HTML label as text; one that lies on an edge gets a ground, which hides the edge."""
    lines, centered = labels.of_html(label)
    text = _text(lines, {"text-anchor": "middle"} if centered else {})
    if not text or not any("labelBkg" in part.get("class", "") for part in label):
        return text
    size = {name: _compact(label.get(name, "")) for name in ("width", "height")}
    return [_element("rect", size), *text]


def _text(lines: tuple[labels.Line, ...], attributes: dict[str, str]) -> list[ET.Element]:
    """A text of one line in one element, a longer one with an element a line."""
    placed = [({"x": _rounded(line.x), "y": _rounded(line.y)}, line.text) for line in lines]
    if len(placed) == 1:
        place, text = placed[0]
        return [_element("text", {**attributes, **place}, text=text)]
    rest = {name: value for name, value in attributes.items() if name not in {"x", "y"}}
    rows = (_element("tspan", place, text=text) for place, text in placed)
    return [_element("text", rest, rows)] if placed else []


def _element(
    tag: str, attributes: dict[str, str], parts: Iterable[ET.Element] = (), text: str | None = None
) -> ET.Element:
    element = ET.Element(tag, attributes)
    element.text = text
    element.extend(parts)
    return element


def _attributes(element: ET.Element, heads: _Heads) -> dict[str, str]:
    """The attributes that the drawing needs, its style's included."""
    style = _declarations(element.get("style", ""))
    kept = {name: _compact(value) for name, value in element.items() if name in _GEOMETRY}
    kept |= {name: value for name, value in element.items() if name in _PLAIN}
    kept |= {name: heads.reference(value) for name, value in element.items() if name in _HEADS}
    for name in _PRESENTATION:
        value = style.get(name, element.get(name, "")).removesuffix("px")
        if value and value not in _DEFAULTS.get(name, ()):
            kept[name] = value
    if classes := " ".join(dict.fromkeys(filter(_is_styled, element.get("class", "").split()))):
        kept["class"] = classes
    # An author's own style, which a diagram written by hand may have, outweighs the style sheet.
    if own := ";".join(f"{name}:{value}" for name, value in style.items() if "!important" in value):
        kept["style"] = own
    return kept


def _is_styled(name: str) -> bool:
    return name in CLASSES or name.startswith("cb-")


def _declarations(style: str) -> dict[str, str]:
    """The declarations of an inline style by property."""
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def _compact(geometry: str) -> str:
    """Coordinates to a tenth of a pixel, without the spaces that mean nothing."""
    rounded = _DECIMALS.sub(lambda number: _rounded(float(number[0])), geometry)
    return _SPACES.sub(r"\1", rounded).strip()


def _rounded(number: float) -> str:
    return f"{round(number, 1) + 0.0:g}"

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
from generator.svg.foreign import disarmed
from generator.svg.renderer import FONT_SIZE, Refused

SMALLEST_TEXT: Final = 11
"""CSS pixels below which no text shrinks; a wider diagram scrolls in its frame."""

LARGEST_LEAST: Final = 2999
"""CSS pixels below which every diagram may shrink: what `diagram-sizes.css` has classes for."""

STYLED: Final = frozenset({"flowchart-v2", "er", "stateDiagram", "sequence", "gantt", "xychart"})
"""Mermaid's words for the kinds that the style sheet dresses; others keep the renderer's own."""

FOREIGN: Final = "casebook-foreign"
"""The class of those others, which look the same in both palettes."""

# fmt: off
CLASSES: Final = frozenset({
    "activation0", "activation1", "activation2", "actor", "actor-line", "attribute-keys",
    "axis-line", "axisl-line", "background", "bar-plot-0", "bar-plot-2",
    "bar-plot-3", "bar-plot-4", "cluster", "cluster-label", "crit0", "divider",
    "edge-pattern-dashed", "edge-pattern-dotted", "edgeLabel", "er", "flowchart-link", "grid",
    "labelBox", "loopLine", "messageLine0", "messageLine1", "messageText", "milestone", "name",
    "node", "note", "plot", "relationshipLine", "row-rect-even", "row-rect-odd", "section",
    "sequenceNumber", "state-start", "statediagram-note", "task", "taskText",
    "taskTextOutsideLeft", "tick", "ticks", "titleText", "transition", "vert", "vertText",
})
# fmt: on
"""The classes that the style sheet refers to, besides our own, which begin with `cb-`."""

_KIND: Final = re.compile(r"\bcb-[a-z]+")
_NAMESPACE: Final = re.compile(r"^\{.*\}")
_HIDDEN: Final = frozenset({"actorPopupMenu", "domain", "edge-thickness-invisible", "note-cluster"})
"""Menus that a click would open, the frame of an axis, and what only keeps things apart."""
# fmt: off
_SHAPES: Final = frozenset({"circle", "ellipse", "line", "path", "polygon", "polyline", "rect"})
_GEOMETRY: Final = frozenset({
    "cx", "cy", "d", "height", "points", "r", "refX", "refY", "rx", "ry", "transform", "viewBox",
    "width", "x", "x1", "x2", "y", "y1", "y2",
})
_PLAIN: Final = frozenset({
    "dominant-baseline", "markerHeight", "markerUnits", "markerWidth", "orient", "transform-origin",
})
# fmt: on
_PRESENTATION: Final = ("font-size", "font-weight", "stroke-dasharray", "text-anchor")
_HEADS: Final = ("marker-start", "marker-end")
_DEFAULT: Final = {
    "font-size": re.compile(f"{FONT_SIZE}"),
    "font-weight": re.compile("normal|400"),
    "stroke-dasharray": re.compile(r"0|0 0|1,0|0 0 [\d.]+ 0"),
    "text-anchor": re.compile("start"),
}
_PIXELS: Final = re.compile(r"^([\d.]+)(?:px)?$")
# fmt: off
_OWN_STYLE: Final = frozenset({
    "fill", "fill-opacity", "font-size", "font-style", "font-weight", "opacity", "stroke",
    "stroke-dasharray", "stroke-opacity", "stroke-width",
})
# fmt: on
"""What an author may say of a shape."""
_LOADS: Final = re.compile(r"url|\\", re.IGNORECASE)
"""What makes a style load something, and the sign that could hide it."""
_DECIMALS: Final = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_SPACES: Final = re.compile(r"\s*([,\sA-Za-z()])\s*")


class _Heads:
    """The arrow heads that a picture uses, each under a name that is its own in a page."""

    def __init__(self, root: ET.Element, prefix: str) -> None:
        self._drawn = {marker.get("id", ""): marker for marker in root.iter("marker")}
        self._names: dict[str, str] = {}
        self._prefix = prefix

    def reference(self, value: str) -> str:
        """The value of an attribute that puts a head on a line; empty if there is no such head."""
        drawn = value.removeprefix("url(#").removesuffix(")")
        if drawn not in self._drawn:
            return ""
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
        Refused: it does not say how large it is.
    """
    root = ET.fromstring(svg)  # noqa: S314 - the renderer's own output
    for element in root.iter():
        # In HTML, which the drawing becomes a part of, names need no name spaces.
        element.tag = _NAMESPACE.sub("", element.tag)
    if root.get("aria-roledescription") in STYLED:
        heads = _Heads(root, prefix)
        parts = _parts(root, heads)
        drawing = _element("svg", _frame(root, parts), (*heads.used(), *parts))
    else:
        drawing = _foreign(disarmed(root))
    return ET.tostring(drawing, encoding="unicode")


def _foreign(root: ET.Element) -> ET.Element:
    """The whole drawing on a ground of its own, named by its page instead of by itself."""
    whole = [child for child in root if child.tag not in {"title", "desc"}]
    frame = _frame(root, whole)
    frame["class"] = f"{FOREIGN} {frame['class']}"
    return _element("svg", {"id": root.get("id", ""), **frame}, whole)


def _frame(root: ET.Element, parts: Iterable[ET.Element]) -> dict[str, str]:
    """The attributes of the root: its size, and how far its text lets it shrink."""
    if not (box := root.get("viewBox")):
        message = "the renderer does not say how large its drawing is"
        raise Refused(message)
    left, top, wide, high = (float(number) for number in box.split())
    # merman forgets the loop of a last message to oneself; the lifelines reach below it.
    ends = (float(line.get("y2", "0")) for line in root.iter("line") if _is_lifeline(line))
    edges = (floor(left), floor(top), ceil(left + wide), ceil(max(top + high, *ends, top)))
    width, height = edges[2] - edges[0], edges[3] - edges[1]
    texts = (text for part in parts for text in part.iter("text"))
    sizes = (_PIXELS.match(text.get("font-size", "")) for text in texts)
    smallest = min((float(size[1]) for size in sizes if size), default=float(FONT_SIZE))
    least = ceil(width * min(1.0, SMALLEST_TEXT / smallest))
    return {
        "viewBox": f"{edges[0]} {edges[1]} {width} {height}",
        "width": f"{width}",
        "height": f"{height}",
        "class": _size(least),
    }


def _size(least: int) -> str:
    """The classes that keep a drawing from shrinking below a width: hundreds, tens and ones.

    Classes, because the policy of the pages allows no style that stands in them.
    """
    hundreds, rest = divmod(min(least, LARGEST_LEAST), 100)
    parts = (hundreds * 100, rest // 10 * 10, rest % 10)
    return " ".join(f"casebook-least-{part}" for part in parts if part)


def _is_lifeline(line: ET.Element) -> bool:
    return "actor-line" in line.get("class", "").split()


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
    if _is_invisible(element):
        return []
    if element.tag == "foreignObject":
        return _html(element)
    attributes = _attributes(element, heads)
    if element.tag == "text":
        return _text(labels.of_text(element), attributes)
    if element.tag in _SHAPES:
        return [_element(element.tag, attributes)]
    return _group(attributes, _parts(element, heads)) if element.tag in {"g", "a"} else []


def _group(attributes: dict[str, str], parts: list[ET.Element]) -> list[ET.Element]:
    """What belongs together; a link too, as a picture with a description has no parts to click."""
    return [_element("g", attributes, parts)] if attributes and parts else parts


def _is_invisible(element: ET.Element) -> bool:
    """Whether it has no size, or is one of those that nobody sees."""
    sizeless = element.tag == "rect" and element.get("width", "") in {"", "0"}
    return sizeless or not _HIDDEN.isdisjoint(element.get("class", "").split())


def _html(label: ET.Element) -> list[ET.Element]:
    """An HTML label as text; one that lies on an edge gets a ground, which hides the edge."""
    lines, centered = labels.of_html(label)
    text = _text(lines, {**({"text-anchor": "middle"} if centered else {}), **_color(label)})
    if not text or not any("labelBkg" in part.get("class", "") for part in label):
        return text
    size = {name: _compact(label.get(name, "")) for name in ("width", "height")}
    return [_element("rect", size), *text]


def _color(label: ET.Element) -> dict[str, str]:
    """The color that an author gave the words of a label."""
    styles = (_declarations(part.get("style", "")) for part in label.iter())
    colors = (_own(style, frozenset({"color"})) for style in styles)
    return next(({"style": color.replace("color", "fill", 1)} for color in colors if color), {})


def _text(lines: tuple[labels.Line, ...], attributes: dict[str, str]) -> list[ET.Element]:
    """A text of one line in one element, a longer one with an element a line."""
    placed = [(_place(line), line.text) for line in lines]
    if len(placed) == 1:
        place, text = placed[0]
        return [_element("text", {**attributes, **place}, text=text)]
    rest = {name: value for name, value in attributes.items() if name not in {"x", "y"}}
    # The style sheet colors every row by itself, so that an author's color must stand at each.
    own = {name: value for name, value in rest.items() if name == "style"}
    rows = (_element("tspan", {**place, **own}, text=text) for place, text in placed)
    return [_element("text", rest, rows)] if placed else []


def _place(line: labels.Line) -> dict[str, str]:
    bold = {"font-weight": "700"} if line.bold else {}
    return {"x": _rounded(line.x), "y": _rounded(line.y), **bold}


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
    for name in _HEADS:
        if head := heads.reference(element.get(name, "")):
            kept[name] = head
    for name in _PRESENTATION:
        value = _compact(style.get(name, element.get(name, "")).removesuffix("px"))
        if value and not _DEFAULT[name].fullmatch(value):
            kept[name] = value
    if classes := " ".join(dict.fromkeys(filter(_is_styled, _classes(element)))):
        kept["class"] = classes
    if own := _own(style, _OWN_STYLE):
        kept["style"] = own
    return kept


def _classes(element: ET.Element) -> Iterator[str]:
    """The classes, and what an id of ours says where Mermaid has no classes of its own to give."""
    yield from element.get("class", "").split()
    if element.tag == "rect":
        yield from _KIND.findall(element.get("id", element.get("name", "")))


def _own(style: dict[str, str], names: frozenset[str]) -> str:
    """An author's own style, which a diagram written by hand may have; it outweighs the sheet."""
    return ";".join(
        f"{name}:{value}"
        for name, value in style.items()
        if name in names and "!important" in value and not _LOADS.search(value)
    )


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

"""How far boxes and texts of a finished picture reach, from left to right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from generator.svg.text import width

# The style sheet says where these texts begin.
_ANCHORS: Final = {
    "taskText": "middle",
    "taskTextOutsideLeft": "end",
    "titleText": "middle",
    "vertText": "end",
}
_MOVED: Final = re.compile(r"translate\((-?[\d.e-]+)")
_NUMBER: Final = r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?"
_STEP: Final = re.compile(r"([a-zA-Z])([^a-zA-Z]*)")
_SIZE: Final = re.compile(rf"({_NUMBER})(?:px)?")


@dataclass(frozen=True)
class Span:
    """Something between two places on the horizontal axis, in pixels."""

    left: float
    right: float
    text: str = ""

    def holds(self, other: "Span", slack: float) -> bool:
        """Whether something else lies in it."""
        return self.left - slack <= other.left and other.right <= self.right + slack


def nodes(svg: ET.Element) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield every box that has words in it, with the lines of these words."""
    for node in svg.iter("g"):
        if "node" in node.get("class", "").split():
            ends = [x for shape in node for x in _reach(shape, 0.0)]
            yield Span(min(ends), max(ends)), tuple(texts(node, at_home=True))


def texts(
    element: ET.Element, left: float = 0.0, anchor: str = "start", *, at_home: bool = False
) -> Iterator[Span]:
    """Yield every line of text below an element; `at_home` leaves its own place out."""
    here = left + (0.0 if at_home else _moved(element))
    anchor = element.get("text-anchor", anchor)
    for name in element.get("class", "").split():
        anchor = _ANCHORS.get(name, anchor)
    if element.tag in {"text", "tspan"} and element.text:
        yield _line(element, here, anchor)
    for part in element:
        yield from texts(part, here, anchor)


def frame(svg: ET.Element) -> Span:
    """The picture itself."""
    left, _, wide, _ = map(float, svg.get("viewBox", "").split())
    return Span(left, left + wide)


def _line(element: ET.Element, left: float, anchor: str) -> Span:
    text = element.text or ""
    size = _SIZE.match(element.get("font-size", "14"))
    wide = width(text, float(size[1]) if size else 14)
    start = (
        left + float(element.get("x", "0")) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    )
    return Span(start, start + wide, text)


def _moved(element: ET.Element) -> float:
    found = _MOVED.search(element.get("transform", ""))
    return float(found[1]) if found else 0.0


def _reach(shape: ET.Element, left: float) -> Iterator[float]:
    """Yield both ends of every outline in a shape."""
    here = left + _moved(shape)
    match shape.tag:
        case "g":
            for part in shape:
                yield from _reach(part, here)
        case "rect":
            start = here + float(shape.get("x", "0"))
            yield from (start, start + float(shape.get("width", "0")))
        case "circle":
            yield from (here - float(shape.get("r", "0")), here + float(shape.get("r", "0")))
        case "polygon":
            yield from (
                here + float(x) for x in re.findall(rf"({_NUMBER}),", shape.get("points", ""))
            )
        case "path":
            yield from (here + x for x in _walk(shape.get("d", "")))


def _walk(path: str) -> Iterator[float]:
    """Yield where every step of a path ends."""
    x = 0.0
    for command, rest in _STEP.findall(path):
        numbers = [float(number) for number in re.findall(_NUMBER, rest)]
        step = {"a": 7, "A": 7, "h": 1, "H": 1, "C": 6}.get(command, 2)
        across = numbers[step - 2 if step > 1 else 0 :: step]
        if command not in "vVzZ":
            for number in across:
                x = number + (x if command.islower() else 0.0)
                yield x

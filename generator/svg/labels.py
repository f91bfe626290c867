"""The texts of a drawing as lines of SVG text.

Mermaid writes most labels as HTML inside of SVG, which only a browser shows, and wraps every word
of the others in an element of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from generator.svg.renderer import FONT_SIZE
from generator.svg.text import wrapped

LINE_HEIGHT: Final = 1.5 * FONT_SIZE
"""Pixels from line to line of an HTML label, as Mermaid sets it."""
_BASELINE: Final = 0.35 * FONT_SIZE
"""How far below the middle of a line its letters stand."""
_SLACK: Final = 2.0
"""Pixels that a line may exceed the width that was measured for it, rounding included."""


@dataclass(frozen=True)
class Line:
    """A line of text and where its baseline begins, or its middle if it is centered."""

    x: float
    y: float
    text: str


def of_html(label: ET.Element) -> tuple[tuple[Line, ...], bool]:
    """The lines of a `foreignObject`, and whether they are centered in it."""
    wide, high = (float(label.get(name, "0")) for name in ("width", "height"))
    room = wide + _SLACK
    texts = tuple(line for text in _broken(label) for line in wrapped(text, FONT_SIZE, room))
    centered = "text-align: start" not in "".join(part.get("style", "") for part in label)
    top = (high - len(texts) * LINE_HEIGHT) / 2 + LINE_HEIGHT / 2 + _BASELINE
    left = wide / 2 if centered else 0.0
    lines = (Line(left, top + row * LINE_HEIGHT, text) for row, text in enumerate(texts))
    return tuple(lines) if any(texts) else (), centered


def of_text(label: ET.Element) -> tuple[Line, ...]:
    """The lines of a `text`, each of which Mermaid may have put into a `tspan`."""
    start = _place(label, 0.0, 0.0)
    rows = [row for row in label if "".join(row.itertext()).strip()]
    if rows:
        return tuple(_line(row, *start) for row in rows)
    return (_line(label, *start),) if (label.text or "").strip() else ()


def _line(row: ET.Element, x: float, y: float) -> Line:
    return Line(*_place(row, x, y), " ".join("".join(row.itertext()).split()))


def _place(element: ET.Element, x: float, y: float) -> tuple[float, float]:
    """Where an element's text begins, if its own attributes do not say that it is elsewhere."""
    across, down = element.get("x"), element.get("y")
    start = (x if across is None else _pixels(across), y if down is None else _pixels(down))
    return start[0], start[1] + (_pixels(element.get("dy", "0")) if element.tag == "tspan" else 0.0)


def _pixels(length: str) -> float:
    """A length in pixels, which may be given in ems."""
    number = float(length.removesuffix("em").removesuffix("px"))
    return number * FONT_SIZE if length.endswith("em") else number


def _broken(label: ET.Element) -> Iterator[str]:
    """The texts between the line breaks of an HTML label."""
    line = ""
    for piece in _pieces(label):
        if piece is None:
            yield line.strip()
            line = ""
        else:
            line += piece
    yield line.strip()


def _pieces(element: ET.Element) -> Iterator[str | None]:
    """The texts of an element in order, and nothing where a line ends."""
    if element.tag == "br":
        yield None
    if element.text:
        yield element.text
    for part in element:
        yield from _pieces(part)
        if part.tail:
            yield part.tail

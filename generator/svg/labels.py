"""The texts of a drawing as lines of SVG text.

Mermaid writes most labels as HTML inside of SVG, which only a browser shows, and wraps every word
of the others in an element of its own.
"""

import re
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
_STYLED_SIZE: Final = re.compile(r"font-size:\s*([\d.]+)px")
_ALIGNMENT: Final = re.compile(r"text-align:\s*(\w+)")
_WHITE: Final = " \t\r\n"
"""What HTML drops at the ends of a line; a space that does not break stays."""
_SLACK: Final = 2.0
"""Pixels that a line may exceed the width that was measured for it, rounding included."""


@dataclass(frozen=True)
class Line:
    """A line of text and where its baseline begins, or its middle if it is centered."""

    x: float
    y: float
    text: str
    bold: bool = False


def of_html(label: ET.Element) -> tuple[tuple[Line, ...], bool]:
    """The lines of a `foreignObject`, and whether they are centered in it."""
    wide, high = (float(label.get(name, "0")) for name in ("width", "height"))
    room = wide + _SLACK
    texts = tuple(
        (line, bold) for text, bold in _broken(label) for line in wrapped(text, FONT_SIZE, room)
    )
    alignments = _ALIGNMENT.findall(" ".join(part.get("style", "") for part in label.iter()))
    centered = not {"start", "left"} & set(alignments[-1:])
    top = (high - len(texts) * LINE_HEIGHT) / 2 + LINE_HEIGHT / 2 + _BASELINE
    left = wide / 2 if centered else 0.0
    lines = (Line(left, top + row * LINE_HEIGHT, *text) for row, text in enumerate(texts))
    return tuple(lines) if any(words for words, _ in texts) else (), centered


def of_text(label: ET.Element) -> tuple[Line, ...]:
    """The lines of a `text`, each of which Mermaid may have put into a `tspan`."""
    rows = [row for row in label if _words(row)] or [label][: bool((label.text or "").strip())]
    size = _size(label)
    place = {"x": 0.0, "y": 0.0, **_given(label, size)}
    down = label.get("dy", "0")
    lines: list[Line] = []
    for row in rows:
        place |= _given(row, size)
        # A row without a `dy` of its own inherits the one of the whole, if it is the first.
        place["y"] += _pixels(row.get("dy", down), size)
        lines.append(Line(place["x"], place["y"], _words(row)))
        down = "0"
    return tuple(lines)


def _size(label: ET.Element) -> float:
    """The size of its letters, which its style says before its attribute does."""
    styled = _STYLED_SIZE.search(label.get("style", ""))
    given = styled[1] if styled else label.get("font-size", f"{FONT_SIZE}")
    return float(given.removesuffix("px"))


def _words(row: ET.Element) -> str:
    return " ".join("".join(row.itertext()).split())


def _given(element: ET.Element, size: float) -> dict[str, float]:
    """Where an element says that its text begins."""
    return {name: _pixels(element.get(name, ""), size) for name in "xy" if element.get(name)}


def _pixels(length: str, size: float) -> float:
    """A length in pixels, which may be given in ems."""
    number = float(length.removesuffix("em").removesuffix("px"))
    return number * size if length.endswith("em") else number


def _broken(label: ET.Element) -> Iterator[tuple[str, bool]]:
    """The texts between the line breaks of an HTML label, and whether all of each is bold."""
    pieces = (*_pieces(label), None)
    while pieces:
        end = pieces.index(None)
        line = [piece for piece in pieces[:end] if piece]
        words = "".join(text for text, _ in line).strip(_WHITE)
        yield words, bool(words) and all(bold for text, bold in line if text.strip())
        pieces = pieces[end + 1 :]


def _pieces(element: ET.Element, *, bold: bool = False) -> Iterator[tuple[str, bool] | None]:
    """The texts of an element in order, and nothing where a line ends."""
    if element.tag == "br":
        yield None
    inside = bold or element.tag == "b"
    if element.text:
        yield element.text, inside
    for part in element:
        yield from _pieces(part, bold=inside)
        if part.tail:
            yield part.tail, inside

from xml.etree import ElementTree as ET

import pytest

from generator.export.book.style_sheet import StyleSheet, style_sheet
from tests.project import ROOT

CSS = """
:root, [data-md-color-scheme] { --ink: hsl(0 0% 0%); --line: var(--ink); }
.casebook-diagram .node rect { fill: var(--inside, white); stroke: var(--line) !important; }
.casebook-diagram .model { --inside: hsl(0 100% 50% / 50%); }
.casebook-diagram rect { stroke: red; stroke-width: 2px; }
@media screen { .casebook-diagram rect { fill: blue; } }
"""


def dressed(svg: str) -> dict[str, str]:
    """Return the attributes of the rectangle in a drawing."""
    drawing = ET.fromstring(svg)  # noqa: S314 - our own
    StyleSheet.read(CSS).dress(drawing)
    rectangle = next(drawing.iter("rect"))
    return dict(rectangle.items())


def test_the_strongest_rule_wins() -> None:
    """What is important outweighs what comes later, and a fallback stands for what nobody set."""
    found = dressed('<svg><g class="node"><rect class="x"/></g></svg>')
    assert found == {"fill": "#ffffff", "stroke": "#000000", "stroke-width": "2"}


def test_variables_are_inherited() -> None:
    """A variable of a group colors what is inside, with its opacity beside it."""
    found = dressed('<svg><g class="node model"><rect/></g></svg>')
    assert (found["fill"], found["fill-opacity"]) == ("#ff0000", "0.5")


def test_an_author_has_the_last_word() -> None:
    """The style that stands at an element outweighs every rule."""
    found = dressed('<svg><g class="node"><rect style="fill:#00ff00 !important"/></g></svg>')
    assert found["fill"] == "#00ff00"


@pytest.mark.parametrize("kind", ["cb-model", "cb-store", "cb-stream", "cb-actor"])
def test_the_sheet_of_the_site_colors_every_kind(kind: str) -> None:
    """A node gets a fill and a line from the theme's own files, and loses its classes."""
    drawing = ET.fromstring(f'<svg><g class="node {kind}"><rect/></g></svg>')  # noqa: S314
    style_sheet(ROOT / "overrides" / "assets" / "stylesheets").dress(drawing)
    rectangle = next(drawing.iter("rect"))
    assert rectangle.get("fill", "").startswith("#")
    assert rectangle.get("stroke", "").startswith("#")
    assert not [one for one in drawing.iter() if "class" in one.attrib]

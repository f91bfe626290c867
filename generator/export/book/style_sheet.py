"""The site's style sheet for diagrams, carried out.

A drawing of ours has classes instead of colors. In the site, `diagram.css` dresses it; a PDF and
most readers of EPUB know neither that sheet nor its variables. So every element gets the
attributes that the sheet would give it, in the light palette, and the looks are decided in one
place only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Self
from xml.etree import ElementTree as ET

import cssselect2
import tinycss2
from tinycss2 import color4
from tinycss2.ast import Declaration, FunctionBlock, Node, QualifiedRule

SHEETS: Final = ("palette.css", "diagram.css")
"""The style sheets of the theme that a drawing depends on, in their order."""

# fmt: off
_PRESENTATION: Final = frozenset({
    "fill", "fill-opacity", "font-size", "font-weight", "opacity", "paint-order", "stroke",
    "stroke-dasharray", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor",
    "transform",
})
# fmt: on
"""What an attribute of SVG can say as well as a style sheet."""
_INHERITED: Final = frozenset({"color"})
_PAINTS: Final = ("fill", "stroke")
_LIGHT: Final = "default"
_OPAQUE: Final = 1.0

_Style = dict[str, str]
_Rank = tuple[bool, tuple[int, int, int], int]


@dataclass(frozen=True)
class StyleSheet:
    """Rules, as a matcher that finds those of an element."""

    matcher: cssselect2.Matcher

    @classmethod
    def read(cls, css: str) -> Self:
        """Read the rules of a style sheet that hold without conditions."""
        matcher = cssselect2.Matcher()
        rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        for rule in rules:
            if isinstance(rule, QualifiedRule):
                _add(rule, matcher)
        return cls(matcher)

    def dress(self, svg: ET.Element) -> None:
        """Write into a drawing what the rules say of it."""
        page = cssselect2.ElementWrapper.from_html_root(_page(svg))
        self._dress(page, {}, svg)

    def _dress(self, element: cssselect2.ElementWrapper, above: _Style, svg: ET.Element) -> None:
        own = self._style(element)
        style = {**above, **own}
        inside = element.etree_element
        if inside is svg or any(one.etree_element is svg for one in element.ancestors):
            _write(inside, style, frozenset(own))
        handed_on = {
            name: value
            for name, value in style.items()
            if name.startswith("--") or name in _INHERITED
        }
        for child in element.iter_children():
            self._dress(child, handed_on, svg)

    def _style(self, element: cssselect2.ElementWrapper) -> _Style:
        """What the rules and its author say of an element; the author has the last word."""
        found: list[tuple[_Rank, str, str]] = []
        for specificity, order, pseudo, declarations in self.matcher.match(element):
            if pseudo is None:
                found += [
                    ((one.important, specificity, order), one.name, _text(one))
                    for one in declarations
                ]
        style = {name: value for _, name, value in sorted(found, key=lambda one: one[0])}
        own = tinycss2.parse_blocks_contents(element.etree_element.get("style", ""))
        return {**style, **{one.name: _text(one) for one in own if isinstance(one, Declaration)}}


@cache
def style_sheet(folder: Path) -> StyleSheet:
    """Return the theme's style sheet for diagrams; `folder` holds its files."""
    return StyleSheet.read("".join((folder / name).read_text(encoding="utf-8") for name in SHEETS))


def _add(rule: QualifiedRule, matcher: cssselect2.Matcher) -> None:
    declared = tinycss2.parse_blocks_contents(rule.content)
    declarations = [one for one in declared if isinstance(one, Declaration)]
    for selector in cssselect2.compile_selector_list(rule.prelude):
        if not selector.never_matches:
            matcher.add_selector(selector, declarations)


def _text(declaration: Declaration) -> str:
    return str(tinycss2.serialize(declaration.value)).strip()


def _page(svg: ET.Element) -> ET.Element:
    """A page of the site as far as selectors ask for it, around a drawing."""
    page = ET.Element("html", {"data-md-color-scheme": _LIGHT})
    around = page
    for tag, name in (("body", "md-typeset"), ("figure", "casebook-figure")):
        around = ET.SubElement(around, tag, {"class": name})
    ET.SubElement(around, "div", {"class": "casebook-diagram"}).append(svg)
    return page


def _write(element: ET.Element, style: Mapping[str, str], own: frozenset[str]) -> None:
    """Turn the style of an element into attributes."""
    for name in ("class", "style"):
        element.attrib.pop(name, None)
    for name in sorted(_PRESENTATION & own):
        value = _resolved(style[name], style)
        if name in _PAINTS:
            ink = _resolved(style.get("color", ""), style)
            _paint(element, name, ink if value == "currentcolor" else value)
        elif name == "transform":
            element.set(name, _attribute(value))
        else:
            element.set(name, value.removesuffix("px"))


def _paint(element: ET.Element, name: str, value: str) -> None:
    """Write a color so that every renderer knows it: in hex, its opacity beside it."""
    paint = color4.parse_color(value)
    if not isinstance(paint, color4.Color):
        element.set(name, value)
        return
    *channels, alpha = paint.to("srgb")
    element.set(name, "#" + "".join(f"{round(channel * 255):02x}" for channel in channels))
    if alpha != _OPAQUE:
        element.set(f"{name}-opacity", f"{alpha:g}")


def _attribute(transform: str) -> str:
    """A transformation as the attribute writes it: angles without a unit."""
    return transform.replace("deg", "")


def _resolved(value: str, style: Mapping[str, str]) -> str:
    """A value with what its variables stand for."""
    nodes = tinycss2.parse_component_value_list(value)
    return "".join(_without_variables(nodes, style)).strip()


def _without_variables(nodes: Iterable[Node], style: Mapping[str, str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, FunctionBlock) and node.lower_name == "var":
            name, *rest = node.arguments
            fallback = tinycss2.serialize(rest[1:]) if rest else ""
            yield _resolved(style.get(name.value, fallback), style)
        else:
            yield str(node.serialize())

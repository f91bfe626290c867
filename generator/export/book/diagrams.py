"""Diagrams as numbered figures, and how large each may stand on a sheet."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from generator.export.book.style_sheet import style_sheet
from generator.export.edition import ExportFailed
from generator.markdown.mermaid import UNNAMED, Told, told
from generator.svg import Refused, Studio

FONT: Final = "Arimo"
"""As wide as Helvetica, for which diagrams are measured."""
FONT_SIZE: Final = 14
_LOOKS_LIKE: Final = str.maketrans({"\N{RATIO}": ":"})
"""What only Mermaid's syntax asks for, and what is meant by it, which every font has."""
_SVG: Final = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Diagram:
    """A drawing in the colors of the site."""

    told: Told
    svg: ET.Element
    width: float
    """In pixels of CSS, as drawn."""
    height: float
    smallest: float
    """The size of its smallest letters."""

    @property
    def alternative(self) -> str:
        """What it shows, in words."""
        return f"{self.told.title or UNNAMED}. {self.told.description}".strip()

    def on_white(self) -> bytes:
        """Return it as a file with a ground, for a reader that shows text light on dark."""
        left, top, width, height = self.svg.get("viewBox", "0 0 0 0").split()
        place = {"x": left, "y": top, "width": width, "height": height, "fill": "#ffffff"}
        root = ET.Element("svg", {"xmlns": _SVG, **self.svg.attrib})
        root.append(ET.Element("rect", place))
        root.extend(self.svg)
        file: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return file

    def scaled(self, scale: float) -> bytes:
        """Return it as a file."""
        root = ET.Element("svg", {"xmlns": _SVG, **self.svg.attrib})
        root.set("width", f"{self.width * scale:.1f}")
        root.set("height", f"{self.height * scale:.1f}")
        root.extend(self.svg)
        file: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return file


class Draftsman:
    """Draws diagrams in the colors of the site, each once."""

    def __init__(self, root: Path) -> None:
        self._studio = Studio(root / ".cache" / "casebook" / "diagrams")
        self._sheet = style_sheet(root / "overrides" / "assets" / "stylesheets")
        self._drawn: dict[str, Diagram] = {}

    def draw(self, source: str) -> Diagram:
        """Return the drawing of a Mermaid text.

        Raises:
            ExportFailed: nothing here can draw it.
        """
        if source not in self._drawn:
            self._drawn[source] = self._draw(source)
        return self._drawn[source]

    def _draw(self, source: str) -> Diagram:
        of_itself = told(source)
        try:
            svg = ET.fromstring(self._studio.draw(source, "d"))  # noqa: S314 - our own output
        except Refused as refusal:
            name = of_itself.title or UNNAMED
            raise ExportFailed(f"the diagram “{name}” cannot be drawn: {refusal}") from refusal
        self._sheet.dress(svg)
        for part in svg.iter():
            part.text = part.text and part.text.translate(_LOOKS_LIKE)
        svg.set("font-family", f"{FONT}, Helvetica, Arial, sans-serif")
        svg.set("font-size", f"{FONT_SIZE}")
        for halo in [one for one in svg.iter() if one.attrib.pop("paint-order", "") == "stroke"]:
            _stroke_first(svg, halo)
        width, height = (float(svg.get(name, "0")) for name in ("width", "height"))
        sizes = (float(text.get("font-size", FONT_SIZE)) for text in svg.iter("text"))
        return Diagram(of_itself, svg, width, height, min(sizes, default=FONT_SIZE))


def _stroke_first(svg: ET.Element, text: ET.Element) -> None:
    """Put the halo of a text below it, as an element of its own: not all know `paint-order`."""
    parent = next(one for one in svg.iter() if text in list(one))
    halo = ET.fromstring(ET.tostring(text))  # noqa: S314 - our own output
    halo.tail = None
    for part in text.iter():
        for name in ("stroke", "stroke-width", "stroke-linejoin"):
            part.attrib.pop(name, None)
    parent.insert(list(parent).index(text), halo)

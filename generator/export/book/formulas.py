"""Formulas in TeX as pictures: WeasyPrint does not know MathML."""

import html
import re
from dataclasses import dataclass
from functools import cache
from typing import Final
from xml.etree import ElementTree as ET

from ziamath.config import config
from ziamath.zmath import Latex

_TEX: Final = re.compile(r"^\\([(\[])(.*)\\[)\]]$", re.DOTALL)
_SIZE: Final = 100
"""Units that an em is drawn with."""


@dataclass(frozen=True)
class Formula:
    """A formula in TeX."""

    tex: str
    is_display: bool
    """Whether it stands in a line of its own."""


@dataclass(frozen=True)
class Picture:
    """A formula as curves; lengths in ems of the text around it."""

    svg: bytes
    height: float
    depth: float
    """How far it reaches below the line."""


def formula_of(element: ET.Element) -> Formula | None:
    """Read the formula that an element of `pymdownx.arithmatex` holds."""
    found = _TEX.match(html.unescape(element.text or "").strip())
    return Formula(" ".join(found[2].split()), found[1] == "[") if found else None


@cache
def picture(formula: Formula) -> Picture:
    """Typeset a formula in STIX Two Math."""
    # Curves in place, and not by reference, which some renderers of SVG get wrong.
    config.svg2 = False
    root = Latex(formula.tex, size=_SIZE, inline=not formula.is_display).svgxml()
    _, top, _, height = (float(number) for number in root.get("viewBox", "").split())
    svg = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Picture(svg, height / _SIZE, (top + height) / _SIZE)

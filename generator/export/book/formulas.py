"""Formulas in TeX as pictures: WeasyPrint does not know MathML."""

import html
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree as ET

from ziamath.config import config
from ziamath.tex import tex2mml
from ziamath.zmath import Math

from generator.derive.aloud import aloud
from generator.derive.latex import Untypesettable, typeset

_TEX: Final = re.compile(r"^\\([(\[])(.*)\\[)\]]$", re.DOTALL)
_SIZE: Final = 100
"""Units that an em is drawn with."""
_INK: Final = "#191e33"
"""That of the text around it."""
_SIGNED: Final = frozenset("\N{MINUS SIGN}+")
_BEFORE_A_SIGN: Final = frozenset("=<>≤≥≈∈∝←([{,;|")
"""After these, a plus or a minus belongs to what follows."""
_LOOSE: Final = frozenset("×⊙∩\N{UNION}")
"""Operators that ziamath sets without room on either side."""


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


def words_of(formula: Formula) -> str:
    """Return a formula as one reads it aloud; as it is written, if nobody knows how."""
    try:
        return aloud(typeset(formula.tex))
    except Untypesettable:
        return formula.tex


@cache
def picture(formula: Formula) -> Picture:
    """Typeset a formula in STIX Two Math.

    Raises:
        Untypesettable: ziamath does not know how.
    """
    # Curves in place, and not by reference, which some renderers of SVG get wrong.
    config.svg2 = False
    try:
        root = Math(_spaced(formula), size=_SIZE).svgxml()
    except Exception as error:
        # The library documents none of its errors, and most of them are slips of its own.
        reason = str(error) or type(error).__name__
        message = f"the formula `{formula.tex}` cannot be set: {reason}"
        raise Untypesettable(message) from error
    _, top, _, height = (float(number) for number in root.get("viewBox", "").split())
    svg = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Picture(svg, height / _SIZE, (top + height) / _SIZE)


def _spaced(formula: Formula) -> ET.Element:
    """A formula as MathML that ziamath sets with the room that a typesetter leaves."""
    mathml = ET.fromstring(tex2mml(formula.tex, inline=not formula.is_display))  # noqa: S314 - no DTD
    mathml.set("mathcolor", _INK)
    for row in mathml.iter():
        for before, operator in pairwise(row):
            text = operator.text or ""
            if text in _SIGNED and (before.text or "") in _BEFORE_A_SIGN:
                operator.set("form", "prefix")
            elif text in _LOOSE:
                operator.set("lspace", "0.22em")
                operator.set("rspace", "0.22em")
    return mathml

"""Formulas in LaTeX as MathML, of which nothing is kept but what draws a formula.

The library that translates them knows commands for links, styles and classes, and takes tags in a
text for its own; what a stranger writes must not reach a page that way.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert

LONGEST: Final = 600
"""In characters; the longest formula of the cases has 214."""
_DEEPEST: Final = 60
"""Elements within each other; a sum over a fraction of roots has a dozen."""
# fmt: off
ELEMENTS: Final = frozenset({
    "math", "menclose", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom",
    "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd",
    "mtext", "mtr", "munder", "munderover",
})
ATTRIBUTES: Final = frozenset({
    "accent", "accentunder", "columnalign", "columnlines", "columnspacing", "depth", "display",
    "displaystyle", "fence", "form", "height", "linebreak", "linethickness", "lspace", "mathsize",
    "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rowlines", "rowspacing",
    "rspace", "scriptlevel", "separator", "stretchy", "voffset", "width",
})
# fmt: on
_VALUE: Final = re.compile(r"[\w .%+-]{0,40}")
_SIZE: Final = re.compile(r"\d{4}")


class Untypesettable(Exception):  # noqa: N818 - it reads as what it says
    """The text is no formula, or one that does more than to be drawn; the message says why."""


def typeset(formula: str, display: str = "inline") -> ET.Element:
    """Return a formula as MathML without name spaces; `display` is `inline` or `block`.

    Raises:
        Untypesettable: it cannot be translated, or what comes out is no plain formula.
    """
    if len(formula) > LONGEST:
        message = f"it is longer than {LONGEST} characters"
        raise Untypesettable(message)
    try:
        mathml = ET.fromstring(convert(formula, display=display))  # noqa: S314 - has no DTD
    except Exception as error:
        # The library documents none of its errors, and half of them say nothing but their name.
        raise Untypesettable(str(error) or type(error).__name__) from error
    for fault in _faults(mathml):
        raise Untypesettable(fault)
    return mathml


def _faults(mathml: ET.Element) -> Iterator[str]:
    """What is no part of a formula; the names of elements lose their name space on the way."""
    waiting = [(mathml, 1)]
    while waiting:
        element, level = waiting.pop()
        element.tag = element.tag.rpartition("}")[2]
        if element.tag not in ELEMENTS:
            yield f"`<{element.tag}>` is no part of a formula"
        if (element.text or "").startswith("\\"):
            yield f"`{element.text}` is a command that is not known"
        if level > _DEEPEST:
            yield f"it is nested more than {_DEEPEST} levels deep"
        for name, value in element.items():
            if name not in ATTRIBUTES or not _VALUE.fullmatch(value) or _SIZE.search(value):
                yield f"it sets `{name}` to `{value[:40]}`; it may set sizes and distances only"
        waiting += [(part, level + 1) for part in element]

"""How wide a text is in a browser, without one.

The style sheet sets diagrams in Helvetica, Arial or Liberation Sans, whichever a system has: their
letters have the same widths, which ReportLab knows by heart. Everything else, from Chinese to
emoji, is counted in ems, rather too wide than too narrow, so that no label leaves its box.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth

_METRICS: Final = "Helvetica"
_INVISIBLE: Final = frozenset({"Mn", "Me", "Cf", "Cc"})
_WIDE: Final = frozenset({"W", "F"})
_ARROWS: Final = frozenset(map(chr, range(0x2190, 0x2200)))
_FULL_EM: Final = 1.0
_EMOJI_EM: Final = 1.3
_OTHER_EM: Final = 0.72


def width(text: str, size: float) -> float:
    """The width of one line in pixels, at a font size in pixels."""
    return sum(map(_ems, text)) * size


def wrapped(text: str, size: float, room: float | None) -> tuple[str, ...]:
    """The lines that a text takes in so many pixels; a word that is wider gets its own line."""
    lines: list[str] = []
    for given in text.split("\n"):
        lines.append("")
        for word in given.split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if lines[-1] and room is not None and width(longer, size) > room:
                lines.append(word)
            else:
                lines[-1] = longer
    return tuple(lines)


@lru_cache(maxsize=4096)
def _ems(character: str) -> float:
    """The width of a character in ems."""
    if unicodedata.category(character) in _INVISIBLE:
        return 0.0
    if _is_latin(character):
        return float(stringWidth(character, _METRICS, 1))
    if unicodedata.category(character) == "So":
        return _EMOJI_EM
    return _FULL_EM if _is_broad(character) else _OTHER_EM


def _is_broad(character: str) -> bool:
    """Whether it may fill an em, as Chinese characters, arrows and some foreign capitals do."""
    return (
        unicodedata.east_asian_width(character) in _WIDE
        or unicodedata.category(character) == "Lu"
        or character in _ARROWS
    )


def _is_latin(character: str) -> bool:
    """Whether the metrics hold the character itself and no stand-in."""
    try:
        character.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True

"""Sheets of paper, and where on them a diagram finds room."""

from dataclasses import dataclass
from typing import Final

from generator.export.book.diagrams import Diagram

_PIXELS_PER_MM: Final = 96 / 25.4
_POINTS_PER_PIXEL: Final = 72 / 96
_USUAL: Final = 0.78
"""How much smaller than on a screen a diagram is printed, if there is room."""
LEAST_POINTS: Final = 6.0
"""No letter of a diagram is smaller than that."""
_LEAST_SHARE: Final = 0.8
"""To that, a diagram shrinks at most to find room: its letters stay of one size with the others."""


@dataclass(frozen=True)
class Sheet:
    """A size of paper in millimeters; the style sheet leaves the margins that stand here."""

    name: str
    size: str
    """What the style sheet calls it."""
    width: float
    height: float

    @property
    def column(self) -> tuple[float, float]:
        """Room for a diagram among text, in pixels of CSS, over its caption."""
        return _pixels(self.width - 40), _pixels(self.height - 44 - 13)

    @property
    def plate(self) -> tuple[float, float]:
        """Room for one that has the whole sheet."""
        return _pixels(self.width - 24), _pixels(self.height - 24 - 11)


A4: Final = Sheet("a4", "A4", 210, 297)
LETTER: Final = Sheet("letter", "letter", 215.9, 279.4)
SHEETS: Final = (A4, LETTER)


@dataclass(frozen=True)
class Fit:
    """Where a diagram stands and how large it is."""

    place: str
    """`column`, `plate`, or `plate-turned` on a sheet that lies on its side."""
    scale: float
    least: float
    """To which share of that it may shrink."""


def fit(diagram: Diagram, sheet: Sheet) -> Fit:
    """Find the place for a diagram: the first in which its letters can be read, or the largest."""
    wide, high = sheet.plate
    rooms = {"column": sheet.column, "plate": (wide, high), "plate-turned": (high, wide)}
    least = LEAST_POINTS / (diagram.smallest * _POINTS_PER_PIXEL)
    scales = {
        name: min(_USUAL, width / diagram.width, height / diagram.height)
        for name, (width, height) in rooms.items()
    }
    readable = (name for name, scale in scales.items() if scale >= least)
    place = next(readable, max(scales, key=scales.__getitem__))
    return Fit(place, scales[place], min(1.0, max(_LEAST_SHARE, least / scales[place])))


def _pixels(millimeters: float) -> float:
    return millimeters * _PIXELS_PER_MM

"""Sheets of paper, and where on them a diagram finds room."""

from dataclasses import dataclass
from typing import Final

from generator.export.book.diagrams import Diagram

_PIXELS_PER_MM: Final = 96 / 25.4
_POINTS_PER_PIXEL: Final = 72 / 96
_USUAL: Final = 0.78
"""How much smaller than on a screen a diagram is printed, if there is room."""
LEAST_POINTS: Final = 6.5
"""No letter of a diagram is smaller than that."""


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
        """Room for a diagram among text, in pixels of CSS, under a heading and over its caption."""
        return _pixels(self.width - 40), _pixels(self.height - 44 - 22)

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


def fit(diagram: Diagram, sheet: Sheet) -> Fit:
    """Find the place for a diagram: the first in which its letters can be read, or the largest."""
    wide, high = sheet.plate
    rooms = {"column": sheet.column, "plate": (wide, high), "plate-turned": (high, wide)}
    fits = [
        Fit(name, min(_USUAL, width / diagram.width, height / diagram.height))
        for name, (width, height) in rooms.items()
    ]
    readable = (one for one in fits if _points(diagram, one) >= LEAST_POINTS)
    return next(readable, max(fits, key=lambda one: one.scale))


def _points(diagram: Diagram, one: Fit) -> float:
    return diagram.smallest * one.scale * _POINTS_PER_PIXEL


def _pixels(millimeters: float) -> float:
    return millimeters * _PIXELS_PER_MM

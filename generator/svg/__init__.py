"""Mermaid text as SVG, drawn while the site is built.

`renderer` draws with merman, `text` tells it how wide a text is, `reduction` and `labels` keep what
a page needs of the drawing, `foreign` makes the kinds harmless that keep all of it, `drawing` draws
every text only once, and `illustrator` leaves to the browser what cannot be drawn here.
"""

from generator.svg.drawing import Studio
from generator.svg.illustrator import Illustrator
from generator.svg.reduction import FOREIGN, STYLED
from generator.svg.renderer import SETTINGS, Refused

__all__ = ["FOREIGN", "SETTINGS", "STYLED", "Illustrator", "Refused", "Studio"]

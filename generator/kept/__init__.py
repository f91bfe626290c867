"""What builds keep for each other, on disk and in a preview also in memory: see `KeptPages`."""

from generator.kept.origin import origin_of
from generator.kept.pages import EMPTY_TEMPLATE, KeptPages
from generator.kept.stations import convert, frame
from generator.kept.templates import KeptTemplates
from generator.kept.warnings import Warnings

__all__ = [
    "EMPTY_TEMPLATE",
    "KeptPages",
    "KeptTemplates",
    "Warnings",
    "convert",
    "frame",
    "origin_of",
]

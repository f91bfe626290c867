"""A preview that follows an author within a second: what is unchanged is not made anew."""

from generator.preview.kept import KeptPages
from generator.preview.problems import Shown, shown
from generator.preview.templates import KeptTemplates

__all__ = ["KeptPages", "KeptTemplates", "Shown", "shown"]

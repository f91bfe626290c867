"""A preview that follows an author: what is unchanged is not made anew."""

from generator.preview.gaps import patched
from generator.preview.kept import KeptPages
from generator.preview.problems import Shown, shown
from generator.preview.templates import KeptTemplates

__all__ = ["KeptPages", "KeptTemplates", "Shown", "patched", "shown"]

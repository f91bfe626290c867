"""A preview that shows an author what is to be mended, and keeps showing what is sound."""

from generator.preview.gaps import patched
from generator.preview.problems import Shown, shown

__all__ = ["Shown", "patched", "shown"]

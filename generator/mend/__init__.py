"""Mending what is mechanical in a file of the guide: spelling, order of keys, spacing.

A file is changed as text, so that comments, quotes and line breaks stay as their author set them.
What is moved or trimmed is read again, and must say the same as before.
"""

from generator.mend.files import Mended, mend

__all__ = ["Mended", "mend"]

"""What the pages on practicing load when a reader begins: a file of cards and one of an interview.

Texts are HTML by then, made and looked at while the site is built, so that a browser needs no
Markdown. A file holds one case, and no page pays for it before somebody asks.
"""

from generator.practice.files import files_of

__all__ = ["files_of"]

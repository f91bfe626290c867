"""`casebook export anki`: the cards of every case as a package that Anki imports.

A second import updates the first: every note has a global id that follows from the place of its
card, so that Anki changes the texts and leaves the learner's schedule alone.
"""

from pathlib import Path

from generator.export.anki.notes import notes
from generator.export.anki.package import write_package
from generator.export.anki.style import style
from generator.export.edition import Edition


def make(edition: Edition, target: Path) -> None:
    """Write the package."""
    write_package(target, notes(edition), style(edition.root), edition.second)

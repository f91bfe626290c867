"""`casebook export json`: everything in one file, with its schema."""

from pathlib import Path

from generator.api import Imprint, as_one_file
from generator.export.edition import Edition
from generator.export.publishing import write_text


def make(edition: Edition, target: Path) -> None:
    """Write the guide and its schema."""
    imprint = Imprint(edition.title, edition.about, edition.home, edition.license)
    for name, text in as_one_file(edition.guide, imprint).items():
        write_text(target / name, text)

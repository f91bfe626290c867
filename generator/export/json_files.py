"""`casebook export json`: everything as JSON, with its schema."""

from pathlib import Path

from generator.export.edition import Edition
from generator.export.publishing import write_text


def make(edition: Edition, target: Path) -> None:
    """Write the guide as one file."""
    text = edition.guide.model_dump_json(by_alias=True, indent=2)
    write_text(target / "casebook.json", text + "\n")

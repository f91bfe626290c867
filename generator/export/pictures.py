"""The diagrams of an export as SVG, from the same shelf as those of the site."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.derive.diagrams import Diagram
from generator.export.edition import Edition
from generator.svg import Refused, Studio

_SHELF: Final = Path(".cache/casebook/diagrams")


def picture(edition: Edition, diagram: Diagram) -> str | None:
    """Return the SVG of a diagram; none if there is no renderer for this platform."""
    name = f"d{sha256(diagram.source.encode()).hexdigest()[:8]}"
    try:
        return Studio(edition.root / _SHELF).draw(diagram.source, name)
    except Refused:
        return None

"""The style sheet of the cards: the site's palettes and diagrams, switched by Anki's night mode."""

import re
from pathlib import Path
from typing import Final

_SHEETS: Final = Path("overrides/assets/stylesheets")
_DARK: Final = '[data-md-color-scheme="slate"]'
_ANY: Final = "[data-md-color-scheme]"
_NIGHT: Final = ":is(.nightMode, .night_mode)"
"""Anki puts the first on the page, older versions of AnkiDroid the second."""
_COMMENT: Final = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def style(root: Path) -> str:
    """Return the style sheet for a project's cards."""
    own = (Path(__file__).parent / "card.css").read_text(encoding="utf-8")
    palette, diagram = (
        (root / _SHEETS / f"{name}.css").read_text(encoding="utf-8")
        for name in ("palette", "diagram")
    )
    switched = palette.replace(_DARK, f"{_NIGHT}.card, {_NIGHT} .card").replace(_ANY, ".card")
    return _COMMENT.sub("", f"{switched}\n{diagram}\n{own}")

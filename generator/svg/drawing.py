"""From Mermaid text to the SVG that stands in a page, drawn once for each text."""

import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError

from generator.svg.reduction import reduced
from generator.svg.renderer import Refused, installed_version, render

_KEY_LENGTH: Final = 32


@dataclass(frozen=True)
class Studio:
    """Draws diagrams and keeps what it drew in a folder, which may be deleted at any time."""

    folder: Path

    def draw(self, source: str) -> str:
        """Return the SVG of a Mermaid text, from the folder if it was drawn before.

        Raises:
            Refused: there is no renderer here, or it finds fault with the text.
        """
        key = _key(source)
        kept = self.folder / f"{key}.svg"
        if not kept.is_file():
            _keep(kept, _drawn(source, key))
        return kept.read_text(encoding="utf-8")


def _drawn(source: str, key: str) -> str:
    name = f"d{key[:8]}"
    try:
        return reduced(render(source, name), name)
    except ParseError as error:
        message = f"the renderer wrote broken XML: {error}"
        raise Refused(message) from error


def _keep(file: Path, svg: str) -> None:
    """Write a file that another build may be writing too: whoever comes last replaces it whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_text(svg, encoding="utf-8")
    draft.replace(file)


def _key(source: str) -> str:
    """Name a drawing by all that decides how it looks."""
    return sha256(f"{_makers()}\n{source}".encode()).hexdigest()[:_KEY_LENGTH]


@cache
def _makers() -> str:
    """The renderer, the font metrics and our own code, by version."""
    own = sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        own.update(module.read_bytes())
    return f"{installed_version()} {version('reportlab')} {own.hexdigest()}"

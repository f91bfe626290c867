"""From Mermaid text to the SVG that stands in a page, drawn once for each text."""

import os
from contextlib import suppress
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

    def draw(self, source: str, name: str) -> str:
        """Return the SVG of a Mermaid text, from the folder if it was drawn before.

        `name` begins every id in it and must differ between the pictures of a page.

        Raises:
            Refused: there is no renderer here, or it finds fault with the text.
        """
        file = self.folder / f"{_key(source, name)}.svg"
        svg = _kept(file)
        if svg is None:
            svg = _drawn(source, name)
            # A folder that cannot be written into costs time and no picture.
            with suppress(OSError):
                _keep(file, svg)
        return svg


def _drawn(source: str, name: str) -> str:
    try:
        return reduced(render(source, name), name)
    except ParseError as error:
        message = f"the renderer wrote broken XML: {error}"
        raise Refused(message) from error


def _kept(file: Path) -> str | None:
    """What a file holds, if there is one and nobody damaged it."""
    try:
        svg, _, seal = file.read_text(encoding="utf-8").rpartition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return svg if seal == _seal(svg) else None


def _keep(file: Path, svg: str) -> None:
    """Write a file that another build may be writing too: whoever comes last replaces it whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_text(f"{svg}\n{_seal(svg)}", encoding="utf-8", newline="\n")
    draft.replace(file)


def _seal(svg: str) -> str:
    """What ends a file that is whole."""
    return f"<!-- {_digest(svg)} -->"


def _key(source: str, name: str) -> str:
    """Name a drawing by all that decides how it looks."""
    return _digest(f"{_makers()}\n{name}\n{source}")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_KEY_LENGTH]


@cache
def _makers() -> str:
    """The renderer, the font metrics and our own code, by version."""
    own = sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        own.update(module.read_bytes())
    return f"{installed_version()} {version('reportlab')} {own.hexdigest()}"

"""From Mermaid text to the SVG that stands in a page, drawn once for each text."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from xml.etree.ElementTree import ParseError

from generator.shelf import Shelf, key_of, key_of_files
from generator.svg.reduction import reduced
from generator.svg.renderer import Refused, installed_version, render


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
        shelf, key = Shelf(self.folder, ".svg"), _key(source, name)
        svg = shelf.get(key)
        if svg is None:
            svg = _drawn(source, name)
            shelf.put(key, svg)
        return svg


def _drawn(source: str, name: str) -> str:
    try:
        return reduced(render(source, name), name)
    except ParseError as error:
        message = f"the renderer wrote broken XML: {error}"
        raise Refused(message) from error


def _key(source: str, name: str) -> str:
    """Name a drawing by all that decides how it looks."""
    return key_of(_makers(), name, source)


@cache
def _makers() -> str:
    """The renderer, the font metrics and our own code, by version."""
    package = Path(__file__).parent
    own = key_of_files(package.glob("*.py"), package)
    return f"{installed_version()} {version('reportlab')} {own}"

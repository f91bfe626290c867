"""What every test of a diagram asks: is it valid, and what does a reader see?"""

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from generator.svg.reduction import reduced
from generator.svg.renderer import render
from tests.unit.derive.diagrams.drawn import Drawn, read


@pytest.fixture(scope="session")
def svg() -> Callable[[str], str]:
    """Return the function that draws a Mermaid text, and fails if an engine refuses it."""
    merman = pytest.importorskip("merman", reason="no wheel for this platform")
    engine = merman.MermanEngine("{}", None)

    def draw(source: str) -> str:
        result = engine.validate(source, None)
        assert result.valid, f"{result.error}\n{source}"
        return str(engine.render_svg(source, None))

    return draw


@pytest.fixture(scope="session")
def picture() -> Callable[[str], ET.Element]:
    """Return the function that draws a Mermaid text as it stands in a page."""
    pytest.importorskip("merman", reason="no wheel for this platform")
    return lambda source: ET.fromstring(reduced(render(source, "name"), "name"))  # noqa: S314


@pytest.fixture(scope="session")
def drawn() -> Callable[[str], Drawn]:
    """Return the function that reads the boxes and arrows of a Mermaid text."""
    merman = pytest.importorskip("merman", reason="no wheel for this platform")
    engine = merman.MermanEngine("{}", None)
    return lambda source: read(engine.parse_json(source, None))


@pytest.fixture(scope="session")
def seen() -> Callable[[str], str]:
    """Return the function that decodes what a browser would show, with line breaks as spaces."""

    def decode(source: str) -> str:
        return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), source).replace("<br/>", " ")

    return decode

"""Pictures as the site shows them, drawn by merman and reduced."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from generator.svg.reduction import reduced
from generator.svg.renderer import render


@pytest.fixture(scope="session")
def raw() -> Callable[[str], str]:
    """Return the function that draws a Mermaid text as merman does."""
    pytest.importorskip("merman", reason="no wheel for this platform")
    return lambda source: render(source, "name")


@pytest.fixture(scope="session")
def picture(raw: Callable[[str], str]) -> Callable[[str], ET.Element]:
    """Return the function that draws a Mermaid text for a page."""
    return lambda source: ET.fromstring(reduced(raw(source), "name"))  # noqa: S314 - our own

"""What every test of a diagram asks: is it valid, and what does a reader see?"""

import re
from collections.abc import Callable

import pytest


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
def seen() -> Callable[[str], str]:
    """Return the function that decodes what a browser would show, with line breaks as spaces."""

    def decode(source: str) -> str:
        return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), source).replace("<br/>", " ")

    return decode

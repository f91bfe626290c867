"""What the diagrams of the real cases weigh on their way to a reader."""

import gzip

import pytest

from generator.derive.diagrams import Diagram
from generator.derive.diagrams.set import draw_all
from generator.derive.estimates import compute
from generator.derive.prose import fill
from generator.load import load
from generator.markdown.mermaid import figure
from generator.model.guide import Guide
from generator.svg.reduction import reduced
from generator.svg.renderer import render
from tests.project import ROOT

CASES = sorted(file.stem for file in (ROOT / "data" / "cases").glob("*.yaml"))
KILO = 1000
NAME = "d12345678"


@pytest.fixture(scope="module")
def real_guide() -> Guide:
    """Return the real guide."""
    guide = load(ROOT / "data", ROOT).guide
    assert guide is not None
    return guide


@pytest.fixture(scope="module", params=CASES)
def weights(real_guide: Guide, request: pytest.FixtureRequest) -> dict[str, int]:
    """Return the compressed bytes of every figure of a case, each compressed by itself."""
    pytest.importorskip("merman", reason="no wheel for this platform")
    written = real_guide.cases[str(request.param)]
    case = fill(written, compute(written.estimates, real_guide.vocabulary.functions).shown)
    diagrams = draw_all(case, real_guide.vocabulary)
    single = [value for value in vars(diagrams).values() if isinstance(value, Diagram)]
    return {one.title: weight(one) for one in (*single, *diagrams.architectures.values())}


def weight(diagram: Diagram) -> int:
    """Return the bytes that are sent for a figure: SVG, title, words and Mermaid text."""
    svg = reduced(render(diagram.source, NAME), NAME)
    return len(gzip.compress(figure(diagram.source, svg, NAME).encode(), mtime=0))


def test_no_diagram_weighs_more_than_six_kilobytes(weights: dict[str, int]) -> None:
    """Not even the largest, and not even with its words."""
    assert {title: size for title, size in weights.items() if size > 6 * KILO} == {}


def test_all_diagrams_of_a_case_weigh_at_most_sixty_kilobytes(weights: dict[str, int]) -> None:
    """Although none gains anything here by standing beside the others."""
    assert len(weights) >= 10
    assert sum(weights.values()) <= 60 * KILO

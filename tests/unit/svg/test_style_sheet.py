"""The style sheet and the pictures agree on the classes that they know."""

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from generator.svg.reduction import CLASSES, LARGEST_LEAST
from tests.project import ROOT
from tests.unit.svg.samples import SAMPLES

STYLE_SHEETS = ROOT / "overrides" / "assets" / "stylesheets"
STYLE_SHEET = STYLE_SHEETS / "diagram.css"


@pytest.fixture(scope="module")
def selected() -> frozenset[str]:
    """Return every class that a selector of the style sheet names."""
    css = re.sub(r"/\*.*?\*/", "", STYLE_SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    return frozenset(re.findall(r"\.([a-zA-Z][\w-]*)", " ".join(re.findall(r"([^{}]+)\{", css))))


def drawn(element: ET.Element) -> set[str]:
    """Return the classes of what is drawn as SVG; a page shows no HTML in a picture."""
    if element.tag.endswith(("foreignObject", "style")):
        return set()
    return set(element.get("class", "").split()).union(*map(drawn, element))


def test_every_least_width_has_its_rule() -> None:
    """A drawing whose class means nothing would shrink until nobody can read it."""
    css = (STYLE_SHEETS / "diagram-sizes.css").read_text(encoding="utf-8")
    rules = re.findall(r"least-(\d+) { --casebook-(\w+): (\d+)px; }", css)
    found = {(int(number), place, int(pixels)) for number, place, pixels in rules}
    places = {"hundreds": (100, LARGEST_LEAST), "tens": (10, 99), "ones": (1, 9)}
    assert found == {
        (number, place, number)
        for place, (step, last) in places.items()
        for number in range(step, last + 1, step)
    }


def test_a_class_that_is_kept_means_something(selected: frozenset[str]) -> None:
    """What no rule refers to would only make pages larger."""
    assert not CLASSES - selected


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_class_that_means_something_is_kept(
    kind: str, selected: frozenset[str], raw: Callable[[str], str]
) -> None:
    """A rule whose class the reduction drops would dress nothing."""
    root = ET.fromstring(raw(SAMPLES[kind]))  # noqa: S314 - merman's own
    assert drawn(root) & selected <= CLASSES

from xml.etree import ElementTree as ET

import pytest

from generator.export.book.diagrams import Diagram
from generator.export.book.sheets import LEAST_POINTS, SHEETS, Sheet, fit
from generator.markdown.mermaid import Told

POINTS_PER_PIXEL = 0.75


def diagram(width: float, height: float) -> Diagram:
    """Return a diagram of a size, with letters of fourteen pixels."""
    return Diagram(Told("", ""), ET.Element("svg"), width, height, 14)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize(
    ("width", "height", "place"),
    [
        (300, 200, "column"),
        (970, 600, "column"),
        (793, 1600, "plate"),
        (1400, 700, "plate-turned"),
    ],
)
def test_a_diagram_stands_where_it_can_be_read(
    sheet: Sheet, width: float, height: float, place: str
) -> None:
    """Text comes before a sheet of its own, and that before turning it; no letter is too small."""
    found = fit(diagram(width, height), sheet)
    assert found.place == place
    assert 14 * found.scale * POINTS_PER_PIXEL >= LEAST_POINTS
    room = {
        "column": sheet.column,
        "plate": sheet.plate,
        "plate-turned": sheet.plate[::-1],
    }[place]
    assert width * found.scale <= room[0] + 0.01
    assert height * found.scale <= room[1] + 0.01


def test_what_fits_nowhere_is_as_large_as_it_can_be() -> None:
    """A monster goes where it is largest."""
    assert fit(diagram(4000, 600), SHEETS[0]).place == "plate-turned"

"""Figures that find room on a sheet, with boxes that only know their height."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.export.book.floating import LEAST, Room, make_room

WHOLE = 100.0


class Block:
    """What the layout asks of a box."""

    is_table_wrapper = False

    def __init__(self, name: str, height: float, *children: "Block", least: float = 1.0) -> None:
        self.name = name
        self.height = height
        self.children = list(children)
        self.style: dict[str, Any] = {"break_after": "auto", "break_inside": "auto"}
        self.element_tag = name.partition("-")[0]
        self.element = ET.Element(self.element_tag, {"class": "column", LEAST: str(least)})

    def margin_height(self) -> float:
        """Return the height with its margins, of which there are none here."""
        return self.height

    def descendants(self) -> list["Block"]:
        """Return what is inside."""
        return self.children


def figure(name: str, height: float, least: float = 1.0) -> Block:
    """Return a figure, most of which is its picture."""
    return Block(name, height, Block("img", height - 5), least=least)


def text(name: str, height: float, **style: str) -> Block:
    """Return a block of text, such as `p-1`."""
    made = Block(name, height)
    made.style |= style
    return made


def heading(name: str) -> Block:
    """Return a heading, which stays with what follows it."""
    return text(name, 4, break_after="avoid")


def laid_out(*blocks: Block, left: float) -> list[str]:
    """Return the order of blocks after their first one has come to what is left of a sheet."""
    column = Block("section", 0, *blocks)
    make_room(column, 0, Room(left, WHOLE), lambda one: one)
    return [one.name for one in column.children]


def test_a_figure_that_fits_stays() -> None:
    """Nothing moves without a reason."""
    assert laid_out(figure("figure", 40), text("p", 10), left=40) == ["figure", "p"]


def test_text_passes_a_figure_that_does_not_fit() -> None:
    """The sheet is filled with what comes next, one block at a time."""
    given = (figure("figure", 60), text("p-1", 10), text("p-2", 10))
    assert laid_out(*given, left=40) == ["p-1", "figure", "p-2"]


def test_little_may_stay_empty() -> None:
    """For a few lines, a figure does not leave its place."""
    assert laid_out(figure("figure", 60), text("p", 10), left=10) == ["figure", "p"]


@pytest.mark.parametrize("barrier", [heading("h2"), heading("h3")])
def test_a_figure_stays_in_its_section(barrier: Block) -> None:
    """No later heading stands before it."""
    given = (figure("figure", 60), barrier, text("p", 10))
    assert laid_out(*given, left=25) == ["figure", barrier.name, "p"]


def test_a_sheet_does_not_stay_half_empty_for_a_section() -> None:
    """The next section begins, heading and all; but never the next step of the method."""
    given = figure("figure", 60), heading("h3"), text("p", 10)
    assert laid_out(*given, left=50) == ["h3", "p", "figure"]
    given = figure("figure", 60), heading("h2"), text("p", 10)
    assert laid_out(*given, left=50) == ["figure", "h2", "p"]


def test_figures_keep_their_order() -> None:
    """One that would fit waits for the one before it, since they are numbered."""
    given = figure("figure-1", 60), heading("h3"), figure("figure-2", 10), text("p", 10)
    assert laid_out(*given, left=50) == ["h3", "p", "figure-1", "figure-2"]


def test_what_is_not_divided_does_not_pass() -> None:
    """A table that is kept whole and does not fit either would leave as much room empty."""
    given = figure("figure", 60), text("table", 50, break_inside="avoid")
    assert laid_out(*given, left=40) == ["figure", "table"]


def test_the_end_of_a_long_block_leaves_room_for_the_figure() -> None:
    """A block that goes on on the next sheet passes only if that sheet does not get emptier."""
    assert laid_out(figure("figure", 60), text("p", 60), left=40) == ["p", "figure"]
    assert laid_out(figure("figure", 60), text("p", 95), left=40) == ["figure", "p"]


@pytest.mark.parametrize(
    ("height", "least", "expected"),
    [(43, 0.8, 35), (43, 1.0, 38), (48, 0.8, 43)],
    ids=["shrinks to fit", "letters stay legible", "text passes before it becomes much smaller"],
)
def test_a_figure_becomes_a_little_smaller(height: float, least: float, expected: float) -> None:
    """A few percent are better than a move, as long as its letters can be read."""
    given = figure("figure", height, least)
    (picture,) = given.children
    column = Block("section", 0, given, text("p", 5))
    make_room(column, 0, Room(40, WHOLE), lambda one: one)
    shrunk = picture.style.get("height")
    assert (shrunk.value if shrunk else picture.height) == pytest.approx(expected)

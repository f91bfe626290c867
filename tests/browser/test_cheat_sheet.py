"""The cheat sheet on paper."""

import re

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_cheat_sheet_takes_two_sides(page: Page, paper: str) -> None:
    """It is printed once and carried along: one sheet, both sides."""
    page.goto("method/cheat-sheet/")
    document = page.pdf(format=paper)
    (sides,) = re.findall(rb"/Count (\d+)", document)
    assert int(sides) == 2

"""The keyboard alone: it reaches everything in order, shows where it is, and opens what opens."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.kinds import KINDS, MISSING

pytestmark = [pytest.mark.browser, pytest.mark.browser_context_args(reduced_motion="reduce")]
FOCUS = (Path(__file__).parent / "focus.js").read_text(encoding="utf-8")
MOST = 3_000
"""Stops after which a walk has fallen into a trap."""
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def walk(page: Page) -> int:
    """Go through a page with Tab until it is left; the value is the number of stops."""
    page.evaluate(FOCUS)
    fewest = page.evaluate("walk.count()")
    for stops in range(1, MOST):
        page.keyboard.press("Tab")
        if stops >= fewest and page.evaluate("walk.isOver()"):
            return stops
    raise AssertionError("the keyboard never comes to the end of the page")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("address", KINDS)
def test_a_walk_through_the_whole_page(
    page: Page, home: str, watch: Watch, address: str, size: dict[str, int]
) -> None:
    """All is reached in its order and seen there, on the way down and on the way back."""
    watch.excused.add(f"{home}{MISSING}")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(address, wait_until="networkidle")
    for _ in range(walk(page)):
        page.keyboard.press("Shift+Tab")
    faults = page.evaluate("walk.faults()")
    assert {kind: found for kind, found in faults.items() if found} == {}


def test_the_menu_of_a_phone(page: Page) -> None:
    """Enter opens it at its first link, Escape leads back, and whoever leaves it closes it."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("method/serve/", wait_until="networkidle")
    menu = page.get_by_role("button", name="Menu")
    drawer = page.locator(".md-sidebar--primary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(drawer).to_be_in_viewport()
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(drawer.locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(drawer).to_be_hidden()
    page.keyboard.press("Space")
    drawer.locator("label.md-nav__title", has_text="Method").press("Enter")
    drawer.get_by_role("link", name="Library", exact=True).press("Enter")
    expect(page.locator("main h1")).to_contain_text("Library")


def test_the_search_of_a_phone(page: Page) -> None:
    """Its button opens it, and Enter leads to the first result."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("method/", wait_until="networkidle")
    page.get_by_role("button", name="Search").press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("calibration")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/library/glossary/"))


def test_the_palette(page: Page) -> None:
    """The arrows switch it."""
    page.goto("method/", wait_until="networkidle")
    page.locator(".md-option").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")

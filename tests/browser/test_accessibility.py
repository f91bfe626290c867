"""WCAG 2.2 AA on every kind of page, as far as axe can judge it, and what it cannot judge."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.kinds import KINDS, MISSING

pytestmark = pytest.mark.browser

CASE = "cases/ad-click-prediction/"
WIDTHS = (360, 768, 1920)
AT_REST = "Promise.all(document.getAnimations().map(one => one.finished.catch(() => {})))"

light_and_dark = pytest.mark.parametrize(
    "palette",
    [
        pytest.param(
            "light",
            marks=pytest.mark.browser_context_args(color_scheme="light", reduced_motion="reduce"),
        ),
        pytest.param(
            "dark",
            marks=pytest.mark.browser_context_args(color_scheme="dark", reduced_motion="reduce"),
        ),
    ],
)


def faults(page: Page) -> Iterator[str]:
    """Say what axe finds on a page as it stands, once nothing moves any more.

    Target sizes are off in axe; `test_what_is_pressed_is_large_enough` asks for more.
    """
    page.evaluate(AT_REST)
    for violation in Axe().run(page).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"


@light_and_dark
@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing(page: Page, home: str, watch: Watch, address: str, palette: str) -> None:
    """Every kind of page is for everyone, in both palettes, on a phone as on a large screen."""
    watch.excused.add(f"{home}{MISSING}")
    page.goto(address, wait_until="networkidle")
    scheme = {"light": "default", "dark": "slate"}[palette]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert [*faults(page)] == []


@light_and_dark
def test_axe_finds_nothing_in_what_opens(page: Page, palette: str) -> None:
    """The search with results, a large diagram and "Try it first" are no worse than the page."""
    page.goto(CASE, wait_until="networkidle")
    page.get_by_role("checkbox", name="Try it first").check()
    assert [*faults(page)] == [], palette
    page.get_by_role("checkbox", name="Try it first").uncheck()
    page.locator(".casebook-figure button", has_text="Enlarge").first.click()
    expect(page.get_by_role("dialog").last).to_be_visible()
    assert [*faults(page)] == [], palette
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("calibration")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert [*faults(page)] == [], palette


SMALL = """() => [...document.querySelectorAll("article :is(button, input, summary)")]
  .map(target => [target, (target.closest("label") ?? target).getBoundingClientRect()])
  .filter(([, box]) => box.width && Math.min(box.width, box.height) < 24)
  .map(([target]) => target.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("address", KINDS)
def test_what_is_pressed_is_large_enough(page: Page, home: str, watch: Watch, address: str) -> None:
    """Buttons, boxes and what unfolds measure 24 pixels, even where they stand apart."""
    watch.excused.add(f"{home}{MISSING}")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address, wait_until="networkidle")
    assert page.evaluate(SMALL) == []


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page) -> None:
    """Whoever uses the keyboard need not walk through the navigation of every page."""
    page.goto("cases/", wait_until="networkidle")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()


NOT_SHOWN = "details:not([open]), [hidden], .casebook-live"
"""What is folded, or a control of a script."""


@pytest.mark.browser_context_args(java_script_enabled=False)
@pytest.mark.parametrize("address", KINDS)
def test_everything_can_be_read_without_scripts(
    page: Page, home: str, watch: Watch, address: str
) -> None:
    """Every heading and paragraph is there; only what is folded waits for a click."""
    watch.excused.add(f"{home}{MISSING}")
    page.goto(address)
    expect(page.locator("main h1")).to_be_visible()
    for text in page.locator("article :is(h2, h3, p, table)").all():
        if not text.evaluate(f"one => Boolean(one.closest('{NOT_SHOWN}'))"):
            assert text.bounding_box(), text.text_content()


@pytest.mark.parametrize("address", KINDS)
def test_paper_shows_the_page_and_nothing_around_it(
    page: Page, home: str, watch: Watch, address: str
) -> None:
    """In print there is no navigation, the palette is light, and nothing is cut at the right."""
    watch.excused.add(f"{home}{MISSING}")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.goto(address, wait_until="networkidle")
    expect(page.locator("main h1")).to_be_visible()
    for around in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".casebook-facets"):
        expect(page.locator(f"{around}:visible")).to_have_count(0)
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

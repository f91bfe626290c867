"""The diagrams of a page: what they are called, what they measure, and when a browser has drawn."""

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Locator, Page

from tests.project import ROOT

CASES: Final = sorted(file.stem for file in (ROOT / "data" / "cases").glob("*.yaml"))
_MEASURES: Final = Path(__file__).with_name("measures.js")
_DRESS: Final = """css => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
}"""
_ALL_TRIED: Final = """() => [...document.querySelectorAll(".mermaid")].every(
  element => ["drawn", "failed"].includes(element.dataset.diagram)
)"""


def figures(page: Page) -> Locator:
    """Return the frames of the diagrams of a page."""
    return page.locator(".casebook-figure")


def measured(page: Page, name: str) -> Any:  # noqa: ANN401 - whatever was measured
    """Return a measure of the page's diagrams; `measures.js` says what each is."""
    if not page.evaluate("Boolean(window.measures)"):
        # The policy of the page allows no script tag of ours.
        page.evaluate(_MEASURES.read_text(encoding="utf-8"))
    return page.evaluate(f"measures.{name}()")


def dress(page: Page, css: str) -> None:
    """Add rules to the style of a page, which its policy would forbid the page itself."""
    page.evaluate(_DRESS, css)


def draw_all(page: Page) -> None:
    """Let the browser draw what was left to it, by scrolling there, as a reader does."""
    page.locator(".mermaid").first.scroll_into_view_if_needed()
    page.wait_for_function(_ALL_TRIED)

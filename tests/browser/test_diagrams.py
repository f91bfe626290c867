import re

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.pages import SiteMap
from tests.browser.diagrams import draw_all, wait_for_those_in_view
from tests.project import ROOT

pytestmark = pytest.mark.browser

CASES = sorted(file.stem for file in (ROOT / "data" / "cases").glob("*.yaml"))
LEAST_DIAGRAMS = 14
"""Every case has at least these: one of each kind, and a picture of the chosen model."""
NEEDED_CONTRAST = 4.5

CONTRASTS = """figures => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
  const paint = (...colors) => {
    for (const color of colors) {
      context.fillStyle = color
      context.fillRect(0, 0, 1, 1)
    }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const luminance = rgb => rgb
    .map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0)
  const style = element => getComputedStyle(element)
  const ink = text => text instanceof SVGElement ? style(text).fill : style(text).color
  const contrast = (text, ...below) => {
    const [darker, brighter] = [paint(...below), paint(...below, ink(text))]
      .map(luminance).sort((a, b) => a - b)
    return (brighter + 0.05) / (darker + 0.05)
  }
  return figures.flatMap(figure => {
    const canvas = style(figure).backgroundColor
    const label = element => element.querySelector("p, span, text, tspan") ?? element
    const shape = node => node.querySelector("rect, circle, ellipse, polygon, path:not([fill])")
    const nodes = [...figure.querySelectorAll(".node, g:has(> rect.actor)")]
      .filter(node => shape(node) && node.textContent.trim())
      .map(node => [label(node), style(shape(node)).fill])
    const edges = [...figure.querySelectorAll("foreignObject .edgeLabel p")]
      .map(text => [text, style(text).backgroundColor])
    return [...nodes, ...edges].map(([text, fill]) => ({
      text: text.textContent.trim(),
      contrast: contrast(text, "white", canvas, fill),
    }))
  })
}"""


def figures(page: Page) -> Locator:
    """Return the frames of the diagrams of a page."""
    return page.locator(".casebook-figure")


def assert_drawn(page: Page) -> None:
    """Assert that every diagram became a picture with a size, a name and a description."""
    diagrams = page.locator(".mermaid")
    expect(page.locator(".mermaid[data-diagram=drawn] > svg")).to_have_count(diagrams.count())
    expect(page.get_by_text(re.compile("syntax error", re.IGNORECASE))).to_have_count(0)
    for svg in page.locator(".mermaid > svg").all():
        told = svg.evaluate(
            "svg => ['title', 'desc'].map(name => svg.querySelector(name)?.textContent)"
        )
        assert all(told)
        assert not re.search(r"#\d+;|&\w+;|[ﬂ°¶]", " ".join(told))
        box = svg.bounding_box()
        assert box
        assert min(box["width"], box["height"]) > 20


@pytest.mark.parametrize("slug", CASES)
def test_every_diagram_of_a_case_is_drawn(page: Page, slug: str) -> None:
    """Mermaid draws what the generator writes, all of it, described for who cannot see it."""
    page.goto(f"cases/{slug}/")
    draw_all(page)
    assert page.locator(".mermaid").count() >= LEAST_DIAGRAMS
    assert_drawn(page)


def test_diagrams_are_drawn_after_instant_navigation(page: Page, pages: SiteMap) -> None:
    """A case that is reached by a click, without loading a page anew, has its pictures too."""
    case = pages.groups[0].pages[0]
    # The theme takes clicks over when it has read the site map.
    page.goto("", wait_until="networkidle")
    page.evaluate("window.marked = true")
    page.locator(".casebook-card").get_by_role("link", name=case.title).click()
    expect(page.locator("main h1")).to_contain_text(case.title)
    for diagram in page.locator(".mermaid").all()[:3]:
        diagram.scroll_into_view_if_needed()
        expect(diagram).to_have_attribute("data-diagram", "drawn")
    assert page.evaluate("window.marked")


def test_palette_is_switched_and_remembered(page: Page) -> None:
    """One click makes the site dark, and it is still dark after a reload."""
    page.goto("how-to-use/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Switch to dark mode").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to light mode").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.browser_context_args(color_scheme="dark")
def test_palette_follows_the_system(page: Page) -> None:
    """Whoever has a dark desktop gets the dark palette without asking."""
    page.goto("")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_diagrams_are_legible_in_both_palettes(page: Page) -> None:
    """Words stand out from their node: 4.5 to 1, as WCAG asks, with one drawing for both."""
    page.goto("cases/visual-search/")
    draw_all(page)
    for scheme in ("default", "slate"):
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        measured = figures(page).evaluate_all(CONTRASTS)
        assert len(measured) > 50
        assert [label for label in measured if label["contrast"] < NEEDED_CONTRAST] == []
        page.get_by_title("Switch to dark mode").or_(
            page.get_by_title("Switch to light mode")
        ).locator("visible=true").click()


def test_wide_diagrams_can_be_scrolled_with_the_keyboard(page: Page) -> None:
    """What does not fit into its frame scrolls there, and the keyboard can reach it."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("cases/visual-search/#6-deploy-and-serve")
    wait_for_those_in_view(page)
    draw_all(page)
    unreachable = page.locator(".mermaid").evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth && e.tabIndex < 0).length"
    )
    assert unreachable == 0

import re

import pytest
from playwright.sync_api import Page, expect

from generator.pages import SiteMap

pytestmark = pytest.mark.browser


@pytest.fixture
def case(pages: SiteMap) -> str:
    """Return the address of a case."""
    return pages.groups[0].pages[0].address.replace(".md", "/")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_case_can_be_read_without_scripts(page: Page, case: str) -> None:
    """The text is all there, and where a picture would be stands what it would be drawn from."""
    page.goto(case)
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("h2")).to_have_count(12)
    for diagram in page.locator(".mermaid").all():
        expect(diagram).to_contain_text("accTitle")
        expect(diagram).not_to_have_css("color", "rgba(0, 0, 0, 0)")
        assert diagram.is_visible()


def test_follow_ups_are_folded_until_asked_for(page: Page, case: str) -> None:
    """A reader answers first, then opens with the keyboard what the guide would say."""
    page.goto(case)
    followups = page.locator("details.casebook-followup")
    expect(page.locator("details.casebook-followup[open]")).to_have_count(0)
    first = followups.first
    answer = first.locator("p").first
    expect(answer).to_be_hidden()
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()
    page.keyboard.press("Space")
    expect(answer).to_be_hidden()
    page.keyboard.press("Tab")
    expect(followups.nth(1).locator("summary")).to_be_focused()


def test_formulas_are_drawn_by_the_browser(page: Page, case: str) -> None:
    """Formulas are MathML with a size, and none is left as TeX."""
    page.goto(case)
    sizes = page.locator("article math:visible").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(({ width, height }) => [width, height])"
    )
    assert len(sizes) > 3
    assert min(min(size) for size in sizes) > 0
    expect(page.locator(".arithmatex:not(:has(math))")).to_have_count(0)


def test_footnote_leads_to_its_source_and_back(page: Page, case: str) -> None:
    """From a claim to the work that it leans on is one click, and one back.

    Where the window comes to rest is not asserted: diagrams drawn during the jump still move it.
    """
    page.goto(case)
    reference = page.locator("article p > sup > a.footnote-ref").first
    reference.click()
    name = (reference.get_attribute("href") or "").partition("#")[2]
    page.wait_for_url(f"**#{name}")
    source = page.locator(f".footnote li[id='{name}']")
    expect(source.get_by_role("link").first).to_have_attribute("href", re.compile("^https://"))
    back = source.locator("a.footnote-backref").first
    origin = (back.get_attribute("href") or "").partition("#")[2]
    back.click()
    page.wait_for_url(f"**#{origin}")
    expect(page.locator(f"[id='{origin}']")).to_contain_text(reference.inner_text())

import re

import pytest
from playwright.sync_api import Page, expect

from generator.pages import SiteMap
from tests.browser.diagrams import figures
from tests.browser.scrolling import scroll_to

pytestmark = pytest.mark.browser


@pytest.fixture
def case(pages: SiteMap) -> str:
    """Return the address of a case."""
    return pages.groups[0].pages[0].address.replace(".md", "/")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_case_can_be_read_without_scripts(page: Page, case: str) -> None:
    """Text and pictures are all there; what the pictures say can be unfolded."""
    page.goto(case)
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("h2")).to_have_count(13)
    for figure in figures(page).all():
        expect(figure.get_by_role("img")).to_be_visible()
    first = figures(page).first
    words = first.locator("details p")
    expect(words).to_be_hidden()
    first.get_by_text("In words").click()
    expect(words).to_be_visible()


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
    """From a claim to the work that it leans on is one click, and one back."""
    page.goto(case)
    reference = page.locator("article p > sup > a.footnote-ref").first
    scroll_to(reference)
    reference.click()
    name = (reference.get_attribute("href") or "").partition("#")[2]
    page.wait_for_url(f"**#{name}")
    source = page.locator(f".footnote li[id='{name}']")
    expect(source).to_be_in_viewport()
    expect(source.get_by_role("link").first).to_have_attribute("href", re.compile("^https://"))
    back = source.locator("a.footnote-backref").first
    origin = (back.get_attribute("href") or "").partition("#")[2]
    scroll_to(back)
    back.click()
    page.wait_for_url(f"**#{origin}")
    expect(page.locator(f"[id='{origin}']")).to_contain_text(reference.inner_text())
    expect(reference).to_be_in_viewport()

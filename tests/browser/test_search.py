import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("query", ["calibration", "ad click prediction"])
def test_search_opens_the_case_about_it(page: Page, query: str) -> None:
    """The first result for a subject is the case that teaches it, and Enter opens it."""
    page.goto("")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(query)
    results = page.locator(".md-search-result__item")
    expect(results.first.locator("a").first).to_contain_text("Ad click prediction")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/casebook/cases/ad-click-prediction/(\?h=.*)?(#.*)?$"))
    expect(page.locator("main h1")).to_contain_text("Ad click prediction")


def test_search_finds_what_is_folded(page: Page) -> None:
    """Answers that are folded can be found, and the page opens where they stand."""
    page.goto("how-to-use/")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("counterfeit")
    result = page.locator(".md-search-result__link").first
    expect(result).to_be_visible()
    result.click()
    expect(page).to_have_url(re.compile(r"/cases/visual-search/"))
    folded = page.locator("details.casebook-followup", has_text="counterfeit")
    expect(folded).not_to_have_count(0)


def test_diagrams_are_not_searched(page: Page) -> None:
    """A word of Mermaid's finds nothing, although pages carry it for who wants to copy it."""
    page.goto("how-to-use/")
    expect(page.locator("figure .casebook-source").first).to_contain_text("accTitle")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("accTitle")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")

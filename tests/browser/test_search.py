"""The search that readers see: what it finds, and when it loads what it looks through."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.benchmarks.finding import QUERIES, find, report
from tests.browser.site_server import PATH

pytestmark = pytest.mark.browser

RESULTS = ".md-search-result__item"
META = ".md-search-result__meta"
READY = "Type to start searching"
"""What the theme says once its worker listens."""


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """Return the names of the files of the search that a page loads, filled as it loads them."""
    names: list[str] = []

    def note(request: Request) -> None:
        if match := re.search(rf"/{PATH}/search/([\w.]+)$", request.url):
            names.append(match[1])

    page.context.on("request", note)
    return names


def test_readers_find_what_they_want(page: Page) -> None:
    """Of sixty queries, 55 lead to the wanted page first, and all have it in the top three."""
    page.goto("")
    found = [find(page, query) for query in QUERIES]
    assert len(found) >= 60
    assert sum(one.place == 1 for one in found) >= len(found) - 5, report(found)
    assert all(one.place is not None and one.place <= 3 for one in found), report(found)


def test_enter_opens_the_best_result(page: Page) -> None:
    """Enter leads to the first result, and what was typed is marked there."""
    page.goto("")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("ad click prediction")
    expect(page.locator(RESULTS).first).to_contain_text("Ad click prediction")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/casebook/cases/ad-click-prediction/\?h="))
    expect(page.locator("main h1")).to_contain_text("Ad click prediction")
    expect(page.locator("main mark").first).to_be_visible()


def test_search_finds_what_is_folded(page: Page) -> None:
    """Answers that are folded can be found, and the page opens where they stand."""
    page.goto("how-to-use/")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("counterfeit")
    result = page.locator(".md-search-result__link", has_text="counterfeit").first
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
    expect(page.locator(META)).to_have_text("No matching documents")


def test_what_was_found_is_marked_in_titles_and_excerpts(page: Page) -> None:
    """A result shows the piece of its text in which the words of the query stand."""
    page.goto("")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("feature store")
    best = page.locator(RESULTS).first.locator("article", has_text="latest")
    expect(best.locator("h2 mark")).to_have_text(["Feature", "store"])
    expect(best.locator("p mark").first).to_be_visible()


def test_an_unfinished_word_is_completed(page: Page) -> None:
    """The arrow to the right accepts how a word may go on."""
    page.goto("")
    field = page.get_by_role("textbox", name="Search")
    field.click()
    page.keyboard.type("embed")
    expect(page.locator(".md-search__suggest")).to_have_text("embedding")
    page.keyboard.press("ArrowRight")
    expect(field).to_have_value("embedding")


def test_a_visit_loads_nothing_to_search_in(page: Page, fetched: list[str]) -> None:
    """A reader who does not search loads the settings of the search only."""
    page.goto("cases/visual-search/")
    page.wait_for_load_state("networkidle")
    assert fetched == ["search_index.json"]


@pytest.mark.parametrize("key", ["f", "s", "/"])
def test_reaching_for_the_search_loads_it(page: Page, fetched: list[str], key: str) -> None:
    """The search is there when a reader has opened it, before the first letter."""
    page.goto("cases/visual-search/")
    expect(page.locator(META)).to_have_text(READY)
    with page.context.expect_event("request", lambda one: one.url.endswith("/texts.json")):
        page.keyboard.press(key)
    page.keyboard.type("ndcg")
    expect(page.locator(RESULTS).first).to_contain_text("nDCG@k")
    assert fetched.count("texts.json") == 1


def test_a_finger_on_the_magnifier_loads_it(page: Page) -> None:
    """On a phone, opening the search loads it."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("cases/visual-search/")
    expect(page.locator(META)).to_have_text(READY)
    with page.context.expect_event("request", lambda one: one.url.endswith("/texts.json")):
        page.locator(".md-header__button[for=__search]").click()


def test_a_link_to_a_query_answers_it(page: Page) -> None:
    """An address with a query opens the search with its results."""
    page.goto("?q=two+tower")
    expect(page.locator(RESULTS).first).to_contain_text("Two-tower model")


def test_the_search_is_loaded_once_for_many_pages(page: Page, fetched: list[str]) -> None:
    """A reader who goes from result to result loads what is searched through once."""
    page.goto("")
    for query, title in (("fraud", "Payment fraud"), ("airbnb", "Similar listings")):
        page.keyboard.press("f")
        page.keyboard.type(query)
        expect(page.locator(RESULTS).first).to_contain_text(title)
        page.keyboard.press("Enter")
        expect(page.locator("main h1")).to_contain_text(title)
        page.locator("main h1").click()
    assert fetched.count("texts.json") == 1


def test_titles_answer_before_the_texts_are_there(page: Page) -> None:
    """On a slow connection, titles are found while the texts are still on their way."""
    page.context.route("**/search/texts.json", lambda route: route.abort())
    page.goto("")
    page.keyboard.press("f")
    page.keyboard.type("payment fraud")
    expect(page.locator(RESULTS).first).to_contain_text("Payment fraud")


def test_the_search_recovers_from_a_lost_connection(page: Page) -> None:
    """What could not be loaded is loaded when the reader types on."""
    blocked = "**/search/titles.json"
    page.context.route(blocked, lambda route: route.fulfill(status=503))
    page.goto("")
    expect(page.locator(META)).to_have_text(READY)
    with page.context.expect_event("response", lambda one: one.url.endswith("/titles.json")):
        page.keyboard.press("f")
    page.context.unroute(blocked)
    page.keyboard.type("payment fraud")
    expect(page.locator(RESULTS).first).to_contain_text("Payment fraud")

"""Words that lead to their definitions: by mouse, keyboard and finger, and without a script."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.pages import SiteMap
from generator.pages.definitions import definitions
from tests.browser.scrolling import scroll_to

pytestmark = pytest.mark.browser

CASE = "cases/ad-click-prediction/"
DEFINED = re.compile(r"/library/[a-z]+/#[a-z0-9-]+$")


def words(page: Page) -> Locator:
    """Return the words of a page that lead to their definitions."""
    return page.locator("a.casebook-term")


def tooltip(page: Page) -> Locator:
    """Return what is shown of a definition."""
    return page.get_by_role("tooltip")


def test_first_use_of_a_word_leads_to_its_definition(page: Page) -> None:
    """Every word is linked once, in running text, and none in a heading, table or diagram."""
    page.goto(CASE)
    targets = words(page).evaluate_all("links => links.map(link => link.href)")
    assert len(targets) > 20
    assert len(targets) == len(set(targets))
    assert all(DEFINED.search(target) for target in targets)
    expect(
        page.locator(":is(h1, h2, h3, h4, table, figure, pre, button) a.casebook-term")
    ).to_have_count(0)
    word = words(page).first
    anchor = (word.get_attribute("href") or "").partition("#")[2]
    scroll_to(word)
    word.click()
    expect(page).to_have_url(DEFINED)
    expect(page.locator(f"h2[id='{anchor}']")).to_be_in_viewport()


def test_mouse_shows_a_definition_that_stays(page: Page, pages: SiteMap) -> None:
    """It opens under the mouse, can be read with the mouse on it, and goes with Escape."""
    page.goto(CASE)
    word = words(page).nth(3)
    word.hover()
    box = tooltip(page)
    expect(box).to_be_visible()
    known = {f"{one.name} {one.text}" for one in definitions(pages.library)}
    assert box.inner_text().replace("\n", " ") in known
    expect(word).to_have_attribute("aria-describedby", "casebook-tooltip")
    box.hover()
    page.wait_for_timeout(600)
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(word).not_to_have_attribute("aria-describedby", "casebook-tooltip")
    page.locator("h1").hover()
    word.hover()
    expect(box).to_be_visible()
    page.locator("h1").hover()
    expect(box).to_be_hidden()


def test_focus_shows_a_definition(page: Page) -> None:
    """With the keyboard, a word tells its definition as its description; Escape keeps the focus."""
    page.goto(CASE)
    word = words(page).nth(1)
    page.keyboard.press("Tab")
    word.focus()
    expect(tooltip(page)).to_be_visible()
    expect(word).to_have_accessible_description(re.compile(r"\w+ .*\."))
    page.keyboard.press("Escape")
    expect(tooltip(page)).to_be_hidden()
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(DEFINED)
    expect(tooltip(page)).to_be_hidden()


def test_finger_shows_first_and_follows_then(browser: Browser, base_url: str) -> None:
    """The first tap shows the definition inside of the screen, a tap elsewhere closes it."""
    context = browser.new_context(
        base_url=base_url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(CASE)
    word = words(page).nth(2)
    word.tap()
    box = tooltip(page)
    expect(box).to_be_visible()
    place = box.bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 390
    page.touchscreen.tap(200, 20)
    expect(box).to_be_hidden()
    word.tap()
    expect(box).to_be_visible()
    word.tap()
    expect(page).to_have_url(DEFINED)
    context.close()


def test_without_a_script_a_word_is_a_link(browser: Browser, base_url: str) -> None:
    """Nothing but the tooltip is lost, and no title stands in its place."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(CASE)
    word = words(page).first
    assert word.get_attribute("title") is None
    word.click()
    expect(page).to_have_url(DEFINED)
    context.close()


def test_definitions_are_loaded_when_somebody_asks(page: Page) -> None:
    """A page that is only read loads no definition; a pointer on a word loads one file."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(CASE, wait_until="networkidle")
    assert not [url for url in asked if "/library/" in url]
    words(page).first.hover()
    expect(tooltip(page)).to_be_visible()
    assert len([url for url in asked if "/library/" in url]) == 1


def test_definitions_lead_back_to_their_first_use(page: Page) -> None:
    """The glossary names the cases, and its letters lead to its terms."""
    page.goto("library/glossary/")
    page.locator(".casebook-letters").get_by_role("link", name="S", exact=True).click()
    expect(page).to_have_url(re.compile(r"#s[a-z-]+$"))
    uses = page.get_by_text("Used first in:").first.locator("..")
    uses.get_by_role("link").last.click()
    expect(page).to_have_url(re.compile(r"/(cases|method)/"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_plain_words(page: Page, scheme: str) -> None:
    """A word in print looks like the words around it."""
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    page.goto(CASE)
    word = words(page).first
    expect(word).to_have_css("text-decoration-line", "none")
    around = word.locator("..").evaluate("one => getComputedStyle(one).color")
    expect(word).to_have_css("color", around)

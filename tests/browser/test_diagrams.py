import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.pages import SiteMap
from tests.browser.conftest import Watch
from tests.browser.diagrams import CASES, dress, figures, measured
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

LEAST_DIAGRAMS = 14
"""Every case has at least these: one of each kind, and a picture of the chosen model."""
LEAST_LABELS = 200
"""A case has more than these, so that a measure that sees none does not pass."""
SMALLEST_TEXT = 10.99
"""Pixels; eleven, but for rounding."""
NEEDED_CONTRAST = 4.5
PHONE = {"width": 390, "height": 844}
COLUMN = "article.md-content__inner {{ box-sizing: border-box; width: {}px; padding: 0 }}"
NARROW, WIDE = 700, 860
"""Widths of the column of text, in pixels: on a small laptop, and on a large screen."""
WIDER = {
    "payment-fraud": ["Data pipeline from sources to examples", "Serving architecture"],
    "people-you-may-know": ["Monitoring and retraining loop"],
    "personalized-news-feed": ["Serving architecture"],
    "video-recommendation": ["Serving architecture"],
    "video-search": ["Serving architecture", "One request, hop by hop"],
}
"""The pictures that have too much side by side for a narrow column. None is to be added."""
SHEET: ViewportSize = {"width": 718, "height": 1047}
"""What the margins leave of an A4 sheet."""


def low_contrasts(page: Page) -> list[object]:
    """Return the texts in diagrams that do not stand out from what is below them."""
    found = measured(page, "contrasts")
    assert len(found) > LEAST_LABELS
    return [text for text in found if text["contrast"] < NEEDED_CONTRAST]


def small_texts(page: Page) -> list[object]:
    """Return the texts in diagrams that are too small to read."""
    found = measured(page, "textSizes")
    assert len(found) > LEAST_LABELS
    return [text for text in found if text["size"] < SMALLEST_TEXT]


def test_no_page_loads_a_diagram_script(page: Page, home: str, watch: Watch) -> None:
    """Pictures come with the page: nothing of Mermaid is loaded, wherever a reader scrolls."""
    watch.excused.add(f"{home}gone/")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    for address in KINDS:
        page.goto(address)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert any(address.endswith("viewer.mjs") for address in loaded)
    assert [address for address in loaded if re.search(r"mermaid|diagrams\.mjs", address)] == []


@pytest.mark.parametrize("slug", CASES)
def test_every_diagram_of_a_case_is_named_and_described(page: Page, slug: str) -> None:
    """Each is seen, has the title under it as its name, and says in words what it shows."""
    page.goto(f"cases/{slug}/")
    diagrams = figures(page).all()
    assert len(diagrams) >= LEAST_DIAGRAMS
    for figure in diagrams:
        picture = figure.get_by_role("img")
        expect(picture).to_be_visible()
        title = figure.locator("figcaption > p").text_content() or ""
        expect(picture).to_have_accessible_name(title)
        expect(picture).to_have_accessible_description(re.compile(r"\w.*\.$"))
        expect(picture).not_to_have_accessible_description(re.compile(r"#\d+;|&\w+;|[ﬂ°¶]"))


@pytest.mark.parametrize("slug", CASES)
def test_labels_stay_in_their_boxes_and_off_others(page: Page, slug: str) -> None:
    """With the fonts of a real browser nothing is cut off, covered or written over."""
    page.goto(f"cases/{slug}/")
    labels = measured(page, "labels")
    assert labels["count"] > LEAST_LABELS
    assert labels["cut"] == []
    assert measured(page, "outsiders") == []
    assert measured(page, "collisions") == []


@pytest.mark.parametrize("slug", CASES)
def test_diagrams_are_legible_in_a_narrow_column(page: Page, slug: str) -> None:
    """Diagrams are seen whole but for those known to be wider, and all text can be read."""
    page.goto(f"cases/{slug}/")
    dress(page, COLUMN.format(NARROW))
    expect(page.locator("article")).to_have_css("width", f"{NARROW}px")
    assert measured(page, "scrolling") == WIDER.get(slug, [])
    assert small_texts(page) == []


@pytest.mark.parametrize("slug", WIDER)
def test_wider_diagrams_are_seen_whole_in_a_wide_column(page: Page, slug: str) -> None:
    """What scrolls on a small laptop does not on a large screen."""
    page.goto(f"cases/{slug}/")
    dress(page, COLUMN.format(WIDE))
    expect(page.locator("article")).to_have_css("width", f"{WIDE}px")
    assert measured(page, "scrolling") == []


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True, is_mobile=True)
@pytest.mark.parametrize("slug", CASES)
def test_diagrams_scroll_in_their_frames_on_a_phone(page: Page, slug: str) -> None:
    """Text does not shrink with the window; what does not fit is reached by finger and by key."""
    page.goto(f"cases/{slug}/")
    assert small_texts(page) == []
    wide = measured(page, "scrolling")
    assert wide
    frame = figures(page).filter(has_text=wide[0]).first.locator(".casebook-diagram")
    expect(frame).to_have_attribute("tabindex", "0")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert page.evaluate("scrollX") == 0


def test_diagrams_are_there_after_instant_navigation(page: Page, pages: SiteMap) -> None:
    """A case that is reached by a click, without loading a page anew, has its pictures too."""
    case = pages.groups[0].pages[0]
    # The theme takes clicks over when it has read the site map.
    page.goto("", wait_until="networkidle")
    page.evaluate("window.marked = true")
    page.locator(".casebook-card").get_by_role("link", name=case.title).click()
    expect(page.locator("main h1")).to_contain_text(case.title)
    expect(figures(page).first.get_by_role("img")).to_be_visible()
    expect(figures(page).first.get_by_role("button", name="Enlarge")).to_be_visible()
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


@pytest.mark.parametrize("slug", CASES)
def test_diagrams_are_legible_in_both_palettes(page: Page, slug: str) -> None:
    """Words stand out from their ground: 4.5 to 1, as WCAG asks, with one drawing for both."""
    page.goto(f"cases/{slug}/")
    body = page.locator("body")
    assert low_contrasts(page) == []
    page.get_by_title("Switch to dark mode").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert low_contrasts(page) == []


@pytest.mark.browser_context_args(color_scheme="dark")
def test_diagrams_are_printed(page: Page) -> None:
    """Paper shows every picture whole and dark on light, with its words and without buttons."""
    page.set_viewport_size(SHEET)
    page.goto("cases/visual-search/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print")
    for figure in figures(page).all():
        expect(figure).to_have_css("background-color", "rgb(255, 255, 255)")
        box = figure.get_by_role("img").bounding_box()
        assert box
        assert box["width"] > 20
        assert box["x"] + box["width"] <= SHEET["width"]
        assert box["height"] < SHEET["height"]
        expect(figure.get_by_role("button")).to_have_count(0)
        expect(figure.locator("details p")).to_be_visible()
    assert low_contrasts(page) == []
    with_pictures = sheets(page)
    dress(page, ".casebook-diagram svg { display: none }")
    assert with_pictures > sheets(page) + 2


def sheets(page: Page) -> int:
    """Return how many sheets a page takes on paper."""
    return len(re.findall(rb"/Type /Page\b", page.pdf()))

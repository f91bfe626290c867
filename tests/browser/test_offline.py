"""The offline export, opened from the file system; the watch fails a test that asks a host."""

import re
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.integration.command import casebook
from tests.project import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export the real guide and unpack it, under a name with a blank as users have them."""
    place = tmp_path_factory.mktemp("offline")
    done = casebook(ROOT, "export", "offline", "--to", str(place / "casebook.zip"))
    assert done.returncode == 0, done.stderr
    folder = place / "my guide"
    with zipfile.ZipFile(place / "casebook.zip") as archive:
        archive.extractall(folder)
    return folder / "casebook"


@pytest.fixture(scope="module")
def browser_context_args(unpacked: Path) -> dict[str, Any]:
    """Begin on the unpacked site; no other site has to be built."""
    return {"base_url": f"{unpacked.as_uri()}/", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def base_url(unpacked: Path) -> str:
    """Return what the addresses in tests are relative to."""
    return f"{unpacked.as_uri()}/"


def test_search(page: Page) -> None:
    """A reader finds a case by a word and opens it."""
    page.goto("index.html")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("ad click prediction")
    result = page.locator(".md-search-result__link").first
    expect(result).to_contain_text("Ad click prediction")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"^file:.*/cases/ad-click-prediction\.html"))
    expect(page.locator("main h1")).to_contain_text("Ad click prediction")


def test_estimates_follow(page: Page) -> None:
    """A changed assumption changes what depends on it, by typing and by a slider."""
    page.goto("cases/ad-click-prediction.html")
    page.get_by_text(re.compile(r"^\d+ assumptions, each with its reason")).click()
    figure = page.locator("[data-figure='rank_gpus']").first
    before = figure.text_content() or ""
    field = page.locator("[data-assumption=daily_users] input[type=text]")
    field.fill("2.5B")
    field.press("Enter")
    expect(figure).not_to_have_text(before)
    shown = field.input_value()
    page.locator("[data-assumption=daily_users] input[type=range]").focus()
    page.keyboard.press("ArrowLeft")
    expect(field).not_to_have_value(shown)


def test_notes_are_kept_from_page_to_page(page: Page) -> None:
    """What is written while practicing is there after a reload, and shows on the progress page."""
    page.goto("cases/visual-search.html")
    page.get_by_label("Try it first").check()
    page.get_by_label(re.compile("^Your notes: 1")).fill("Who asks?")
    page.get_by_label("Done").first.check()
    page.reload()
    expect(page.get_by_label(re.compile("^Your notes: 1"))).to_have_value("Who asks?")
    page.goto("progress.html")
    done = page.locator("[data-case=visual-search][data-step=clarify]")
    expect(done).not_to_have_text("·")


def test_tables_sort_and_compare(page: Page) -> None:
    """The table of all cases sorts and filters, and a link chooses the cases side by side."""
    page.goto("cases/matrix.html")
    head = page.get_by_role("columnheader", name="Latency objective")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.goto("cases/compare.html?cases=visual-search,payment-fraud")
    heads = page.locator(".casebook-compare th:visible a")
    expect(heads).to_have_text(["Payment fraud", "Visual search"])


def test_diagrams_and_the_calculator(page: Page) -> None:
    """Pictures are on the page and open large, and the calculator computes."""
    page.goto("method/estimation.html")
    expect(page.locator(".casebook-calculator input[type=text]").first).to_be_visible()
    page.goto("cases/visual-search.html")
    figure = page.locator(".casebook-figure").first
    expect(figure.locator("svg").first).to_be_visible()
    figure.get_by_role("button", name=re.compile("^Enlarge")).click()
    expect(page.locator("dialog[open] svg").first).to_be_visible()


def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    """No link of any page leads to a folder, to a server's root or to nothing."""
    broken = [
        (page.relative_to(unpacked).as_posix(), target)
        for page in unpacked.rglob("*.html")
        for target in re.findall(
            r'<(?:a|link|script|img)\b[^>]*?\b(?:href|src)="([^"]*)"',
            page.read_text(encoding="utf-8"),
        )
        if not (urlsplit(target).scheme or target.startswith("#") or not target)
        and not (page.parent / unquote(urlsplit(target).path)).is_file()
        and urlsplit(target).path
    ]
    assert broken == []


def test_cards_and_interviews(page: Page) -> None:
    """Cards are dealt and a case is drawn without a server."""
    page.goto("cards.html")
    page.get_by_role("button", name="Revise Visual search").click()
    expect(page.locator(".casebook-review__question")).to_be_focused()
    page.goto("mock-interview.html")
    page.get_by_role("button", name="Draw a case").click()
    page.get_by_role("button", name="Start the clock").click()
    expect(page.get_by_role("timer")).to_contain_text("in all")

"""The tables of cases: sorted, filtered and side by side; the address keeps what is shown."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.pages import SiteMap

pytestmark = pytest.mark.browser

MATRIX = "cases/matrix/"
COMPARE = "cases/compare/"


def slugs_of(pages: SiteMap) -> list[str]:
    """Return the slugs of all cases, in the order of the table."""
    rows = pages.matrix.view.rows  # type: ignore[attr-defined]
    return [row.head.target.removesuffix(".md") for row in rows]


def first_cells(page: Page) -> list[str]:
    """Return the first cell of every row that is shown."""
    return page.locator(".casebook-matrix tbody tr:visible td:first-child a").all_inner_texts()


def test_sorting_goes_both_ways_and_stays_in_the_address(page: Page) -> None:
    """A click sorts upwards, another one downwards, and a link shows the same order."""
    page.goto(MATRIX)
    head = page.get_by_role("columnheader", name="Latency objective")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    upwards = first_cells(page)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    sizes = [
        float(value)
        for value in page.locator(".casebook-matrix td:nth-child(6) data").evaluate_all(
            "cells => cells.map(cell => cell.value)"
        )
    ]
    assert sizes == sorted(sizes, reverse=True)
    downwards = first_cells(page)
    assert downwards != upwards
    expect(page).to_have_url(re.compile(r"\?sort=-Latency"))
    page.reload()
    expect(page.get_by_role("columnheader", name="Latency objective")).to_have_attribute(
        "aria-sort", "descending"
    )
    assert first_cells(page) == downwards


def test_a_word_in_any_cell_finds_its_cases(page: Page, pages: SiteMap) -> None:
    """The count says how many are left, and an unknown word leaves none."""
    page.goto(MATRIX)
    count = page.locator(".casebook-matrix output")
    everything = len(slugs_of(pages))
    expect(count).to_have_text(f"{everything} of {everything} cases")
    page.get_by_role("searchbox", name="Find").fill("two-tower")
    expect(count).not_to_have_text(f"{everything} of {everything} cases")
    assert "Ad click prediction" in first_cells(page)
    page.get_by_role("searchbox", name="Find").fill("difficulty 3 trust")
    expect(count).to_have_text(f"2 of {everything} cases")
    page.get_by_role("searchbox", name="Find").fill("zzz")
    expect(count).to_have_text(f"0 of {everything} cases")
    expect(page).to_have_url(re.compile(r"\?find=zzz"))


def test_a_comparison_is_a_link(page: Page, pages: SiteMap) -> None:
    """The address names the cases that are shown, and changes with the choice."""
    one, other, *rest = slugs_of(pages)
    page.goto(f"{COMPARE}?cases={one},{other}")
    shown = page.locator(".casebook-compare thead th:visible a")
    expect(shown).to_have_count(2)
    boxes = page.get_by_role("group", name="Cases").get_by_role("checkbox")
    expect(boxes).to_have_count(2 + len(rest))
    expect(boxes.first).to_be_disabled()
    boxes.nth(2).check()
    expect(shown).to_have_count(3)
    expect(page).to_have_url(re.compile(rf"\?cases={one},{other},{rest[0]}$"))
    boxes.first.uncheck()
    expect(page).to_have_url(re.compile(rf"\?cases={other},{rest[0]}$"))


def test_a_comparison_of_nonsense_shows_two_cases(page: Page) -> None:
    """A mistyped link is no empty page."""
    page.goto(f"{COMPARE}?cases=nothing,%3Cscript%3E")
    expect(page.locator(".casebook-compare thead th:visible a")).to_have_count(2)


def test_related_cases_lead_to_a_comparison(page: Page) -> None:
    """What a case shares with another can be seen side by side."""
    page.goto("cases/visual-search/")
    page.locator("#related-cases + div").get_by_role("link", name="Side by side").first.click()
    expect(page.locator("main h1")).to_contain_text("Compare")
    shown = page.locator(".casebook-compare thead th:visible a")
    expect(shown).to_have_count(2)
    expect(shown.filter(has_text="Visual search")).to_have_count(1)


def test_tables_are_whole_without_scripts(browser: Browser, base_url: str, pages: SiteMap) -> None:
    """Without a script, all cases and all facts are there to be read."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(MATRIX)
    assert len(first_cells(page)) == len(slugs_of(pages))
    page.goto(COMPARE)
    expect(page.locator(".casebook-compare thead th a")).to_have_count(len(slugs_of(pages)))
    context.close()

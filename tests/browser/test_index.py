"""The list of cases: narrowed down by what is chosen; the address keeps it."""

import re
from typing import cast

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.pages import SiteMap
from generator.pages.catalog import CaseEntry, CatalogView
from tests.browser.scrolling import scroll_to

pytestmark = pytest.mark.browser

INDEX = "cases/"


@pytest.fixture
def entries(pages: SiteMap) -> list[CaseEntry]:
    """Return every case as the list shows it."""
    view = cast("CatalogView", pages.catalog.view)
    return [entry for group in view.groups for entry in group.cases]


def shown(page: Page) -> list[str]:
    """Return the titles of the cases that are left, once the form is there."""
    expect(page.locator(".casebook-index[data-live='now']")).to_be_attached()
    return cards(page).all_inner_texts()


def cards(page: Page) -> Locator:
    """Return the links of the cases that can be seen."""
    return page.locator(".casebook-index__case:visible h3 > a:not(.headerlink)")


def box(page: Page, facet: str, value: str) -> Locator:
    """Return the box of a value."""
    return page.locator(f".casebook-facets input[name='{facet}'][value='{value}']")


def titles(entries: list[CaseEntry]) -> list[str]:
    """Return the titles of cases."""
    return [entry.view.case.title for entry in entries]


def test_values_of_a_facet_add_up_and_facets_narrow_down(
    page: Page, entries: list[CaseEntry]
) -> None:
    """Two difficulties show both; with a group, only the cases of that group are left."""
    group = entries[0].view.case.group
    page.goto(INDEX)
    box(page, "difficulty", "2").check()
    assert shown(page) == titles([one for one in entries if one.view.case.difficulty == 2])
    box(page, "difficulty", "3").check()
    assert shown(page) == titles([one for one in entries if one.view.case.difficulty > 1])
    box(page, "group", group).check()
    wanted = [one for one in entries if one.view.case.group == group]
    assert shown(page) == titles([one for one in wanted if one.view.case.difficulty > 1])
    expect(page.locator(".casebook-index__group:visible")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(f"{len(wanted)} of {len(entries)} cases")


def test_a_step_leads_to_what_cases_say_in_depth(page: Page, entries: list[CaseEntry]) -> None:
    """Whoever wants to learn a step gets the cases that go deep in it, with links to the places."""
    page.goto(f"{INDEX}?step=evaluate")
    deep = [one for one in entries if any(dive.step.id == "evaluate" for dive in one.dives)]
    assert shown(page) == titles(deep)
    dives = [dive for one in deep for dive in one.dives if dive.step.id == "evaluate"]
    links = page.locator(".casebook-index__case details a:visible")
    expect(links).to_have_text([dive.link.text for dive in dives])
    scroll_to(links.first)
    links.first.click()
    expect(page.locator("main h1")).to_contain_text(deep[0].view.case.title)
    name = page.url.partition("#")[2]
    expect(page.locator(f"[id='{name}']")).to_contain_text(dives[0].link.text)
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


def test_every_deep_dive_has_a_place_in_its_case(page: Page, entries: list[CaseEntry]) -> None:
    """No link of the list ends at a heading of the same name elsewhere, or at none."""
    for entry in entries:
        page.goto(f"cases/{entry.view.slug}/")
        for dive in entry.dives:
            heading = page.locator(f"h3[id='{dive.link.target.partition('#')[2]}']")
            expect(heading).to_contain_text(dive.link.text)


def test_back_undoes_a_choice_and_a_link_shows_the_same(page: Page) -> None:
    """Each choice is a step in the history; an address with choices opens with them."""
    page.goto(INDEX)
    everything = shown(page)
    page.get_by_label("Find").fill("fraud")
    expect(page).to_have_url(re.compile(r"\?find=fraud$"))
    page.get_by_role("button", name="Show all").click()
    box(page, "step", "serve").check()
    expect(page).to_have_url(re.compile(r"\?step=serve$"))
    box(page, "difficulty", "2").check()
    both = shown(page)
    expect(page).to_have_url(re.compile(r"\?step=serve&difficulty=2$"))
    page.go_back()
    expect(box(page, "difficulty", "2")).not_to_be_checked()
    expect(box(page, "step", "serve")).to_be_checked()
    page.go_back()
    expect(box(page, "step", "serve")).not_to_be_checked()
    assert shown(page) == everything
    page.go_forward()
    page.go_forward()
    expect(box(page, "difficulty", "2")).to_be_checked()
    page.reload()
    expect(box(page, "difficulty", "2")).to_be_checked()
    assert shown(page) == both


def test_the_keyboard_alone_narrows_down_and_clears(page: Page) -> None:
    """Boxes are reached with Tab and set with Space; clearing leaves the keyboard in the field."""
    page.goto(INDEX)
    everything = shown(page)
    page.get_by_label("Find").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".casebook-facets input[type=checkbox]").first).to_be_focused()
    page.keyboard.press("Space")
    assert shown(page) != everything
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Show all")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Find")).to_be_focused()
    assert shown(page) == everything
    expect(page).to_have_url(re.compile(r"/cases/$"))


def test_counts_say_what_a_choice_would_leave(page: Page) -> None:
    """The number beside a value is the number of cases that choosing it shows."""
    page.goto(f"{INDEX}?difficulty=3")
    labels = page.locator(".casebook-facets fieldset label:has([name=step])")
    for label in labels.all():
        count = int(label.locator(".casebook-facet__count").inner_text())
        label.click()
        assert len(shown(page)) == count
        label.click()


def test_an_address_of_nonsense_shows_every_case(page: Page, entries: list[CaseEntry]) -> None:
    """A mistyped value is dropped; a tag that is folded away is unfolded when it is chosen."""
    page.goto(f"{INDEX}?step=nothing,%3Cscript%3E&group=")
    assert len(shown(page)) == len(entries)
    tag = entries[0].tags[0]
    page.goto(f"{INDEX}?tag={tag.id}")
    expect(box(page, "tag", tag.id)).to_be_visible()
    assert shown(page) == titles([one for one in entries if tag in one.tags])


def test_the_list_is_whole_without_scripts(
    browser: Browser, base_url: str, entries: list[CaseEntry]
) -> None:
    """Without a script, every case and what it says in depth is there, and no dead form."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(INDEX)
    expect(cards(page)).to_have_text(titles(entries))
    expect(page.locator(".casebook-facets")).to_be_hidden()
    page.locator(".casebook-index__case summary").first.click()
    first = entries[0].dives[0].link.text
    expect(page.get_by_role("link", name=first)).to_be_visible()
    context.close()

import re

import pytest
from playwright.sync_api import Page, expect

from generator.pages import SiteMap
from tests.browser.conftest import Watch
from tests.browser.scrolling import scroll_to

pytestmark = pytest.mark.browser

TABS = ("Home", "Method", "Cases", "Library", "Study", "Tags", "How to use", "Contributing")


def open_tab(page: Page, name: str) -> None:
    """Open a part of the site as a reader at a desktop does."""
    tabs = page.get_by_role("navigation", name="Tabs")
    tabs.get_by_role("link", name=name, exact=True).click()
    expect(tabs.locator(".md-tabs__item--active")).to_have_text(name)


def test_tabs_lead_to_every_part(page: Page) -> None:
    """There is a tab for every part of the site, and each opens a page with a title."""
    page.goto("")
    tabs = page.get_by_role("navigation", name="Tabs").get_by_role("link")
    expect(tabs).to_have_text(TABS)
    for name in TABS:
        open_tab(page, name)
        expect(page.locator("main h1")).to_be_visible()


def test_every_step_of_the_method_is_reached(page: Page, pages: SiteMap) -> None:
    """The sidebar lists the steps in their order, and each has its page."""
    steps = pages.steps
    page.goto("method/")
    for number, step in enumerate(steps, start=1):
        sidebar = page.locator(".md-sidebar--primary")
        sidebar.get_by_role("link", name=step.title, exact=True).click()
        expect(page.locator("main h1")).to_contain_text(f"{number}. ")
        expect(page).to_have_url(re.compile(rf"/{step.address.removesuffix('.md')}/$"))
    assert len(steps) == 7


def test_every_group_and_its_cases_are_reached(page: Page, pages: SiteMap) -> None:
    """The sidebar lists the cases under their groups."""
    page.goto("cases/")
    for group in pages.groups:
        for case in group.pages:
            sidebar = page.locator(".md-sidebar--primary")
            expect(sidebar.get_by_text(group.title, exact=True).first).to_be_visible()
            sidebar.get_by_role("link", name=case.title, exact=True).click()
            expect(page.locator("main h1")).to_contain_text(case.title)


def test_tags_lead_to_their_cases(page: Page, pages: SiteMap) -> None:
    """Every tag of every case stands on one page, which links back."""
    page.goto("tags/")
    for case in (case for group in pages.groups for case in group.pages):
        for tag in case.tags:
            cases = page.locator(f"h2:has(.md-tag:text-is('{tag}')) + ul")
            expect(cases.get_by_role("link", name=case.title)).to_be_visible()


def test_tag_of_a_case_opens_its_place_in_the_list(page: Page, pages: SiteMap) -> None:
    """From a case to others on the same subject is one click."""
    case = pages.groups[0].pages[0]
    page.goto(case.address.replace(".md", "/"))
    page.locator("article").get_by_role("link", name=case.tags[0], exact=True).click()
    expect(page).to_have_url(re.compile(r"/tags/#tag:"))
    expect(page.locator(f"h2:has(.md-tag:text-is('{case.tags[0]}'))")).to_be_in_viewport()


def test_step_leads_to_the_section_of_a_case(page: Page, pages: SiteMap) -> None:
    """How a case answers a step is one click away from the step, and the click lands there."""
    case = pages.groups[0].pages[0]
    page.goto("method/serve/", wait_until="networkidle")
    link = page.locator("h3", has_text=case.title).get_by_role("link", name=case.title)
    scroll_to(link)
    link.click()
    expect(page.locator("main h1")).to_contain_text(case.title)
    section = page.locator("h2[id^='6-']")
    expect(section).to_be_in_viewport()
    section_id = section.get_attribute("id")
    assert section_id
    assert page.url.endswith(f"/{case.address.removesuffix('.md')}/#{section_id}")


def test_section_is_on_top_when_its_address_is_opened(page: Page, pages: SiteMap) -> None:
    """A link to a section that somebody sends ends at that section, however much is above it."""
    case = pages.groups[0].pages[0]
    page.goto(f"{case.address.removesuffix('.md')}/#one-request-hop-by-hop")
    expect(page.locator("#one-request-hop-by-hop")).to_be_in_viewport()


def test_styles_stay_over_instant_navigation(page: Page, pages: SiteMap) -> None:
    """A click brings text alone: pages with and without diagrams share their style sheets."""
    page.goto("method/", wait_until="networkidle")
    page.evaluate("window.marked = true")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    for tab in ("Tags", "Cases"):
        open_tab(page, tab)
    title = pages.groups[0].pages[0].title
    page.locator("article").get_by_role("link", name=title).click()
    expect(page.locator("main h1")).to_contain_text(title)
    assert page.evaluate("window.marked")
    assert [address for address in loaded if address.endswith(".css")] == []


def test_case_leads_to_the_step(page: Page, pages: SiteMap) -> None:
    """A section of a case links to how its step is gone through."""
    page.goto(pages.groups[0].pages[0].address.replace(".md", "/"))
    page.get_by_role("link", name="How to go through this step").nth(3).click()
    expect(page.locator("main h1")).to_contain_text("4. ")


def test_pencil_opens_the_yaml_of_the_case(page: Page, pages: SiteMap) -> None:
    """Whoever wants to mend a case gets its file, not a page that does not exist."""
    case = pages.groups[0].pages[0]
    page.goto(case.address.replace(".md", "/"))
    pencil = page.get_by_role("link", name="Edit this case")
    expect(pencil).to_have_attribute("href", re.compile(rf"/edit/main/data/{case.data_file}$"))


def test_missing_page_shows_the_way_back(page: Page, home: str, watch: Watch) -> None:
    """An address that is wrong at any depth gets a page of the site, with its style and links."""
    for address in ("cases/gone/", "gone"):
        watch.excused.add(f"{home}{address}")
        response = page.goto(address)
        assert response
        assert response.status == 404
        expect(page.locator("main h1")).to_have_text("This page does not exist")
        expect(page.locator(".md-header")).to_have_css("position", "sticky")
        page.locator("article").get_by_role("link", name="All cases").click()
        expect(page.locator("main h1")).to_contain_text("Cases")

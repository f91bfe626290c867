import pytest
from playwright.sync_api import Page, expect

from generator.pages import SiteMap
from tests.browser.conftest import Watch
from tests.browser.kinds import KINDS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.browser_context_args(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    ),
]

OVERFLOW = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [
  ...document.querySelectorAll("body *")
].filter(element => element.getBoundingClientRect().right > innerWidth + 1)
 .map(element => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("address", KINDS)
def test_page_does_not_scroll_sideways(page: Page, home: str, watch: Watch, address: str) -> None:
    """On a phone everything fits, or scrolls inside its own frame."""
    watch.excused.add(f"{home}gone/")
    page.goto(address)
    for width in (390, 360):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("innerWidth") == width
        assert page.evaluate(OVERFLOW) == []


def test_menu_leads_to_a_case(page: Page, pages: SiteMap) -> None:
    """Without tabs, the drawer has the whole way from the home page to a case."""
    group = pages.groups[0]
    page.goto("")
    page.locator(".md-header__button[for=__drawer]").click()
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).to_be_in_viewport()
    drawer.get_by_role("link", name="Cases", exact=True).click()
    expect(page.locator("main h1")).to_contain_text("Cases")
    page.locator("article").get_by_role("link", name=group.pages[0].title).click()
    expect(page.locator("main h1")).to_contain_text(group.pages[0].title)

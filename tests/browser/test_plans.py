"""Study plans: what to do, where, and what is done."""

import pytest
from playwright.sync_api import Page, expect

from generator.pages import SiteMap

pytestmark = pytest.mark.browser


def test_every_plan_leads_to_what_it_is_about(page: Page, pages: SiteMap) -> None:
    """The list has every plan, and a stop opens the case or the step."""
    page.goto("plans/")
    plans = pages.plans[1:]
    expect(page.locator("main h2")).to_have_count(len(plans))
    page.get_by_role("link", name="One evening").first.click()
    page.get_by_role("link", name="Visual search").first.click()
    expect(page.locator("main h1")).to_contain_text("Visual search")


def test_what_is_done_is_kept(page: Page) -> None:
    """A mark counts at once, and is there after the page is loaded again."""
    page.goto("plans/one-week/")
    boxes = page.locator(".casebook-plan").get_by_role("checkbox")
    boxes.nth(1).check()
    count = boxes.count()
    expect(page.locator(".casebook-plan > [role=status]")).to_have_text(f"1 of {count} done.")
    page.reload()
    expect(boxes.nth(1)).to_be_checked()
    boxes.nth(1).uncheck()
    expect(page.locator(".casebook-plan > [role=status]")).to_have_text(f"0 of {count} done.")

"""The site without a connection, after it was visited with one."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.site_server import PATH, build_site, served

pytestmark = [pytest.mark.browser, pytest.mark.browser_context_args(service_workers="allow")]

CASE = "cases/visual-search/"
_UNTIL = """async value => {
  const isTrue = %s
  const end = performance.now() + 20_000
  while (!(await isTrue(value))) {
    if (performance.now() > end) throw new Error(`not in time: ${isTrue}`)
    await new Promise(done => setTimeout(done, 50))
  }
}"""
_IS_KEPT = """async page => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name)
  const needed = loaded.filter(name => /[.](css|mjs)$/.test(name))
  const found = await Promise.all([page, ...needed].map(name => caches.match(name)))
  return found.every(Boolean)
}"""
_IS_WAITING = """async old => {
  const registration = await navigator.serviceWorker.ready
  await registration.update()
  // It may have taken over already.
  return registration.waiting || !(await caches.has(old))
}"""
_IS_REPLACED = """async old => {
  const names = await caches.keys()
  return names.length === 1 && names[0] !== old
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site."""
    folder = tmp_path_factory.mktemp("kept")
    build_site(folder)
    return folder


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    """Serve the site at an address where nothing is kept; the value is that of its home page."""
    with served(folder) as home:
        yield home


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Begin on a desktop."""
    return browser_context_args | {"viewport": {"width": 1440, "height": 900}}


def until(page: Page, condition: str, value: str) -> None:
    """Wait for an asynchronous condition, for which Playwright has no wait."""
    page.evaluate(_UNTIL % condition, value)


def read(page: Page, site: str, *addresses: str) -> None:
    """Visit pages, each until the browser has kept it."""
    for address in addresses:
        page.goto(site + address)
        until(page, _IS_KEPT, f"{site}{address}index.html")
        page.wait_for_load_state("networkidle")


def lose(page: Page, watch: Watch) -> None:
    """Lose the connection, about which the browser may complain."""
    page.context.set_offline(offline=True)
    page.context.on("requestfailed", lambda request: watch.excused.add(request.url))


def test_a_case_that_was_read_works_as_before(page: Page, site: str, watch: Watch) -> None:
    """It has its style, its pictures, its figures and its search, even after one visit only."""
    read(page, site, CASE)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("recall")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    lose(page, watch)
    page.goto(site + CASE)
    expect(page.locator("main h1")).to_contain_text("Visual search")
    expect(page.locator(".casebook-diagram svg").first).to_be_visible()
    assert page.locator(".casebook-prompt").evaluate("box => getComputedStyle(box).borderLeftWidth")
    page.get_by_label("Try it first").check()
    expect(page.get_by_role("button", name="Show the solution").first).to_be_visible()
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("recall")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_pages_that_were_read_lead_to_each_other(page: Page, site: str, watch: Watch) -> None:
    """A reader goes from one to the other, and where there is none is told which there are."""
    read(page, site, CASE, "method/serve/")
    lose(page, watch)
    page.goto(site + CASE)
    page.locator("a[href$='method/serve/']").last.click()
    expect(page.locator("main h1")).to_contain_text(re.compile("serve", re.IGNORECASE))
    page.goto(f"{site}cases/payment-fraud/")
    expect(page.locator("main h1")).to_have_text("You are offline")
    links = page.locator(".casebook-offline a")
    expect(links).to_have_count(2)
    links.filter(has_text="Visual search").click()
    expect(page.locator("main h1")).to_contain_text("Visual search")


def test_a_new_edition_replaces_the_old_one(page: Page, site: str, folder: Path) -> None:
    """What has changed of what was kept is fetched anew, and nothing of before is left."""
    read(page, site, CASE)
    old = page.evaluate("caches.keys()")
    page_file = folder / PATH / CASE / "index.html"
    worker = folder / PATH / "offline.js"
    before = {file: file.read_bytes() for file in (page_file, worker)}
    try:
        rewrite(folder / PATH, page_file, b"</h1>", b" anew</h1>")
        page.goto(site + CASE)
        until(page, _IS_WAITING, old[0])
        page.reload()
        until(page, _IS_REPLACED, old[0])
        kept = page.evaluate(
            "async url => (await (await caches.match(url)).text())",
            f"{site}{CASE}index.html",
        )
        assert " anew</h1>" in kept
    finally:
        for file, content in before.items():
            file.write_bytes(content)


def rewrite(root: Path, file: Path, old: bytes, new: bytes) -> None:
    """Publish a new edition of a built site, in which one file is different."""
    from generator.service_worker import ADDRESS, files_to_keep, service_worker  # noqa: PLC0415

    file.write_bytes(file.read_bytes().replace(old, new, 1))
    (root / ADDRESS).write_text(service_worker(files_to_keep(root)), encoding="utf-8")


def test_everything_can_be_forgotten(page: Page, site: str) -> None:
    """The button on the page of progress removes the pages and the worker."""
    read(page, site, CASE, "progress/")
    expect(page.locator(".casebook-progress__kept")).to_contain_text("2 pages")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget everything").click()
    expect(page.locator(".casebook-progress__summary")).to_contain_text("Everything is forgotten")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
    expect(page.locator(".casebook-progress__kept")).to_contain_text("keeps nothing")

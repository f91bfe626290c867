"""Pages of a guide full of texts that look like attacks, in a browser: nothing happens."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from generator import engine
from tests.browser.chromium import launch_options
from tests.browser.site_server import PATH, served
from tests.hostile.attacks import QUIET
from tests.project import MINI_DATA, copy_project

ADDRESSES = ("", "cases/", "cases/spam-filter/", "cases/compare/", "cases/matrix/", "tags/")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's browser, if there is one."""
    return browser_type_launch_args | launch_options()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and serve a guide with such texts in its titles, names, cells and paragraphs."""
    place = tmp_path_factory.mktemp("hostile")
    project = copy_project(place / "project", MINI_DATA)
    file = project / "data" / "cases" / "spam-filter.yaml"
    data = yaml.safe_load(file.read_text("utf-8"))
    data["title"] = 'Spam " onmouseover="alert(1) \' < & filter'
    data["clarify"]["reasoning"] = "\n\n".join(f"Text {text} text" for text in QUIET)
    for number, risk in enumerate(data["data"]["risks"]):
        risk["risk"] = f"Risk {QUIET[number]} risk"
    for number, component in enumerate(data["serving"]["components"]):
        component["name"] = f"{QUIET[number]} {number}"
    file.write_text(json.dumps(data, indent=1, default=str, ensure_ascii=False), encoding="utf-8")
    engine.build(project / "mkdocs.yml", place / "served" / PATH)
    with served(place / "served") as address:
        yield address


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """Open a page on which nothing may happen."""
    seen: list[str] = []
    page = browser.new_page(base_url=home)
    page.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message}"))
    page.on("pageerror", lambda error: seen.append(f"thrown: {error}"))
    page.on(
        "request", lambda request: seen.append(request.url) if home not in request.url else None
    )
    yield page
    assert page.evaluate("document.querySelectorAll('[onmouseover], [onerror]').length") == 0
    assert [one for one in seen if not one.startswith("data:")] == []
    page.close()


@pytest.mark.browser
def test_nothing_happens(page: Page) -> None:
    """No dialog opens, nothing is asked of another site, and no script throws."""
    for address in ADDRESSES:
        page.goto(address)
        for element in page.locator("article h1, article td").all()[:30]:
            element.hover(force=True, timeout=5000)
        assert page.evaluate("document.querySelectorAll('[onmouseover], [onerror]').length") == 0


@pytest.mark.browser
def test_nothing_happens_with_cards(page: Page) -> None:
    """Nor when their texts are put into the page: enough of them to come to those on data."""
    page.goto("cards/")
    for _ in range(3):
        page.get_by_role("button", name="Revise Spam").click()
        for _ in range(10):
            page.get_by_role("button", name="Show the answer").click()
            page.get_by_role("button", name="4 Easy").click()
        page.locator(".casebook-decks__summary", has_text="revised").wait_for()


@pytest.mark.browser
def test_nothing_happens_in_an_interview(page: Page) -> None:
    """Nor when its solutions and expectations are shown."""
    page.goto("mock-interview/")
    page.get_by_label("Group").select_option(label="Trust")
    page.get_by_role("button", name="Draw a case").click()
    page.get_by_role("button", name="Start the clock").click()
    for name in (*("Next step",) * 7, "Assess yourself"):
        page.get_by_role("button", name="Done with this step").click()
        page.get_by_role("button", name=name).click()
    page.get_by_role("button", name="Make the record").click()
    page.locator(".casebook-record").wait_for()

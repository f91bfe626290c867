"""Pages of a guide full of texts that look like attacks, in a browser: nothing happens."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

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


@pytest.mark.browser
def test_nothing_happens(browser: Browser, home: str) -> None:
    """No dialog opens, nothing is asked of another site, and no script throws."""
    seen: list[str] = []
    page = browser.new_page()
    page.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message}"))
    page.on("pageerror", lambda error: seen.append(f"thrown: {error}"))
    page.on(
        "request", lambda request: seen.append(request.url) if home not in request.url else None
    )
    for address in ADDRESSES:
        page.goto(f"{home}{address}")
        for element in page.locator("article h1, article td").all()[:30]:
            element.hover(force=True, timeout=5000)
        assert page.evaluate("document.querySelectorAll('[onmouseover], [onerror]').length") == 0
    assert [one for one in seen if not one.startswith("data:")] == []
    page.close()

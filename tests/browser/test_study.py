"""Practicing: folded solutions, notes, marks, and the page on progress."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.pages import SiteMap

pytestmark = pytest.mark.browser

CASE = "cases/visual-search/"


def practice(page: Page) -> None:
    """Open a case and fold its solutions."""
    page.goto(CASE)
    page.get_by_label("Try it first").check()
    expect(page.locator(".casebook-solution").first).to_be_hidden()


def test_a_case_is_whole_until_it_is_practiced(page: Page) -> None:
    """Nothing is folded, and nothing is kept, before a reader asks for it."""
    page.goto(CASE)
    expect(page.get_by_label("Try it first")).not_to_be_checked()
    expect(page.locator("h2[id^='1-'] ~ p, h2[id^='1-'] ~ ul").first).to_be_visible()
    expect(page.locator("[hidden=until-found]")).to_have_count(0)
    expect(page.get_by_label(re.compile("^Your notes"))).to_have_count(0)
    expect(page.get_by_role("button", name="Save my notes")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('casebook.study')") is None


def test_each_step_begins_with_its_questions(page: Page) -> None:
    """Folded, a step shows its minutes, what to ask, a place for notes, and then its solution."""
    practice(page)
    expect(page.locator(".casebook-glance")).to_be_hidden()
    expect(page.locator(".casebook-questions li").first).to_be_visible()
    button = page.get_by_role("button", name="Show the solution").first
    button.press("Enter")
    expect(page.locator(".casebook-solution").first).to_be_visible()
    expect(page.locator(".casebook-solution").nth(1)).to_be_hidden()
    page.get_by_role("button", name="Fold the solution").click()
    expect(page.locator(".casebook-solution").first).to_be_hidden()


def test_notes_and_marks_are_kept_and_can_be_saved(page: Page, tmp_path: Path) -> None:
    """They are there after the page is loaded again, and leave the browser only as a file."""
    practice(page)
    page.get_by_label(re.compile("^Your notes: 1")).fill("Who asks?\nHow many?")
    page.get_by_label("Done").first.check()
    page.reload()
    expect(page.get_by_label("Try it first")).to_be_checked()
    expect(page.get_by_label(re.compile("^Your notes: 1"))).to_have_value("Who asks?\nHow many?")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my notes").click()
    file = tmp_path / "notes.md"
    download.value.save_as(file)
    assert download.value.suggested_filename == "visual-search-notes.md"
    text = file.read_text(encoding="utf-8")
    assert text.startswith(
        "# Visual search: my notes\n\n## 1. Clarify the requirements\n\nWho asks?"
    )


def test_a_link_into_a_folded_step_opens_it(page: Page) -> None:
    """Whoever follows a link to a section sees that section."""
    practice(page)
    page.goto("about:blank")
    page.goto(f"{CASE}#training")
    expect(page.locator("#training")).to_be_in_viewport()
    expect(page.locator(".casebook-solution").first).to_be_hidden()


def test_progress_over_all_cases(page: Page, pages: SiteMap, tmp_path: Path) -> None:
    """What is done is counted, saved, forgotten on demand, and loaded again."""
    practice(page)
    page.get_by_label("Done").first.check()
    page.goto("progress/")
    cases = sum(len(group.pages) for group in pages.groups)
    summary = page.locator(".casebook-progress__summary")
    expect(summary).to_have_text(f"1 of {7 * cases} steps done.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my record").click()
    file = tmp_path / "record.json"
    download.value.save_as(file)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget everything").click()
    expect(summary).to_have_text(f"Everything is forgotten. 0 of {7 * cases} steps done.")
    assert page.evaluate("localStorage.getItem('casebook.study')") is None
    page.locator(".casebook-progress input[type=file]").set_input_files(file)
    expect(summary).to_have_text(f"The record was loaded. 1 of {7 * cases} steps done.")


def test_a_hostile_record_is_read_as_far_as_it_is_sound(page: Page, tmp_path: Path) -> None:
    """A file from somebody else can bring notes, and nothing else."""
    page.goto("progress/")
    steps = {"clarify": {"note": "<img src=x onerror=alert(1)>", "done": "yes"}, "__proto__": {}}
    file = tmp_path / "record.json"
    file.write_text(json.dumps({"cases": {"visual-search": steps, "../x": steps, "a": 3}}), "utf-8")
    page.locator(".casebook-progress input[type=file]").set_input_files(file)
    expect(page.locator(".casebook-progress__summary")).to_contain_text("The record was loaded. 0")
    kept = json.loads(page.evaluate("localStorage.getItem('casebook.study')"))
    assert list(kept["cases"]) == ["visual-search"]
    file.write_text("no json", encoding="utf-8")
    page.locator(".casebook-progress input[type=file]").set_input_files(file)
    expect(page.locator(".casebook-progress__summary")).to_contain_text("holds no record")


def test_progress_is_readable_without_scripts(browser: Browser, base_url: str) -> None:
    """The table is there, and a case is whole."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("progress/")
    expect(page.get_by_role("link", name="Visual search").first).to_be_visible()
    page.goto(CASE)
    expect(page.locator(".casebook-glance")).to_be_visible()
    context.close()

"""What a browser keeps of the site: only on use, read with care, never lost silently, forgotten."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

pytestmark = pytest.mark.browser

CASE = "cases/visual-search/"
RECORD = "casebook.study"
PALETTE = "/casebook/.__palette"
TOGGLE = "label.md-header__button[for^=__palette]:visible"
KEYS = "Object.keys(localStorage).toSorted()"
REFUSE = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
DAMAGED = (
    "{",
    "null",
    '"text"',
    "[3]",
    '{"cases": 3, "plans": "x", "practicing": "yes"}',
    '{"cases": {"visual-search": [], "x": null}, "plans": {"one-evening": {}}}',
    '{"cases": {"constructor": {"clarify": {"note": "x", "done": true}}}, "plans": {"a": [{}]}}',
    '{"cases": {"visual-search": {"clarify": {"note": {"a": 1}, "done": "yes"}}}}',
    '"' + "x" * 2_100_000 + '"',
)
PALETTES = (
    "{",
    "3",
    '{"index": 7, "color": {}}',
    '{"index": "x", "color": {"scheme": "slate"}}',
    '{"index": 0, "color": {"scheme": {}}}',
    '{"index": 0}',
    '{"index": 0, "color": null}',
    '"' + "x" * 20_000 + '"',
)


def keep(page: Page, key: str, text: str) -> None:
    """Put something into the browser as if it had been kept, and load the page again."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    page.reload()


def kept(page: Page, key: str) -> str | None:
    """Return what the browser keeps under a key."""
    text: str | None = page.evaluate("key => localStorage.getItem(key)", key)
    return text


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_record_is_put_aside(page: Page, text: str, tmp_path: Path) -> None:
    """Pages work as without one, and what could not be read is still there after the next mark."""
    page.goto(CASE)
    keep(page, RECORD, text)
    expect(page.get_by_label("Try it first")).not_to_be_checked()
    assert kept(page, RECORD) == text
    page.get_by_label("Try it first").check()
    page.get_by_label("Done").first.check()
    page.goto("progress/")
    expect(page.locator(".casebook-progress__summary")).to_contain_text("1 of")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save what could not be read").click()
    download.value.save_as(tmp_path / "unread.txt")
    assert (tmp_path / "unread.txt").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", PALETTES, ids=range(len(PALETTES)))
def test_a_damaged_palette_is_ignored(page: Page, text: str) -> None:
    """The page looks as the reader's system asks, and another palette can be chosen."""
    page.goto("tags/")
    keep(page, PALETTE, text)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.locator(TOGGLE).click()
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_everything_of_the_site_is_forgotten(page: Page) -> None:
    """After a question that says what is kept; what another site keeps on this host stays."""
    page.goto(CASE)
    keep(page, RECORD, "{")
    keep(page, "other.site", "stays")
    page.locator(TOGGLE).click()
    page.get_by_label("Try it first").check()
    page.goto("progress/")
    assert page.evaluate(KEYS) == [PALETTE, RECORD, "casebook.study.aside", "other.site"]
    said: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", dismiss)
    button = page.get_by_role("button", name="Forget everything")
    button.click()
    for name in ("your notes and marks", "the palette that you chose", "could not be read"):
        assert name in said[0]
        expect(page.locator(".casebook-progress__keeps")).to_contain_text(name)
    assert len(page.evaluate(KEYS)) == 4
    page.once("dialog", lambda dialog: dialog.accept())
    button.click()
    expect(page.locator(".casebook-progress__summary")).to_contain_text("Everything is forgotten")
    expect(page.locator(".casebook-progress__keeps")).to_have_text(
        "This browser keeps nothing of this site."
    )
    expect(button).to_be_disabled()
    assert page.evaluate(KEYS) == ["other.site"]
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert page.context.cookies() == []


def test_a_browser_that_keeps_nothing_says_so(page: Page) -> None:
    """Whoever writes notes there hears it while they can still be saved."""
    page.add_init_script(REFUSE)
    page.goto(CASE)
    page.get_by_label("Try it first").check()
    expect(page.get_by_role("alert")).to_contain_text("does not keep your notes")
    page.goto("plans/one-evening/")
    page.locator(".casebook-plan input").first.check()
    expect(page.locator(".casebook-plan").get_by_role("status")).to_contain_text("does not keep it")


def test_a_record_from_a_file_is_added(page: Page, tmp_path: Path) -> None:
    """Notes on the same step are kept both, each once, however often the file is loaded."""
    notes = {"clarify": {"note": "theirs", "done": True}}
    page.goto(CASE)
    keep(page, RECORD, json.dumps({"cases": {"visual-search": {"clarify": {"note": "ours"}}}}))
    page.goto("progress/")
    file = tmp_path / "record.json"
    file.write_text(json.dumps({"cases": {"visual-search": notes}}), encoding="utf-8")
    for _ in range(2):
        page.locator(".casebook-progress input[type=file]").set_input_files(file)
        expect(page.locator(".casebook-progress__summary")).to_contain_text("was loaded. 1 of")
    record = json.loads(kept(page, RECORD) or "")
    assert record["cases"]["visual-search"]["clarify"] == {"note": "ours\n\ntheirs", "done": True}

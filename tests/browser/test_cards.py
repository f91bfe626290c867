"""Cards: when they come back, a week with them, the keyboard, and the record."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

RECORD = "casebook.cards"
MONDAY = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - the reader's own time, wherever that is
ANSWERS = """async ([qualities, day]) => {
  const url = new URL("assets/javascripts/study/schedule.mjs", document.baseURI)
  const { answered } = await import(url)
  const states = []
  for (const quality of qualities) states.push(answered(states.at(-1), quality, day))
  return states
}"""
DECK = "visual-search"


def answers(page: Page, *qualities: int) -> list[dict[str, Any]]:
    """Return the states of a card that is answered again and again."""
    if page.url == "about:blank":
        page.goto("")
    found: list[dict[str, Any]] = page.evaluate(ANSWERS, [list(qualities), "2026-11-23"])
    return found


@pytest.mark.parametrize(
    ("qualities", "days", "ease"),
    [
        ((4, 4, 4, 4, 4), [1, 6, 15, 38, 95], 2.5),
        ((5, 5, 5), [1, 6, 17], 2.8),
        ((3, 3, 3), [1, 6, 13], 2.08),
        ((4, 4, 4, 1, 4, 4, 4), [1, 6, 15, 1, 1, 6, 15], 2.5),
        ((3,) * 12, None, 1.3),
    ],
)
def test_intervals_are_those_of_sm2(
    page: Page, qualities: tuple[int, ...], days: list[int] | None, ease: float
) -> None:
    """Worked by hand from the publication: 1, 6, then the last one times the ease, rounded up."""
    states = answers(page, *qualities)
    assert days is None or [state["days"] for state in states] == days
    assert states[-1]["ease"] == pytest.approx(ease)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(qualities=st.lists(st.sampled_from([1, 3, 4, 5]), min_size=1, max_size=60))
def test_a_card_always_comes_back(page: Page, qualities: list[int]) -> None:
    """However it is answered: not today, not in more than a century, and never with less ease."""
    for state in answers(page, *qualities):
        assert 1 <= state["days"] <= 36_500
        assert state["ease"] >= 1.3
        assert state["seen"] == "2026-11-23"


def open_at(page: Page, day: int) -> None:
    """Open the page a number of days after Monday."""
    page.clock.set_fixed_time(MONDAY + timedelta(days=day))
    page.goto("cards/")
    expect(page.locator(".casebook-decks__summary")).to_contain_text("due today")


def revise(page: Page, grades: str) -> None:
    """Answer cards with keys: a grade for each."""
    for grade in grades:
        expect(page.locator(".casebook-review__question")).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator(".casebook-review__answer")).to_be_focused()
        page.keyboard.press(grade)


def summary(page: Page, text: str) -> None:
    """Hold the page against what it should say of today."""
    expect(page.locator(".casebook-decks__summary")).to_have_text(text)


def test_a_week_of_reviews(page: Page) -> None:
    """New cards come back the next day, known ones after six, an unknown one at once and daily."""
    open_at(page, 0)
    summary(page, "Nothing is due today.")
    page.get_by_role("button", name="Revise Visual search").click()
    revise(page, "3" * 10)
    summary(page, "10 cards revised. Nothing is due today.")
    open_at(page, 1)
    summary(page, "10 cards due today.")
    page.get_by_role("button", name="Revise what is due").click()
    expect(page.locator(".casebook-review__left")).to_contain_text("10 cards left")
    # The first one is not known, and comes again at the end.
    revise(page, "1" + "3" * 9)
    expect(page.locator(".casebook-review__left")).to_contain_text("1 card left")
    revise(page, "3")
    summary(page, "10 cards revised. Nothing is due today.")
    for day in (2, 3):
        open_at(page, day)
        summary(page, "1 card due today.")
        page.get_by_role("button", name="Revise what is due").click()
        revise(page, "3")
        summary(page, "1 card revised. Nothing is due today.")
    for day in (4, 5, 6):
        open_at(page, day)
        summary(page, "Nothing is due today.")
    open_at(page, 7)
    summary(page, "9 cards due today.")
    expect(page.locator(f"[data-deck={DECK}]")).to_contain_text("9 due")


def test_a_session_can_be_ended_and_shows_what_an_answer_means(page: Page) -> None:
    """The buttons say after how many days a card comes back, and nothing is lost by stopping."""
    open_at(page, 0)
    page.get_by_role("button", name="Revise Payment fraud").click()
    expect(page.locator(".casebook-decks__summary")).to_have_text("10 cards in this session.")
    page.get_by_role("button", name="Show the answer").click()
    expect(page.get_by_role("button", name="3 Good")).to_contain_text("1 day")
    page.get_by_role("button", name="3 Good").click()
    page.get_by_role("button", name="End the session").click()
    summary(page, "1 card revised. Nothing is due today.")
    expect(page.locator("[data-deck=payment-fraud]")).to_contain_text("0 due, 103 new")


def test_keys_belong_to_the_page_when_somebody_types(page: Page) -> None:
    """A digit in the search is a digit, and a blank no answer."""
    open_at(page, 0)
    page.get_by_role("button", name="Revise Visual search").click()
    expect(page.locator(".casebook-review__question")).to_be_focused()
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("a 3")
    expect(page.locator(".casebook-review__answer")).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('{RECORD}')") is None


def load(page: Page, file: Path, content: str) -> None:
    """Give the page a file to load."""
    file.write_text(content, encoding="utf-8")
    page.locator(".casebook-decks input[type=file]").set_input_files(file)


def test_a_record_is_saved_and_added(page: Page, tmp_path: Path) -> None:
    """Of a card that is in both, the later answer stays; a bad file changes nothing."""
    open_at(page, 0)
    page.get_by_role("button", name="Revise Visual search").click()
    revise(page, "3")
    page.get_by_role("button", name="End the session").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my record").click()
    download.value.save_as(tmp_path / "saved.json")
    saved = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))
    state = {"seen": "2026-11-23", "days": 1, "ease": 2.5, "passed": 1}
    assert saved["cards"] == {f"{DECK}/prompt": state}
    for bad in ("no json", "[]", "null", '{"other": 1}', '"' + "x" * 2_100_000 + '"'):
        load(page, tmp_path / "bad.json", bad)
        summary(page, "This file holds no record; nothing was changed. Nothing is due today.")
    theirs = {
        f"{DECK}/prompt": state | {"seen": "2026-11-01", "days": 6},
        f"{DECK}/clarify.dialogue.are-results-personalized": state | {"seen": "2026-11-01"},
        "../x": state,
        f"{DECK}/framing": state | {"days": "6"},
    }
    load(page, tmp_path / "theirs.json", json.dumps({"cards": theirs}))
    summary(page, "The record was loaded. 1 card due today.")
    kept = json.loads(page.evaluate(f"localStorage.getItem('{RECORD}')"))["cards"]
    assert kept == {
        f"{DECK}/prompt": state,
        f"{DECK}/clarify.dialogue.are-results-personalized": theirs[
            f"{DECK}/clarify.dialogue.are-results-personalized"
        ],
    }


def test_a_card_that_is_gone_is_not_due_for_ever(page: Page) -> None:
    """A later edition may have dropped a card; a session with its deck forgets when it was due."""
    open_at(page, 0)
    state = {"seen": "2026-11-01", "days": 1, "ease": 2.5, "passed": 1}
    record = {"cards": {f"{DECK}/gone.7": state, f"{DECK}/prompt": state}}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [RECORD, json.dumps(record)])
    page.reload()
    summary(page, "2 cards due today.")
    page.get_by_role("button", name="Revise what is due").click()
    expect(page.locator(".casebook-review__left")).to_contain_text("1 card left")
    revise(page, "3")
    summary(page, "1 card revised. Nothing is due today.")


def test_cards_take_part_in_forgetting(page: Page) -> None:
    """The page on progress says that the schedule is kept, and removes it."""
    open_at(page, 0)
    page.get_by_role("button", name="Revise Visual search").click()
    revise(page, "4")
    page.goto("progress/")
    expect(page.locator(".casebook-progress__keeps")).to_contain_text("when your cards come back")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget everything").click()
    assert page.evaluate(f"localStorage.getItem('{RECORD}')") is None


def test_decks_are_listed_without_scripts(browser: Browser, base_url: str) -> None:
    """The page says what it needs, and where else the cards are."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("cards/")
    expect(page.get_by_text("Revising needs JavaScript")).to_be_visible()
    expect(
        page.locator(".casebook-decks").get_by_role("link", name="Visual search")
    ).to_be_visible()
    context.close()

"""A mock interview, sat from the draw to the record, on a clock that the test moves."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.derive.estimates import compute
from generator.derive.prose import fill
from generator.load import load
from generator.model.case import Case
from tests.project import ROOT

pytestmark = pytest.mark.browser

MORNING = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - the reader's own time, wherever that is
RECORD = "casebook.interviews"
SLUG = "video-search"
STEPS = ("Clarify", "Frame", "Data", "Models", "Evaluate", "Serve", "Monitor")
MINUTES = (8, 4, 8, 9, 6, 6, 4)
COURSE = """async ([name, ...args]) => {
  const url = new URL("assets/javascripts/study/course.mjs", document.baseURI)
  return (await import(url))[name](...args)
}"""


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the only case of its group and difficulty."""
    guide = load(ROOT / "data", ROOT).guide
    assert guide is not None
    found = guide.cases[SLUG]
    same = [one for one in guide.cases.values() if one.group == found.group]
    assert [one for one in same if one.difficulty == found.difficulty] == [found]
    return fill(found, compute(found.estimates, guide.vocabulary.functions).shown)


def draw(page: Page, level: str = "Staff") -> None:
    """Draw the case, on a clock that stands still until it is moved."""
    page.clock.install(time=MORNING)
    page.goto("mock-interview/")
    place = page.locator(f"[data-interview={SLUG}]")
    line = page.get_by_role("listitem").filter(has=place)
    group = line.locator(".casebook-interview__group").text_content()
    page.get_by_label("Group").select_option(group)
    page.get_by_label("Difficulty").select_option(place.get_attribute("data-difficulty"))
    page.get_by_label("Your level").select_option(label=level)
    page.get_by_role("button", name="Draw a case").click()
    expect(page.get_by_role("heading", name="The interviewer says")).to_be_focused()
    page.clock.pause_at(MORNING + timedelta(hours=1))


def minutes(page: Page, count: float) -> None:
    """Let time pass."""
    page.clock.run_for(int(count * 60_000))


def click(page: Page, name: str) -> None:
    """Click a button."""
    page.get_by_role("button", name=name, exact=True).click()


def sit(page: Page, case: Case) -> None:
    """Go through the seven steps, each a minute faster than suggested."""
    click(page, "Start the clock")
    timer, log = page.get_by_role("timer"), page.get_by_role("log")
    total = 0.0
    for number, (name, given) in enumerate(zip(STEPS, MINUTES, strict=True)):
        expect(page.locator(".casebook-room h2")).to_be_focused()
        expect(timer).to_have_text(re.compile(rf"^0:00 of {given}:00, {int(total)}:00 in all$"))
        expect(log).to_be_empty()
        minutes(page, given - 1)
        total += given - 1
        expect(timer).to_have_text(f"{given - 1}:00 of {given}:00, {int(total)}:00 in all")
        expect(log).to_contain_text("One minute is left")
        if number == 0:
            for question in case.clarify.dialogue[:-1]:
                expect(log).to_contain_text(question.ask)
        page.get_by_label("What stands on the board").fill(f"On {name}: a < b & c")
        click(page, "Done with this step")
        expect(page.get_by_role("heading", name=f"Compare: {name}")).to_be_focused()
        # However long the reader compares, the clock stands still.
        minutes(page, 7)
        expect(page.get_by_text(f"You took {given - 1}:00 of {given}:00.")).to_be_visible()
        expect(page.locator(".casebook-room__solution")).not_to_be_empty()
        click(page, "Next step, start the clock")


def test_a_full_interview(page: Page, case: Case, tmp_path: Path) -> None:
    """Seven steps and the questions, with the time moved, up to a record that is kept."""
    draw(page)
    expect(page.locator(".casebook-room__prompt")).to_have_text(case.prompt.strip())
    sit(page, case)
    log = page.get_by_role("log")
    expect(log.locator("p")).to_have_count(1)
    minutes(page, 5)
    expect(log.locator("p strong")).to_have_count(2)
    expect(log).to_contain_text("The time for this step is over")
    asked = log.locator("p:has(strong) > span").all_inner_texts()
    staff = [one.question for one in case.followups if one.level == "staff"]
    assert set(asked) <= set(staff) if len(staff) >= 2 else set(staff) <= set(asked)
    click(page, "Done with this step")
    expect(page.locator(".casebook-room__solution")).to_have_count(2)
    click(page, "Assess yourself")
    boxes = page.locator(".casebook-room fieldset")
    expect(boxes).to_have_count(3)
    boxes.nth(0).get_by_role("checkbox").nth(1).check()
    boxes.nth(2).get_by_role("checkbox").nth(0).check()
    page.get_by_label("What you will do differently").fill("Ask less.")
    click(page, "Make the record")
    record = page.locator(".casebook-record")
    expect(record).to_contain_text(f"Mid level: 1 of {len(case.levels.mid)} shown")
    expect(record).to_contain_text(f"Senior: 0 of {len(case.levels.senior)} shown")
    expect(record).to_contain_text(f"Staff: 1 of {len(case.levels.staff)} shown")
    expect(record.get_by_role("row", name="Clarify")).to_contain_text("7:008:00On Clarify: a < b &")
    expect(record.get_by_role("row", name="All")).to_contain_text("43:0049:00")
    with page.expect_download() as download:
        click(page, "Save as Markdown")
    download.value.save_as(tmp_path / "record.md")
    text = (tmp_path / "record.md").read_text(encoding="utf-8")
    assert download.value.suggested_filename == f"mock-interview-{SLUG}-2026-11-23.md"
    assert "| Clarify | 7:00 | 8:00 | On Clarify: a < b & c |" in text
    assert "## Next time\n\nAsk less.\n" in text
    page.reload()
    page.get_by_text("Records of one interview").click()
    click(page, f"2026-11-23: {case.title}")
    expect(record).to_contain_text("Ask less.")


def test_the_record_prints_on_one_page(page: Page, tmp_path: Path) -> None:
    """Without the page around it."""
    page.goto("mock-interview/")
    spent = [60_000] * 8
    one = {"slug": SLUG, "level": "staff", "began": 1_800_000_000_000, "asked": [0, 1]}
    one |= {"spent": spent, "notes": ["A line of notes.\n" * 2] * 8, "shown": {}, "lesson": "Less."}
    text = json.dumps({"interviews": [one]})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [RECORD, text])
    page.reload()
    page.get_by_text("Records of one interview").click()
    page.get_by_role("button", name=re.compile("Video search")).click()
    expect(page.locator(".casebook-record")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="On paper")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    file = tmp_path / "record.pdf"
    page.pdf(path=file, format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", file.read_bytes())) == 1


def test_an_interview_can_be_paused_and_gone_on_with(page: Page) -> None:
    """After a pause, and after the page was closed, the clock shows what was used before."""
    draw(page)
    click(page, "Start the clock")
    minutes(page, 2)
    click(page, "Pause")
    minutes(page, 30)
    timer = page.get_by_role("timer")
    expect(timer).to_have_text("2:00 of 8:00, 2:00 in all")
    click(page, "Start the clock again")
    minutes(page, 1)
    page.get_by_label("What stands on the board").fill("Seen before")
    page.reload()
    minutes(page, 60)
    click(page, "Go on with the one that was interrupted")
    expect(timer).to_have_text("3:00 of 8:00, 3:00 in all")
    expect(page.get_by_label("What stands on the board")).to_have_value("Seen before")
    page.once("dialog", lambda dialog: dialog.accept())
    click(page, "Give up")
    expect(page.get_by_role("button", name="Go on with")).to_have_count(0)


def test_the_interviewer_can_be_asked(page: Page, case: Case) -> None:
    """An answer comes before its time to whoever asks, and once."""
    draw(page)
    click(page, "Start the clock")
    log = page.get_by_role("log")
    click(page, "Ask the interviewer")
    expect(log.locator("p")).to_have_count(1)
    expect(log).to_contain_text(case.clarify.dialogue[0].answer)
    minutes(page, 9)
    first = case.clarify.dialogue[0].ask
    expect(log.locator("strong", has_text=first)).to_have_count(1)
    expect(page.get_by_role("button", name="Ask the interviewer")).to_be_hidden()


def test_solutions_wait_for_the_end_if_that_is_wanted(page: Page) -> None:
    """Straight through, the clock runs from step to step, and all is compared at the end."""
    page.clock.install(time=MORNING)
    page.goto("mock-interview/")
    page.get_by_label("Compare with the solution after each step").uncheck()
    click(page, "Draw a case")
    click(page, "Start the clock")
    for _ in STEPS[1:]:
        click(page, "Next step")
    click(page, "Next step")
    click(page, "Done with this step")
    click(page, "Assess yourself")
    expect(page.get_by_text("Solution: Serve")).to_be_visible()


def test_drawing_prefers_what_was_not_drawn(page: Page) -> None:
    """Among those that fit; and nothing is drawn if nothing fits."""
    page.goto("")
    cases = [{"slug": slug, "group": "g", "difficulty": "1"} for slug in "abc"]

    def drawn(wanted: dict[str, str], past: list[str]) -> str | None:
        script = COURSE.replace("(...args)", "(...args, () => 0.99)")
        found = page.evaluate(script, ["drawn", cases, wanted, past])
        return found["slug"] if found else None

    assert drawn({}, []) == "c"
    assert drawn({}, ["c"]) == "b"
    assert drawn({}, ["c", "b", "a", "c"]) == "b"
    assert drawn({"group": "g", "difficulty": "1"}, []) == "c"
    assert drawn({"group": "h"}, []) is None


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"interviews": 3, "ongoing": {"slug": 3}}'])
def test_a_damaged_record_is_put_aside(page: Page, text: str) -> None:
    """The page works as without one, and what could not be read is not lost."""
    page.goto("mock-interview/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [RECORD, text])
    page.reload()
    click(page, "Draw a case")
    click(page, "Start the clock")
    assert page.evaluate(f"localStorage.getItem('{RECORD}.aside')") == text


def test_it_can_be_done_on_paper(browser: Browser, base_url: str) -> None:
    """Without scripts, the page lists the cases, and says how."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("mock-interview/")
    expect(page.get_by_text("Set a clock for each step")).to_be_visible()
    expect(page.locator("article").get_by_role("link", name="Video search")).to_be_visible()
    context.close()

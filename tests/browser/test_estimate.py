"""A reader changes an assumption, and everything that follows from it changes."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PAGE = "cases/ad-click-prediction/"


def field(page: Page, name: str) -> Locator:
    """Return the field of an assumption."""
    return page.locator(f"[data-assumption={name}] input[type=text]")


def figure(page: Page, name: str) -> Locator:
    """Return the first place that shows a figure."""
    return page.locator(f"[data-figure='{name}']").first


def open_assumptions(page: Page) -> None:
    """Unfold the assumptions of a case."""
    page.get_by_text(re.compile(r"^\d+ assumptions, each with its reason")).click()


def change(page: Page, name: str, value: str) -> None:
    """Type a number into the field of an assumption."""
    field(page, name).fill(value)
    field(page, name).press("Enter")


@pytest.fixture
def case(page: Page) -> Page:
    """Open a case with its assumptions unfolded."""
    page.goto(PAGE)
    open_assumptions(page)
    expect(field(page, "daily_users")).to_be_visible()
    return page


def test_more_users_need_more_machines(case: Page) -> None:
    """Ten times the users need ten times the ranking cards, in every place that shows them."""
    cards = case.locator("[data-figure=rank_gpus]")
    before = [int(text.split()[0].replace(",", "")) for text in cards.all_text_contents()]
    cost = figure(case, "cost.ranker")
    costs = cost.text_content()
    change(case, "daily_users", "2.5B")
    after = [int(text.split()[0].replace(",", "")) for text in cards.all_text_contents()]
    assert len(before) >= 3
    assert len(set(before)) == len(set(after)) == 1
    assert after[0] > before[0]
    expect(cost).not_to_have_text(costs or "")
    expect(cards.first).to_have_class(re.compile("casebook-changed"))


def test_reset(case: Page) -> None:
    """One button brings the case's own assumptions back."""
    own = figure(case, "rank_gpus").text_content() or ""
    change(case, "daily_users", "2.5B")
    expect(figure(case, "rank_gpus")).not_to_have_text(own)
    case.get_by_role("button", name="Reset").click()
    expect(figure(case, "rank_gpus")).to_have_text(own)
    expect(case.locator(".casebook-assumed")).to_be_hidden()
    assert "assume" not in case.url


def test_link_carries_the_assumptions(case: Page) -> None:
    """Whoever opens the link sees the same numbers."""
    change(case, "daily_users", "2.5B")
    changed = figure(case, "rank_gpus").text_content() or ""
    link = case.url
    assert "assume=daily_users:2500000000" in link
    case.goto("about:blank")
    case.goto(link)
    expect(figure(case, "rank_gpus")).to_have_text(changed)
    expect(case.get_by_role("status").filter(has_text="1 assumption is yours")).to_be_visible()


def test_slider(case: Page) -> None:
    """A slider moves over the plausible range, with the keyboard too."""
    slider = case.locator("[data-assumption=daily_users] input[type=range]")
    own = figure(case, "rank_gpus").text_content() or ""
    slider.press("End")
    expect(figure(case, "rank_gpus")).not_to_have_text(own)
    assert "assume=daily_users:" in case.url


def test_latency_follows(page: Page) -> None:
    """A slower hop takes from what is left of the objective, and too slow a one is marked."""
    page.goto(PAGE)
    open_assumptions(page)
    hop = page.locator("td [data-figure]").locator(
        "xpath=ancestor::table[.//th[contains(., 'p99')]]//span[@data-figure]"
    )
    name = hop.first.get_attribute("data-figure") or ""
    slack = figure(page, "hops.slack")
    before = slack.text_content() or ""
    change(page, name, "5000")
    expect(slack).not_to_have_text(before)
    expect(slack).to_have_class(re.compile("casebook-negative"))


def test_what_is_no_number_is_refused(case: Page) -> None:
    """A slip of the finger changes nothing, and the field says what it takes."""
    own = figure(case, "rank_gpus").text_content() or ""
    change(case, "daily_users", "many")
    expect(figure(case, "rank_gpus")).to_have_text(own)
    message = field(case, "daily_users").evaluate("input => input.validationMessage")
    assert "3.5k" in message


def test_all_digits(case: Page) -> None:
    """Who wants the exact value gets it."""
    short = figure(case, "rank_gpus").evaluate("place => place.title")
    case.get_by_label("All digits").check()
    table = case.locator(".casebook-figures [data-figure=rank_gpus]").last
    expect(table).to_have_text(short)


def test_without_a_script_the_figures_are_there(page: Page, home: str) -> None:
    """The page shows the computed figures, and no field that would do nothing."""
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False, base_url=home)
    plain = context.new_page()
    plain.goto(PAGE)
    assert plain.locator("[data-assumption] input").count() == 0
    expect(figure(plain, "rank_gpus")).to_have_text(re.compile(r"^\d+.GPUs$"))
    context.close()


def test_estimates_are_live_after_instant_navigation(page: Page) -> None:
    """A case that is reached by a click has its fields too."""
    page.goto("cases/", wait_until="networkidle")
    page.locator("main").get_by_role(
        "link", name=re.compile("ad click", re.IGNORECASE)
    ).first.click()
    open_assumptions(page)
    change(page, "daily_users", "2.5B")
    expect(page.get_by_role("status").filter(has_text="1 assumption is yours")).to_be_visible()


def test_calculator(page: Page) -> None:
    """A calculator computes from what is typed into its own fields."""
    page.goto("method/estimation/")
    calculator = page.locator(".casebook-calculator").filter(has_text="in_flight")
    rate = calculator.locator("[data-assumption=rate] input[type=text]")
    result = calculator.locator("[data-figure]").last
    expect(rate).to_be_visible()
    before = result.text_content() or ""
    rate.fill("6k")
    rate.press("Enter")
    expect(result).not_to_have_text(before)
    assert "assume" not in page.url


@pytest.mark.parametrize(
    ("factor", "verdict"),
    [(1.0, "Within a factor of two"), (1.9, "Within a factor of two"), (24.0, "Too high by")],
)
def test_exercise(page: Page, factor: float, verdict: str) -> None:
    """An answer within a factor of two is right and opens the solution."""
    page.goto("method/estimation/")
    exercise = page.locator(".casebook-exercise").first
    value = float(exercise.get_attribute("data-value") or "")
    exercise.get_by_role("textbox").fill(repr(value * factor))
    exercise.get_by_role("button", name="Check").click()
    expect(exercise.locator("output")).to_contain_text(verdict)
    solution = exercise.locator("details")
    expected = re.compile("open") if verdict.startswith("Within") else re.compile("^$")
    assert bool(solution.get_attribute("open") is not None) == (expected.pattern == "open")

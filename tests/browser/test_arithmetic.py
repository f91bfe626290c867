"""Python and the browser compute and write the same figures."""

import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.derive.display import display_of, exact, write
from generator.derive.estimates import compute
from generator.derive.formula import FormulaError, as_data, compile_units, evaluate, parse
from generator.derive.units import COUNTED, TIMES, parse_unit
from generator.load import load
from tests.project import ROOT

pytestmark = pytest.mark.browser

UNITS = {
    "a": "user",
    "b": "dimensionless",
    "c": "percent",
    "d": "day",
    "e": "terabyte",
    "f": "gigabyte/shard",
    "g": "request/second",
}
IN_PAGE = """async ([module, name, calls]) => {
  const url = new URL(`assets/javascripts/estimate/${module}.mjs`, document.baseURI)
  const { [name]: run } = await import(url)
  return calls.map(args => {
    const result = run(...args)
    return Number.isNaN(result) ? "NaN" : result
  })
}"""

NAMES = st.sampled_from(sorted(UNITS))
NUMBERS = st.sampled_from(["0", "1", "2", "0.5", "3.7", "1e3", "86400", "0.999"])
FORMULAS = st.recursive(
    NUMBERS | NAMES,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/", "**"]), inner)
        | st.builds("-{}".format, inner)
        | st.builds(
            "{}({})".format,
            st.sampled_from(["ceil", "floor", "sqrt", "log2", "ln", "z"]),
            inner,
        )
        | st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), inner, inner)
    ),
    max_leaves=8,
)
VALUES = st.fixed_dictionaries(
    dict.fromkeys(UNITS, st.floats(min_value=-1e15, max_value=1e15).map(lambda one: one + 0.0))
)
DISPLAYED = st.sampled_from(
    [*COUNTED, *TIMES, "dimensionless", "percent", "byte", "gigabyte", "teraFLOP/second/GPU"]
)
SMALLEST = 1e-15
SIZES = st.one_of(
    st.floats(min_value=-1e18, max_value=1e18).filter(lambda one: abs(one) >= SMALLEST),
    st.integers(-(10**7), 10**7).map(float),
)


def in_browser(page: Page, module: str, name: str, calls: list[list[Any]]) -> list[Any]:
    """Return what a function of a module returns for each list of arguments."""
    if page.url == "about:blank":
        page.goto("")
    found: list[Any] = page.evaluate(IN_PAGE, [module, name, calls])
    return found


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(batch=st.lists(st.tuples(FORMULAS, VALUES), min_size=20, max_size=60))
def test_formulas(page: Page, batch: list[tuple[str, dict[str, float]]]) -> None:
    """Any formula with any values has the same result in both, or in none."""
    units = {name: parse_unit(unit) for name, unit in UNITS.items()}
    calls, expected = [], []
    for text, values in batch:
        try:
            program = compile_units(parse(text), units)
        except FormulaError:
            continue
        calls.append([as_data(program.formula), values])
        try:
            expected.append(evaluate(program.formula, values))
        except FormulaError:
            expected.append(math.nan)
    found = in_browser(page, "arithmetic", "evaluate", calls)
    for result, wanted, call in zip(found, expected, calls, strict=True):
        if math.isnan(wanted):
            assert result == "NaN", call
        else:
            assert result == pytest.approx(wanted, rel=1e-9, abs=1e-300), call


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(batch=st.lists(st.tuples(SIZES, DISPLAYED), min_size=50, max_size=100))
def test_written_numbers(page: Page, batch: list[tuple[float, str]]) -> None:
    """A value is written alike, rounded and in full."""
    displays = [(value, display_of(parse_unit(unit))) for value, unit in batch]
    calls = [[value, [d.style, d.one, d.many, d.per, d.size]] for value, d in displays]
    assert in_browser(page, "display", "write", calls) == [write(v, d) for v, d in displays]
    assert in_browser(page, "display", "exact", calls) == [exact(v, d) for v, d in displays]


@pytest.mark.parametrize("slug", sorted(file.stem for file in (ROOT / "data/cases").glob("*.yaml")))
def test_figures_of_a_case(page: Page, slug: str) -> None:
    """Before a reader changes anything, the browser computes what the page already shows."""
    guide = load(ROOT / "data", ROOT).guide
    assert guide
    shown = compute(guide.cases[slug].estimates, guide.vocabulary.functions).shown
    page.goto(f"cases/{slug}/")
    page.wait_for_selector("[data-assumption] input", state="attached")
    places = page.locator("[data-figure]").evaluate_all(
        "all => all.map(place => [place.dataset.figure, place.textContent])"
    )
    assert len(places) > len(shown)
    assert {name: text for name, text in places if name in shown}.items() <= shown.items()
    assert page.locator(".casebook-changed").count() == 0


NUMBERS_AS_TYPED = {
    "3.5k": 3500,
    "3.5 K": 3500,
    "2e6": 2e6,
    "1,000,000": 1e6,
    "1 000 000": 1e6,
    "10^6": 1e6,
    "3x10^8": 3e8,
    "5 %": 5,
    "−2": -2,
    ".5": 0.5,
    "4M": 4e6,
    "1b": 1e9,
    "abc": None,
    "": None,
    "1.2.3": None,
    "--1": None,
}


def test_typed_numbers(page: Page) -> None:
    """A reader types numbers as people write them; what is none is refused."""
    found = in_browser(page, "numbers", "read", [[text] for text in NUMBERS_AS_TYPED])
    assert found == ["NaN" if wanted is None else wanted for wanted in NUMBERS_AS_TYPED.values()]

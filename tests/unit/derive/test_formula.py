import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.formula import (
    Formula,
    FormulaError,
    Function,
    as_data,
    compile_units,
    evaluate,
    names,
    parse,
    speak,
    speak_in_unit,
)
from generator.derive.units import parse_unit

SHOWN = {"a": "2 users", "b": "3", "c": "-4", "days": "30 days"}

UNITS = {
    "a": parse_unit("user"),
    "b": parse_unit("dimensionless"),
    "c": parse_unit("dimensionless"),
    "days": parse_unit("day"),
    "store": parse_unit("terabyte"),
    "shard": parse_unit("gigabyte/shard"),
    "zero": parse_unit("dimensionless"),
    "share": parse_unit("percent"),
}
VALUES = {
    "a": 2.0,
    "b": 3.0,
    "c": -4.0,
    "days": 30.0,
    "store": 2.5,
    "shard": 300.0,
    "zero": 0.0,
    "share": 20.0,
}


def computed(formula: Formula, unit: str | None = None) -> float:
    """Return the value of a formula, in a unit or in the one that it comes out in."""
    known = {name: parse_unit("dimensionless") for name in names(formula)}
    program = compile_units(formula, known | UNITS)
    if unit:
        program = program.to(parse_unit(unit))
    return evaluate(program.formula, dict.fromkeys(names(formula), 3.0) | VALUES)


def value(text: str) -> float:
    """Return the value of a formula that comes out without a unit."""
    return computed(parse(text), "dimensionless")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("100 / 10 / 5", 2),
        ("100 / (10 / 5)", 50),
        ("2 ** 3 ** 2", 512),
        ("-2 ** 2", -4),
        ("(-2) ** 2", 4),
        ("2 ** -1", 0.5),
        ("-b + 1", -2),
        ("- - b", 3),
        ("b - c", 7),
        ("1e3 + 1_000 + 0.5", 2000.5),
        ("ceil(2.1) + floor(2.9)", 5),
        ("sqrt(16) + log2(1024)", 14),
        ("min(3, 1, 2) + max(b, 5)", 6),
        ("a / a", 1),
        ("-a / a", -1),
        ("sqrt(a * a) / a", 1),
        ("ln(1) + b", 3),
        ("1 - share", 0.8),
        ("b * share", 0.6),
        ("share ** 2", 0.04),
        ("max(share, 0.5)", 0.5),
        ("  b  ", 3),
    ],
)
def test_arithmetic(text: str, result: float) -> None:
    """Operators bind as on paper; a power binds to the right, and tighter than a sign."""
    assert value(text) == pytest.approx(result)


def test_units_go_along() -> None:
    """A formula is computed with its units, so that a forgotten factor shows."""
    assert computed(parse("a * days"), "user*hour") == pytest.approx(1440)


def test_rounding_is_in_whole_things() -> None:
    """Shards are rounded as shards, though the division is of terabytes by gigabytes."""
    assert computed(parse("ceil(store / shard)"), "shard") == 9
    assert computed(parse("floor(store / shard)"), "shard") == 8


def test_rounding_forgives_the_noise_of_a_division() -> None:
    """Ten shards that come out as 10.000000000000002 are ten."""
    assert value("ceil(1.1 * 3 / 0.33)") == 10
    assert value("floor(4.35 * 100)") == 435
    assert value("ceil(0 - 2)") == -2
    assert value("floor(0 - 2)") == -2
    assert value("ceil(1e12 + 0.5)") == 1e12 + 1


@pytest.mark.parametrize(
    ("share", "quantile"), [(0.975, 1.95996), (0.8, 0.84162), (0.5, 0.0), (0.05, -1.64485)]
)
def test_quantile_of_the_normal_distribution(share: float, quantile: float) -> None:
    """The quantile is right to the third digit, which a sample size does not need."""
    assert value(f"z({share})") == pytest.approx(quantile, abs=5e-4)


def test_function_stands_for_its_formula() -> None:
    """A call is what the function computes, with the arguments in place of its parameters."""
    functions = {"both": Function(("x", "y"), parse("(x + y) ** 2"))}
    assert parse("2 * both(a, b - 1)", functions) == parse("2 * (a + (b - 1)) ** 2")
    assert parse("both(both(1, 2), y)", functions) == parse("((1 + 2) ** 2 + y) ** 2")


def test_function_takes_all_its_arguments() -> None:
    """A call with too few or too many arguments is refused like that of a built-in function."""
    functions = {"both": Function(("x", "y"), parse("x + y"))}
    with pytest.raises(FormulaError, match="`both` takes 2 arguments"):
        parse("both(1)", functions)
    with pytest.raises(FormulaError, match=r"did you mean `both`"):
        parse("bot(1)", functions)


def test_formula_for_the_browser() -> None:
    """The browser reads numbers, names, and lists of an operation and its operands."""
    assert as_data(parse("-a + ceil(b / 2)")) == ["+", ["*", -1, "a"], ["ceil", ["/", "b", 2]]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is not arithmetic"),
        ("users per day", "it is not arithmetic"),
        ("a = b", "it is not arithmetic"),
        ("a; b", "it is not arithmetic"),
        ("a\nb", "it is not arithmetic"),
        ("(a", "it is not arithmetic"),
        ("007", "it is not arithmetic"),
        ("1\x00", "it is not arithmetic"),
        ("(" * 300 + ")" * 100, "it is not arithmetic"),
        ("a ^ b", "`a ^ b` is not allowed"),
        ("a // b", "`a // b` is not allowed"),
        ("a % b", "`a % b` is not allowed"),
        ("a.b", "`a.b` is not allowed"),
        ("a[0]", "`a[0]` is not allowed"),
        ("lambda: a", "`lambda: a` is not allowed"),
        ("a if b else 1", "`a if b else 1` is not allowed"),
        ("1if b else 1", "is not allowed"),
        ("a < b", "`a < b` is not allowed"),
        ("a and b", "`a and b` is not allowed"),
        ("[a for a in b]", "is not allowed"),
        ("(a := 1)", "is not allowed"),
        ("'text'", "`'text'` is not allowed"),
        ("f'{a}'", "is not allowed"),
        ("True", "`True` is not allowed"),
        ("None", "`None` is not allowed"),
        ("1j", "`1j` is not allowed"),
        ("...", "is not allowed"),
        ("__import__('os')", "the function `__import__` is not known; allowed: ceil, floor"),
        ("().__class__", "is not allowed"),
        ("a.b()", "is not allowed"),
        ("round(b)", "the function `round` is not known"),
        ("ceil()", "`ceil` takes one argument"),
        ("ceil(1, 2)", "`ceil` takes one argument"),
        ("min(1)", "`min` takes 2 to 9 arguments"),
        ("ceil(*b)", "`*b` is not allowed"),
        ("ceil(b, x=1)", "is not allowed"),
        ("1e999", "a number in it is too large"),
        ("1 / 1e999", "a number in it is too large"),
        ("9" * 400, "a number in it is too large"),
        ("1+" * 5000 + "1", "it is longer than 400 characters"),
        ("-" * 100_000 + "1", "it is longer than 400 characters"),
    ],
)
def test_what_is_no_formula(text: str, message: str) -> None:
    """What is not arithmetic is refused before it is computed, in words for an author."""
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("9**9**9", "its value is not a finite number"),
        ("9.0**9**9**9**9", "its value is not a finite number"),
        ("1e308 * 10", "its value is not a finite number"),
        ("b / zero", "it divides by zero"),
        ("zero ** -1", "it divides by zero"),
        ("(0 - 8) ** 0.5", "it takes a root of a negative number"),
        ("sqrt(c)", "it takes a root of a negative number"),
        ("min((0 - 8) ** 0.5, 1)", "it takes a root of a negative number"),
        ("log2(zero)", "its value is not a finite number"),
        ("ceil(1e308 * 10)", "its value is not a finite number"),
        ("a + b", "the units do not fit: user and dimensionless"),
        ("max(a, b)", "the units do not fit"),
        ("b ** a", "the units do not fit"),
        ("log2(a)", "the units do not fit"),
    ],
)
def test_what_has_no_value(text: str, message: str) -> None:
    """Arithmetic without a result says why; a tower of powers ends at once."""
    with pytest.raises(FormulaError) as caught:
        computed(parse(text))
    assert message in str(caught.value)


def test_deepest_formula_is_computed() -> None:
    """The longest formula that is read is not too deep to be computed and spoken."""
    text = "-" * 399 + "b"
    assert value(text) == -3
    assert speak(parse(text), SHOWN).plain.endswith("3")
    assert sys.getrecursionlimit() <= 1000


def test_names_are_found_wherever_they_stand() -> None:
    """Dependencies are the names in a formula, those in functions and powers too."""
    assert names(parse("a * ceil(b / 2) + max(c, days ** 2) - 1")) == {"a", "b", "c", "days"}
    assert names(parse("1 + 2")) == frozenset()


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("a * b", "2 users × 3"),
        ("a / b - 1", "2 users ÷ 3 − 1"),
        ("(a + b) * 2", "(2 users + 3) × 2"),
        ("a + b * 2", "2 users + 3 × 2"),
        ("a - (b - 1)", "2 users − (3 − 1)"),
        ("a - (b + 1)", "2 users − (3 + 1)"),
        ("(a - b) - 1", "2 users − 3 − 1"),
        ("a / (b * 2)", "2 users ÷ (3 × 2)"),
        ("a * (b / 2)", "2 users × 3 ÷ 2"),
        ("b ** 2", "3^2"),
        ("(b ** 2) ** 3", "(3^2)^3"),
        ("b ** 2 ** 3", "3^2^3"),
        ("b ** (1 + 1)", "3^(1 + 1)"),
        ("days ** 2", "(30 days)^2"),
        ("c ** 2", "(-4)^2"),
        ("-b", "−3"),
        ("-(a + b)", "−(2 users + 3)"),
        ("-b ** 2", "−3^2"),
        ("(-b) ** 2", "(−3)^2"),
        ("a - -b", "2 users − (−3)"),
        ("2 ** -b", "2^(−3)"),
        ("a - c", "2 users − (-4)"),
        ("ceil(a / b)", "ceil(2 users ÷ 3)"),
        ("ceil(b) ** 2", "ceil(3)^2"),
        ("max(a, b, 1)", "max(2 users, 3, 1)"),
        ("a * 86400", "2 users × 86,400"),
        ("a * 5000000", "2 users × 5 M"),
        ("a * 86401", "2 users × 86,401"),
        ("a * 1.645", "2 users × 1.645"),
        ("a * 0.05", "2 users × 0.05"),
    ],
)
def test_formula_is_spoken(text: str, spoken: str) -> None:
    """The working shows the values in place of the names, with no parenthesis too few."""
    assert speak(parse(text), SHOWN).plain == spoken


@pytest.mark.parametrize(
    ("text", "natural", "declared", "spoken"),
    [
        ("a", "user/day", "user/second", "2 users ÷ 86,400 s/day"),
        ("a + a", "user/day", "user/second", "(2 users + 2 users) ÷ 86,400 s/day"),
        ("a", "USD/hour", "USD/month", "2 users × 720 h/month"),
        ("a", "CPU*millisecond/second", "CPU", "2 users ÷ 1,000 ms/s"),
        ("a", "day", "hour", "2 users × 24 h/day"),
        ("a", "byte", "gigabyte", "2 users"),
        ("a", "user/second", "user/second", "2 users"),
    ],
)
def test_conversion_of_time_is_spoken(text: str, natural: str, declared: str, spoken: str) -> None:
    """Who divides a day by its seconds says so; thousands are in the prefix of the unit."""
    formula = parse(text)
    units = parse_unit(natural), parse_unit(declared)
    said = speak_in_unit(formula, *units, speak(formula, SHOWN)).plain
    assert said.replace("\N{NO-BREAK SPACE}", " ") == spoken


def test_figures_are_marked_where_they_are_spoken() -> None:
    """A page can find the figures in a working, to change them."""
    spoken = speak(parse("ceil(a / b)"), SHOWN, lambda name, text: f"[{name}:{text}]")
    assert spoken.marked == "ceil([a:2 users] ÷ [b:3])"
    assert spoken.plain == "ceil(2 users ÷ 3)"


NUMBERS = st.sampled_from(["0", "1", "2", "0.5", "3.7", "1e3", "1e308"])
FORMULAS = st.recursive(
    NUMBERS | st.sampled_from(sorted(VALUES)),
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/", "**"]), inner)
        | st.builds("-{}".format, inner)
        | st.builds("{}({})".format, st.sampled_from(["ceil", "floor", "sqrt", "log2"]), inner)
        | st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), inner, inner)
    ),
    max_leaves=8,
)


@given(FORMULAS | st.text(max_size=30) | st.text("ab019.+-*/() ", max_size=30))
def test_any_text_is_computed_or_refused(text: str) -> None:
    """A text is no formula, or has no value, or has one: nothing else can happen."""
    try:
        result = computed(parse(text))
    except FormulaError:
        return
    assert math.isfinite(result)


PLAIN = st.recursive(
    st.sampled_from(["2", "3", "5", "b", "c"]),
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/"]), inner)
        | st.builds("({} ** {})".format, inner, st.sampled_from(["2", "3"]))
        | st.builds("(-{})".format, inner)
    ),
    max_leaves=6,
)


@given(PLAIN)
def test_what_is_spoken_can_be_computed_again(text: str) -> None:
    """A reader who types the working into a calculator gets the figure."""
    try:
        expected = value(text)
    except FormulaError:
        return
    typed = speak(parse(text), {"b": "3", "c": "-4"}).plain
    for sign, operator in {"×": "*", "÷": "/", "−": "-", "^": "**", ",": ""}.items():
        typed = typed.replace(sign, operator)
    assert value(typed) == pytest.approx(expected, rel=1e-9)

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.units import COUNTED, MACHINES, parse_unit, registry, scaled, show

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        # counts: three digits, whole numbers below ten thousand in full, then k, M, B, T
        (0, "user", "0 users"),
        (-0.0, "user", "0 users"),
        (1, "user", "1 user"),
        (-1, "user", "-1 user"),
        (1.0004, "user", "1 user"),
        (0.9996, "user", "1 user"),
        (2, "user", "2 users"),
        (0.5, "user", "0.5 users"),
        (-3, "user", "-3 users"),
        (12.345, "user", "12.3 users"),
        (999.4, "user", "999 users"),
        (999.9995, "user", "1,000 users"),
        (3472.2, "query/second", "3,472 queries/s"),
        (9995, "user", "9,995 users"),
        (9999.4, "user", "9,999 users"),
        (9999.5, "user", "10 k users"),
        (10_000, "user", "10 k users"),
        (34_722, "query/second", "34.7 k queries/s"),
        (999_499, "user", "999 k users"),
        (999_500, "user", "1 M users"),
        (-2_500_000, "user", "-2.5 M users"),
        (1e9, "user", "1 B users"),
        (2.5e13, "user", "25 T users"),
        (3e15, "user", "3×10¹⁵ users"),
        (-4.56e20, "user", "-4.56×10²⁰ users"),
        (0.001, "user", "0.001 users"),
        (0.00012345, "user", "1.23×10⁻⁴ users"),
        # numbers without a unit
        (2.5, "dimensionless", "2.5"),
        (1e6, "dimensionless", "1 M"),
        # bytes: the prefix that leaves one to three digits, whatever unit was declared
        (0, "byte", "0 B"),
        (1, "byte", "1 B"),
        (0.25, "byte", "0.25 B"),
        (999, "byte", "999 B"),
        (999.4, "byte", "999 B"),
        (999.5, "byte", "1 kB"),
        (1000, "byte", "1 kB"),
        (1023, "byte", "1.02 kB"),
        (999_499, "byte", "999 kB"),
        (999_500, "byte", "1 MB"),
        (5120, "gigabyte", "5.12 TB"),
        (0.5, "terabyte", "500 GB"),
        (-2e6, "byte", "-2 MB"),
        (3e18, "byte", "3 EB"),
        (2048, "byte/item", "2.05 kB/item"),
        (40, "megabyte/second", "40 MB/s"),
        (2, "FLOP/parameter", "2 FLOP/parameter"),
        (2.4e13, "FLOP/second/GPU", "24 TFLOP/GPU/s"),
        (27_900_000, "FLOP/ad", "27.9 MFLOP/ad"),
        (2, "GPU/byte", "2 GPUs/B"),
        # money
        (0, "USD", "0 USD"),
        (0.02, "USD/gigabyte/month", "0.02 USD/GB/month"),
        (2, "USD/GPU/hour", "2 USD/GPU/hour"),
        (12_345, "USD/month", "12.3 k USD/month"),
        (-5, "USD", "-5 USD"),
        # shares
        (0, "percent", "0%"),
        (0.5, "percent", "0.5%"),
        (99.95, "percent", "100%"),
        (3, "percent/day", "3%/day"),
        # time
        (45, "millisecond", "45 ms"),
        (3, "microsecond", "3 µs"),
        (7, "nanosecond", "7 ns"),
        (90, "second", "90 s"),
        (1.5, "minute", "1.5 min"),
        (1, "hour", "1 hour"),
        (12, "day", "12 days"),
        # plurals and compounds
        (2, "query", "2 queries"),
        (5, "person", "5 people"),
        (1, "person", "1 person"),
        (2, "day", "2 days"),
        (4, "GPU", "4 GPUs"),
        (4, "CPU", "4 CPUs"),
        (4, "GPU*hour", "4 GPU·hours"),
        (2, "user**2", "2 user^2"),
        (3, "teraFLOP/second", "3 TFLOP/s"),
        (40, "request/user/day", "40 requests/user/day"),
        (40, "request/day/user", "40 requests/user/day"),
        (5, "1/second", "5/s"),
    ],
)
def test_quantity_is_shown_as_a_reader_would_say_it(value: float, unit: str, shown: str) -> None:
    """A figure is rounded to what can be said aloud, with the unit that fits its size."""
    quantity = registry().Quantity(float(value), parse_unit(unit))
    assert show(quantity) == shown.replace(" ", SPACE)


@pytest.mark.parametrize("unit", COUNTED)
def test_counted_units_do_not_add_up(unit: str) -> None:
    """Users are no requests: what is counted is a dimension of its own."""
    assert not parse_unit(unit).is_compatible_with(parse_unit("dimensionless"))
    others = [other for other in COUNTED if other != unit]
    assert not any(parse_unit(unit).is_compatible_with(parse_unit(other)) for other in others)


def test_machines_are_counted() -> None:
    """What a system runs on is counted, so that GPUs and servers do not add up either."""
    assert set(MACHINES) < set(COUNTED)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("users/day", "user/day"),
        ("user / day", "user/day"),
        ("user per day", "user/day"),
        ("USD/(GPU*hour)", "USD/GPU/hour"),
        ("GB", "gigabyte"),
        ("%", "percent"),
        ("second**-1", "1/second"),
    ],
)
def test_spelling_of_a_unit(text: str, same: str) -> None:
    """A unit may be written in the usual ways."""
    assert parse_unit(text) == parse_unit(same)


@pytest.mark.parametrize(
    "text",
    [
        "mail",
        "gb",
        "furlong",
        "2 user",
        "user/",
        "user+day",
        "user/0",
        "second**9**9**9",
        "((second**9)**9)**9",
        "second**99",
        "9**9**9",
        "user**1.5",
        "__import__('os')",
        "nan user",
        " ",
        "/" * 300,
        "(" * 300,
    ],
)
def test_what_is_no_unit(text: str) -> None:
    """What the registry does not hold is refused, and no text keeps it busy."""
    with pytest.raises(ValueError, match=re.escape(text)):
        parse_unit(text)


PIECES = st.sampled_from([*COUNTED, *"/*()%19 ", "**2", "kilo"])


@given(st.text(max_size=40) | st.lists(PIECES).map("".join))
def test_any_text_is_a_unit_or_a_value_error(text: str) -> None:
    """Whatever stands for a unit, reading it returns or raises ValueError."""
    try:
        parse_unit(text)
    except ValueError:
        return


@given(st.floats(min_value=-1e18, max_value=1e18))
def test_scaled_is_near_the_value(value: float) -> None:
    """What is shown differs from the value by no more than three digits leave open."""
    factors = {"k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
    text = scaled(value).replace(",", "")
    if "×10" in text:
        mantissa, _, power = text.partition("×10")
        superscripts = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
        text = f"{mantissa}e{power.translate(superscripts)}"
    number, _, suffix = text.partition(" ")
    assert float(number) * factors.get(suffix, 1.0) == pytest.approx(value, rel=0.0051)

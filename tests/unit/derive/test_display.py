import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.display import display_of, exact, scaled, show
from generator.derive.units import parse_unit, registry

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
        # a unit of time changes where it would have too few or too many digits
        (999, "millisecond", "999 ms"),
        (1500, "millisecond", "1.5 s"),
        (0.02, "day", "28.8 min"),
        (0.1, "day", "0.1 days"),
        (7200, "minute", "5 days"),
        (86_400, "second", "1 day"),
        (3600, "second", "1 hour"),
        (0, "day", "0 days"),
        (-5000, "millisecond", "-5 s"),
        (2000, "day", "2,000 days"),
        (0.00001, "nanosecond", "1×10⁻⁵ ns"),
        (5000, "millisecond/request", "5 s/request"),
        # ties go away from zero
        (1.125, "user", "1.13 users"),
        (1234.5, "user", "1,235 users"),
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


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (3472.2222222222, "query/second", "3,472.22222222 queries/s"),
        (1_000_000, "user", "1,000,000 users"),
        (1, "user", "1 user"),
        (2.5, "terabyte", "2,500,000,000,000 B"),
        (1500, "millisecond", "1,500 ms"),
        (0.1, "percent", "0.1%"),
        (2.5, "dimensionless", "2.5"),
    ],
)
def test_exact(value: float, unit: str, shown: str) -> None:
    """Who asks for all digits gets them, in the unit that was declared."""
    assert exact(float(value), display_of(parse_unit(unit))) == shown.replace(" ", SPACE)


@pytest.mark.parametrize(
    ("unit", "declared"),
    [
        ("query/second", "queries/s"),
        ("gigabyte/shard", "GB/shard"),
        ("percent", "%"),
        ("millisecond", "ms"),
        ("day", "days"),
        ("USD/GPU/hour", "USD/GPU/hour"),
        ("dimensionless", ""),
    ],
)
def test_unit_beside_a_field(unit: str, declared: str) -> None:
    """Beside a field stands the unit in which its number counts."""
    assert display_of(parse_unit(unit)).declared == declared


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

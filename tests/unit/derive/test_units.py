import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.units import COUNTED, MACHINES, parse_unit


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

import random

import pytest

from generator.derive.estimates import Fault, compute
from generator.derive.formula import parse
from generator.derive.units import parse_unit
from generator.model.case import Case
from generator.model.interview import Derived, Estimates, Given
from generator.model.vocabulary import Function, Parameter

SPACE = "\N{NO-BREAK SPACE}"


def assumption(value: float, unit: str = "dimensionless") -> Given:
    """Return an assumption of which only the value matters."""
    return Given(what="what", value=value, unit=unit, why="why")


def figure(formula: str, unit: str = "dimensionless") -> Derived:
    """Return a computed figure of which only the formula matters."""
    return Derived(what="what", formula=formula, unit=unit, why="why")


def estimate(**entries: Given | Derived) -> Estimates:
    """Return an estimate with the given entries, in their order."""
    return Estimates(
        reasoning="reasoning",
        given={name: entry for name, entry in entries.items() if isinstance(entry, Given)},
        derived={name: entry for name, entry in entries.items() if isinstance(entry, Derived)},
    )


def faults(**entries: Given | Derived) -> list[tuple[str, str]]:
    """Return the codes of an estimate's faults, with the figures at which they are."""
    return [(fault.code, str(fault.path[2])) for fault in compute(estimate(**entries)).faults]


def test_figures_of_a_case(spam_filter: Case) -> None:
    """Figures are computed from assumptions and from other figures, and shown with their unit."""
    computation = compute(spam_filter.estimates)
    assert computation.faults == ()
    shown = {name: text.replace(SPACE, " ") for name, text in computation.shown.items()}
    assert shown["users"] == "10 M users"
    assert shown["peak_traffic"] == "11.6 k requests/s"
    assert shown["replicas"] == "7"
    assert shown["model_size"] == "8 MB"


def assert_each_after_what_it_needs(names: list[str]) -> None:
    """Assert an order in which figures can be computed one after the other."""
    needs = {"b": "a", "c": "b", "d": "c", "e": "d"}
    assert all(names.index(needed) < names.index(name) for name, needed in needs.items())


def test_functions_can_be_called() -> None:
    """A formula may call what many cases need, which the vocabulary defines."""
    twice = Function(
        name="Twice",
        definition="Two times as much.",
        parameters={"of": Parameter(what="Of what", unit="user", example=3)},
        formula="2 * of",
        unit="user",
        misleads="Seldom.",
        source="doe2020twice",
    )
    entries = estimate(a=assumption(2, "user"), b=figure("twice(a)", "user"))
    assert compute(entries, {"twice": twice}).figures["b"].value == 4
    assert [fault.code for fault in compute(entries).faults] == ["E001"]


def test_added_figure() -> None:
    """What the generator adds is computed like what an author wrote."""
    given = {"a": assumption(2, "second"), "b": assumption(500, "millisecond")}
    computation = compute(estimate(**given, c=figure("a", "second")))
    total = computation.figure("a.b", parse("a + b"), parse_unit("millisecond"))
    assert (total.name, total.value, total.shown) == ("a.b", 2500, f"2.5{SPACE}s")


def test_order_of_the_entries_does_not_matter() -> None:
    """A figure may use one that stands below it, and comes after it."""
    entries: dict[str, Given | Derived] = {
        "a": assumption(2),
        "b": figure("a + 1"),
        "c": figure("a * b"),
        "d": figure("b + c"),
        "e": figure("d ** 2"),
    }
    expected = dict(compute(estimate(**entries)).shown)
    assert expected == {"a": "2", "b": "3", "c": "6", "d": "9", "e": "81"}
    names = list(entries)
    shuffle = random.Random(1).shuffle  # noqa: S311 - an order for a test is no secret
    for _ in range(20):
        shuffle(names)
        computation = compute(estimate(**{name: entries[name] for name in names}))
        assert computation.faults == ()
        assert dict(computation.shown) == expected
        assert_each_after_what_it_needs(list(computation.figures))


def test_conversion_is_exact() -> None:
    """A figure is shown in the unit that is declared for it."""
    shown = compute(
        estimate(a=assumption(86_400, "request/day"), b=figure("a", "request/second"))
    ).shown
    assert shown["b"].replace(SPACE, " ") == "1 request/s"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"b": figure("b + 1")}, [("E003", "b")]),
        ({"b": figure("c"), "c": figure("b")}, [("E003", "b"), ("E003", "c")]),
        (
            {"b": figure("c"), "c": figure("d"), "d": figure("b * x"), "e": figure("d + x")},
            [("E003", "b"), ("E003", "c"), ("E003", "d")],
        ),
    ],
)
def test_cycle(entries: dict[str, Given | Derived], expected: list[tuple[str, str]]) -> None:
    """Every figure on a circle is named, and none that only hangs on it."""
    assert faults(x=assumption(1), **entries) == expected


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (figure("x +"), "E001"),
        (figure("x.y"), "E001"),
        (figure("x + nobody"), "E002"),
        (figure("x + u"), "E004"),
        (figure("u", "request"), "E004"),
        (figure("u"), "E004"),
        (figure("x", "furlong"), "E004"),
        (figure("x", "second**9**9**9"), "E004"),
        (figure("x / zero"), "E005"),
        (figure("9 ** 9 ** 9"), "E005"),
        (figure("sqrt(0 - x)"), "E005"),
        (figure("log2(zero)"), "E005"),
        (figure("huge * u", "user"), "E005"),
        (figure("huge * t", "nanosecond"), "E005"),
    ],
)
def test_fault(entry: Derived, code: str) -> None:
    """What cannot be computed is one fault with one code, whatever hangs on it."""
    given = {
        "x": assumption(1),
        "zero": assumption(0),
        "u": assumption(10, "user"),
        "t": assumption(1, "year"),
        "huge": assumption(1e308),
    }
    assert faults(**given, bad=entry, after=figure("bad * 2"), last=figure("after")) == [
        (code, "bad")
    ]


def test_fault_of_an_assumption() -> None:
    """An assumption with an unknown unit is the fault, not what is computed from it."""
    (fault,) = compute(estimate(a=assumption(1, "mail"), b=figure("a * 2"))).faults
    assert fault == Fault(
        "E004", ("estimates", "given", "a", "unit"), "the unit `mail` is not known"
    )


def test_name_that_is_given_and_derived() -> None:
    """A name has one meaning; the assumption keeps it, so that the rest can be computed."""
    twice = Estimates(
        reasoning="reasoning",
        given={"a": assumption(2)},
        derived={"a": figure("1 + 1"), "b": figure("a * 2")},
    )
    computation = compute(twice)
    assert [(fault.code, fault.path) for fault in computation.faults] == [
        ("E006", ("estimates", "derived", "a"))
    ]
    assert dict(computation.shown) == {"a": "2", "b": "4"}


def test_what_can_be_computed_is_computed() -> None:
    """A fault in one figure leaves the others as they are."""
    computation = compute(estimate(a=assumption(2), bad=figure("a / 0"), good=figure("a * 2")))
    assert dict(computation.shown) == {"a": "2", "good": "4"}
    assert [fault.code for fault in computation.faults] == ["E005"]


def test_units_in_a_message_read_like_a_formula() -> None:
    """A wrong unit is told with the unit that comes out."""
    (fault,) = compute(
        estimate(a=assumption(2, "user"), b=assumption(3, "day"), c=figure("a / b", "user"))
    ).faults
    assert fault.message == "`a / b` comes out in user/day, which is not `user`"

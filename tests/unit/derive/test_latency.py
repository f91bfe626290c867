import pytest

from generator.derive.estimates import Computation, compute
from generator.derive.latency import Latency, latency, steps
from generator.model.case import Case
from generator.model.interview import Derived, Estimates, Given
from generator.model.serving import Request

SPACE = "\N{NO-BREAK SPACE}"


def budget(*entries: tuple[float, str, str | None], objective: float = 100) -> Latency:
    """Return the budget of hops with the given times, units and `parallel` words."""
    times = {f"t{number}": (time, unit) for number, (time, unit, _) in enumerate(entries)}
    hops = [
        {"from": "a", "to": "b", "call": "f", "p99": f"t{number}", "parallel": word}
        for number, (_, _, word) in enumerate(entries)
    ]
    request = Request.model_validate(
        {"objective": "goal", "covers": "all", "hops": hops, "walkthrough": "It runs."}
    )
    return latency(request, estimate(goal=(objective, "millisecond"), **times))


def estimate(**times: tuple[float, str]) -> Computation:
    """Return an estimate that assumes some times."""
    given = {
        name: Given(what="what", value=value, unit=unit, why="why")
        for name, (value, unit) in times.items()
    }
    x = Derived(what="what", formula="1", unit="dimensionless", why="why")
    return compute(Estimates(reasoning="reasoning", given=given, derived={"x": x}))


@pytest.mark.parametrize(
    ("entries", "total"),
    [
        ([(10, None), (20, None)], 30),
        ([(10, "x"), (20, "x")], 20),
        ([(10, None), (20, "x"), (5, "x"), (1, None)], 31),
        ([(10, "x"), (20, "y")], 30),
        ([(10, "x"), (1, None), (20, "x")], 31),
        ([(10, "1"), (20, None)], 30),
        ([(0.1, None), (0.2, None)], 0.3),
    ],
)
def test_total(entries: list[tuple[float, str | None]], total: float) -> None:
    """Hops add up; of neighbors with the same word only the slowest counts."""
    found = budget(*((time, "millisecond", word) for time, word in entries))
    assert found.total.value == pytest.approx(total)
    assert found.slack.value == pytest.approx(100 - total)


def test_units_of_time_mix() -> None:
    """A hop may be given in seconds or microseconds."""
    found = budget((0.05, "second", None), (2000, "microsecond", None))
    assert [one.ms for one in found.hops] == [50, 2]
    assert found.total.shown == f"52{SPACE}ms"


def test_too_slow() -> None:
    """What is missing is negative."""
    assert budget((80, "millisecond", None), (30, "millisecond", None)).slack.value == -10


def test_steps_of_a_case(spam_filter: Case) -> None:
    """The hops of a step are those that run side by side, in the order of the case."""
    found = steps(spam_filter.serving.request.hops)
    assert [[hop.to for hop in step] for step in found] == [
        ["gateway"],
        ["sender-store", "gateway"],
        ["classifier"],
    ]

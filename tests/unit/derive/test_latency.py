import pytest

from generator.derive.latency import steps, total_ms
from generator.model.case import Case
from generator.model.serving import Hop


def hops(*entries: tuple[float, str | None]) -> tuple[Hop, ...]:
    """Return hops with the given times and `parallel` words."""
    return tuple(
        Hop.model_validate(
            {"from": "a", "to": "b", "call": "f", "p99_ms": milliseconds, "parallel": word}
        )
        for milliseconds, word in entries
    )


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
    assert total_ms(hops(*entries)) == total


def test_steps_of_a_case(spam_filter: Case) -> None:
    """The hops of a step are those that run side by side, in the order of the case."""
    found = steps(spam_filter.serving.request.hops)
    assert [[hop.to for hop in step] for step in found] == [
        ["gateway"],
        ["sender-store", "gateway"],
        ["classifier"],
    ]


def test_nothing_takes_no_time() -> None:
    """Without hops there is nothing to wait for."""
    assert total_ms(()) == 0

import pytest

from generator.derive.diagrams.latency_budget import draw
from generator.model.case import Case
from generator.model.guide import Guide
from tests.unit.derive.diagrams.timing import with_hops


def with_request(case: Case, objective_ms: float, *times: float) -> Case:
    """Return the case with another objective and hops that take other times."""
    hop = {"from": "sender-server", "to": "gateway"}
    return with_hops(case, *({**hop, "ms": time} for time in times), objective=objective_ms)


def test_bars_up_to_the_objective(spam_filter: Case, guide: Guide) -> None:
    """A bar starts where the slowest of the step before it ends; sum and rest follow the hops."""
    drawn = draw(spam_filter, guide.vocabulary)
    assert drawn.title == "Latency budget: 70 ms of 100 ms"
    assert drawn.source.replace("\N{NO-BREAK SPACE}", " ").endswith(
        "title Longest∶ Mail gateway, 40 ms\n"  # noqa: RUF001
        "dateFormat x\n"
        "axisFormat %Q ms\n"
        "tickInterval 15millisecond\n"
        "todayMarker off\n"
        "At most 100 ms :vert, goal, 100, 0ms\n"
        "Mail gateway (deliver), 40 ms :crit, cb-service-1, 0, 40ms\n"
        "Sender history (counts), 10 ms :cb-store-2, 40, 10ms\n"
        "Mail gateway (tokenize), 8 ms :cb-service-3, 40, 8ms\n"
        "Classifier (score), 20 ms :cb-model-4, 50, 20ms\n"
        "All hops, 70 ms :cb-data-5, 0, 70ms\n"
        "To spare, 30 ms :cb-goal-6, 70, 30ms\n"
    )
    assert drawn.description.endswith(
        "All hops take 70 ms of at most 100 ms, the objective. To spare: 30 ms."
    )


def test_nothing_to_spare(spam_filter: Case, guide: Guide) -> None:
    """A budget that is used up has no bar for what is left."""
    drawn = draw(with_request(spam_filter, 40, 20, 20), guide.vocabulary)
    assert "To spare" not in drawn.source + drawn.description


def test_equally_long_hops_are_all_marked(spam_filter: Case, guide: Guide) -> None:
    """No hop dominates by standing first."""
    drawn = draw(with_request(spam_filter, 100, 20, 10, 20), guide.vocabulary)
    assert drawn.source.count(":crit, ") == 2
    assert drawn.description.count("the longest") == 2


@pytest.mark.parametrize(
    ("objective", "interval"),
    [(0.5, 1), (9, 2), (50, 15), (60, 25), (100, 15), (200, 30), (300, 40), (1800, 400)],
)
def test_no_number_at_the_end_of_the_axis(
    objective: float, interval: int, spam_filter: Case, guide: Guide
) -> None:
    """The line at the objective crosses no number, where an interval that reads well allows it."""
    drawn = draw(with_request(spam_filter, objective, 0.1, 0.2), guide.vocabulary)
    assert f"tickInterval {interval}millisecond" in drawn.source

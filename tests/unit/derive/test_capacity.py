import pytest

from generator.derive.capacity import Capacity, capacities
from generator.derive.estimates import compute
from generator.model.case import Case

SPACE = "\N{NO-BREAK SPACE}"


def fleets(case: Case) -> tuple[Capacity, ...]:
    """Return the fleets of a case."""
    return capacities(case.serving, compute(case.estimates))


def test_cost_is_size_times_price(spam_filter: Case) -> None:
    """A month has 720 hours, whatever time the price is for."""
    classifier = fleets(spam_filter)[0]
    assert classifier.component.name == "Classifier"
    assert classifier.size.shown == f"14{SPACE}CPUs"
    assert classifier.cost
    assert classifier.cost.value == pytest.approx(7 * 2 * 0.05 * 720)
    assert classifier.cost.shown == f"504{SPACE}USD/month"


def test_dearest_first(spam_filter: Case) -> None:
    """Fleets come by cost, whatever their order in the case; those without a price come last."""
    components = [fleet.component.name for fleet in fleets(spam_filter)]
    assert [fleet.component for fleet in spam_filter.serving.capacity] == [
        "trainer",
        "classifier",
        "sender-store",
    ]
    assert components == ["Classifier", "Trainer", "Sender history"]


def test_fleet_without_a_price(spam_filter: Case) -> None:
    """A fleet without a price has a size, and no cost."""
    history = fleets(spam_filter)[-1]
    assert history.size.shown == f"1{SPACE}shard"
    assert history.cost is None


def test_case_without_fleets(haiku_writer: Case) -> None:
    """A case need not name its fleets."""
    assert fleets(haiku_writer) == ()

from collections.abc import Callable

from generator.derive.diagrams.metric_tree import draw
from generator.model.case import Case
from generator.model.guide import Guide


def test_metrics_hang_below_the_objective(spam_filter: Case, guide: Guide) -> None:
    """Offline metrics stand in for the primary one; a guardrail hangs on a dotted line."""
    source = draw(spam_filter, guide.vocabulary).source
    assert "purpose --> on1\non1 --> offline\npurpose -.-> on2\n" in source


def test_online_metrics_show_what_ships_or_stops(
    spam_filter: Case, guide: Guide, seen: Callable[[str], str]
) -> None:
    """Each says its part in the decision and its target."""
    source = seen(draw(spam_filter, guide.vocabulary).source)
    assert "Primary: 10% fewer" in source
    assert "Guardrail: no increase" in source

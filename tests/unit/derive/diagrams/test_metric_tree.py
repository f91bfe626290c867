from generator.derive.diagrams.metric_tree import draw
from generator.model.case import Case
from generator.model.guide import Guide


def test_metrics_hang_below_the_objective(spam_filter: Case, guide: Guide) -> None:
    """Offline metrics stand in for the primary one; a guardrail hangs on a dotted line."""
    source = draw(spam_filter, guide.vocabulary).source
    assert "purpose --> on1" in source
    assert 'on1 -->|"stood in for by"| offline' in source

from generator.derive.diagrams.latency_budget import draw
from generator.model.case import Case


def test_parallel_hops_start_together(spam_filter: Case) -> None:
    """A bar starts where the slowest of the step before it ends."""
    drawn = draw(spam_filter)
    assert "1 Mail gateway, 40 ms :h1, 0, 40ms" in drawn.source
    assert "2 Sender history, 10 ms :h2, 40, 10ms" in drawn.source
    assert "3 Mail gateway, 8 ms :h3, 40, 8ms" in drawn.source
    assert "4 Classifier, 20 ms :h4, 50, 20ms" in drawn.source
    assert "Together the hops take 70 ms of an objective of 100 ms." in drawn.description

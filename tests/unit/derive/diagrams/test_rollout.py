from generator.derive.diagrams.rollout import draw
from generator.model.case import Case


def test_rollout_can_be_taken_back_from_every_step(spam_filter: Case) -> None:
    """Steps follow each other through their gates, and each leads back."""
    lines = draw(spam_filter).source.split("\n")
    assert 'state "Shadow<br/>100#37; of requests<br/>a day" as s1' in lines
    assert "s1 --> s2 : scores agree with<br/>offline ones" in lines
    assert {"s1 --> back", "s2 --> back"} <= set(lines)

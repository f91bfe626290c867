from generator.derive.diagrams.feedback_loops import draw
from generator.model.case import Case


def test_feedback_loops_show_effect_and_remedy(spam_filter: Case) -> None:
    """A loop leads to its effect unless the remedy breaks it."""
    lines = draw(spam_filter).source.split("\n")
    assert 'c1 -->|"unchecked"| e1' in lines
    assert 'c1 -.->|"broken by"| r1' in lines

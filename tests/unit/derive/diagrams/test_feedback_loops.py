from generator.derive.diagrams.feedback_loops import draw
from generator.model.case import Case


def test_feedback_loops_show_effect_and_remedy(spam_filter: Case) -> None:
    """A loop leads over its effect back to the model, unless the remedy breaks it."""
    source = draw(spam_filter).source
    assert "model --> c1\nc1 -.-> r1\nc1 --> e1\ne1 --> model\n" in source
    assert ", and that comes back to the serving model; " in draw(spam_filter).description

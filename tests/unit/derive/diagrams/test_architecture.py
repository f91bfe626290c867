from generator.derive.diagrams.architecture import draw
from generator.model.case import Case


def test_an_architecture_for_every_model_that_has_layers(spam_filter: Case) -> None:
    """Blocks with sizes below their names in bold; inputs and outputs look different."""
    (drawn,) = draw(spam_filter)
    assert drawn.title == "Architecture of Hashed logistic regression"
    assert 'n1 -->|"about 200 buckets"| n2' in drawn.source
    assert "class n1 cb-data\nclass n2 cb-model\nclass n3 cb-goal" in drawn.source
    assert "<b>" in drawn.source
    assert "Hash words hands about 200 buckets to Weighted sum" in drawn.description


def test_no_architecture_no_picture(haiku_writer: Case) -> None:
    """A case without layers has no architecture to draw."""
    assert draw(haiku_writer) == ()

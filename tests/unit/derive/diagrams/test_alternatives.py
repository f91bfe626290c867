from generator.derive.diagrams.alternatives import draw
from generator.model.case import Case
from generator.model.guide import Guide


def test_alternatives_show_the_condition(spam_filter: Case, guide: Guide) -> None:
    """A rejected framing hangs on the condition under which it would be right."""
    drawn = draw(spam_filter, guide.vocabulary)
    assert 'n1["Rank the inbox<br/>' in drawn.source
    assert "class n1,n2 cb-rejected" in drawn.source
    assert '-.->|"The inbox is a feed that<br/>nobody reads to its end."| n1' in drawn.source
    assert "was rejected: Senders are cheap, so most of the spam comes from new ones." in (
        drawn.description
    )

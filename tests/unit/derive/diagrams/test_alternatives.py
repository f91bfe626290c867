from collections.abc import Callable

from generator.derive.diagrams.alternatives import draw
from generator.model.case import Case
from generator.model.guide import Guide


def test_alternatives_stand_behind_their_condition(
    spam_filter: Case, guide: Guide, seen: Callable[[str], str]
) -> None:
    """A line leads from the question to the condition, and an arrow on to the framing."""
    lines = seen(draw(spam_filter, guide.vocabulary).source).split("\n")
    assert 'when1("The inbox is a feed that nobody reads to its end.")' in lines
    assert {"question -.- when1", "when1 -.-> n1", "question --- here", "here --> chosen"} <= set(
        lines
    )
    assert any(line.startswith("n1[") and "Rank the inbox" in line for line in lines)
    assert {"class n1,n2 cb-rejected", "class here,when1,when2 cb-words"} <= set(lines)


def test_alternatives_are_described(spam_filter: Case, guide: Guide) -> None:
    """The description adds why each was rejected."""
    assert "Here it was rejected: Senders are cheap, so most of the spam comes from new ones." in (
        draw(spam_filter, guide.vocabulary).description
    )

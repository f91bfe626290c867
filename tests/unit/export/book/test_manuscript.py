import pytest

from generator.export.book.manuscript import manuscript
from generator.export.book.tree import written
from generator.model.guide import Guide
from generator.site import lay_out


@pytest.fixture(scope="module")
def text(guide: Guide) -> str:
    """Return the case that uses every optional field, as paper shows it."""
    site = lay_out(guide)
    page = next(one for one in site.pages if one.address == "cases/spam-filter.md")
    return written(manuscript(page))


def test_nothing_waits_for_a_click(text: str) -> None:
    """What folds on the site lies open, and nothing is hidden or for a script."""
    assert "casebook-opened details" in text
    for sign in ("<details", "<summary", ' hidden="', " data-", "casebook-estimate", "↩"):
        assert sign not in text


def test_assumptions_keep_their_values(text: str) -> None:
    """The table of assumptions holds the numbers that a reader changes on the site."""
    assert '<td align="right"><span>' in text


def test_a_time_that_does_not_count_stands_in_parentheses(text: str) -> None:
    """On the site the style sheet puts them; paper has to say it in the text."""
    assert "<span>(" in text

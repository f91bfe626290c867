import pytest

from generator.derive.diagrams.wording import clause, listed, percent, sentence, time


@pytest.mark.parametrize(
    ("names", "text"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "`b`", "c"], "a, b and c"), ([], "")],
)
def test_listed(names: list[str], text: str) -> None:
    """A list reads like a sentence, without Markdown."""
    assert listed(names) == text


@pytest.mark.parametrize(
    ("text", "result"),
    [("hops add up", "Hops add up."), ("is it?", "Is it?"), ("pCTR falls", "pCTR falls.")],
)
def test_sentence(text: str, result: str) -> None:
    """A sentence starts with a capital, except for a word that has its own, and ends."""
    assert sentence(text) == result


def test_clause() -> None:
    """Inside a sentence a text loses its own full stop."""
    assert clause("Users trust **their** inbox.") == "Users trust their inbox"


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [(12.0, "12 ms"), (0.5, "0.5 ms"), (1500, "1.5 s"), (100, "100 ms"), (14_400_000, "4 hours")],
)
def test_time(milliseconds: float, text: str) -> None:
    """A time has no needless digits, and the unit in which it reads best."""
    assert time(milliseconds) == text


@pytest.mark.parametrize(("share", "text"), [(100.0, "100%"), (0.5, "0.5%"), (0, "0%")])
def test_percent(share: float, text: str) -> None:
    """A share has no needless digits."""
    assert percent(share) == text

"""A few changes of the fuzzer, so that it works when somebody needs it; `make fuzz` makes many."""

from tests.hostile.fuzz import run


def test_changes_are_explained_or_shown() -> None:
    """Whatever somebody does to a file, there is a problem with a place, or harmless pages."""
    counts, failed = run(range(1, 41), seed=2)
    assert failed == []
    assert counts["explained"]
    assert counts["shown"]

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summary
from summary import Summary, SummaryError

FOUND = Summary(12, ("visual-search", "ad-clicks"), whole_guide=False, errors=2, advice=1)
FIELDS = json.loads(summary.dumps(FOUND))


def test_summary_survives_the_way() -> None:
    """What one workflow writes, the next one reads."""
    assert summary.loads(summary.dumps(FOUND).encode()) == FOUND


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pull_request", 0),
        ("pull_request", True),
        ("pull_request", "12"),
        ("pull_request", 12.0),
        ("pull_request", 10**400),
        ("errors", -1),
        ("errors", None),
        ("advice", 10**6),
        ("whole_guide", 1),
        ("cases", "visual-search"),
        ("cases", [1]),
        ("cases", ["a"] * 101),
        ("cases", ["a" * 61]),
        ("cases", ["visual-search\n"]),
        ("cases", ["Visual-search"]),
        ("cases", ["a--b"]),
        ("cases", ["../secrets"]),
        ("cases", ["@everyone"]),
        ("cases", ["`](https://evil.example)"]),
        ("cases", ["$(id)"]),
        ("cases", ["\N{ARABIC-INDIC DIGIT ONE}"]),
    ],
)
def test_anything_but_numbers_and_slugs_voids_a_summary(name: str, value: object) -> None:
    """A stranger's code may have written the file: one strange value, and all of it is ignored."""
    with pytest.raises(SummaryError):
        summary.loads(json.dumps(FIELDS | {name: value}).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * summary.LONGEST,
        json.dumps(FIELDS | {"more": 1}).encode(),
        json.dumps({name: FIELDS[name] for name in FIELDS if name != "errors"}).encode(),
        json.dumps(FIELDS).encode() + b" " * summary.LONGEST,
    ],
)
def test_other_files_are_no_summary(content: bytes) -> None:
    """Too little, too much, or something else altogether."""
    with pytest.raises(SummaryError):
        summary.loads(content)


@given(st.binary() | st.recursive(st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_file_does_more_harm_than_an_error(content: bytes | str) -> None:
    """Whatever the file holds, reading it ends in a summary or in the one error."""
    with pytest.raises(SummaryError):
        summary.loads(content if isinstance(content, bytes) else content.encode())


@given(
    st.fixed_dictionaries(
        {name: st.integers() | st.text() | st.booleans() | st.none() for name in FIELDS}
    )
)
def test_strange_values_do_no_more_harm(fields: dict[str, Any]) -> None:
    """The keys may be right: every value is looked at."""
    with pytest.raises(SummaryError):
        summary.loads(json.dumps(fields).encode())


def test_slugs_leaves_out_what_no_summary_may_hold() -> None:
    """A file name that is no slug does not void the summary of a pull request."""
    assert summary.slugs(["a-b", "A b", "", *["c"] * 200]) == ("a-b", *["c"] * 99)

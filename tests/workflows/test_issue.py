from typing import Any

import pytest

import issue
from links import MARK
from tests.workflows.api import BOT, Api, Written

BODY = f"{MARK}\n1 of 3"
OURS: dict[str, Any] = {"number": 7, "user": BOT, "body": f"{MARK}\n2 of 3"}
THEIRS = OURS | {"number": 1, "user": {"login": "mallory"}}


@pytest.mark.parametrize(
    ("issues", "body", "written"),
    [
        ([], "", []),
        (
            [THEIRS],
            BODY,
            [("POST", "issues", {"title": issue.TITLE, "body": BODY, "labels": ["links"]})],
        ),
        ([THEIRS, OURS], BODY, [("PATCH", "issues/7", {"body": BODY})]),
        ([OURS | {"body": BODY}], BODY, []),
        ([OURS], "", [("PATCH", "issues/7", {"state": "closed", "state_reason": "completed"})]),
        ([THEIRS], "", []),
    ],
)
def test_one_issue_is_kept(issues: list[Any], body: str, written: list[Written]) -> None:
    """It is opened, renewed or closed; what others have written is left alone."""
    api = Api({"issues": issues})
    assert issue.keep(api.repository, body)
    assert api.written == written


def test_issue_is_no_longer_than_github_takes() -> None:
    """A guide in which everything is broken gets an issue all the same."""
    api = Api({"issues": []})
    issue.keep(api.repository, MARK + "x" * 100_000)
    ((_, _, fields),) = api.written
    assert len(fields["body"]) == 65_536

from email.message import Message
from urllib.request import HTTPRedirectHandler, Request

import pytest

from repository import CallError, is_ours
from tests.workflows.api import BOT, HOME, Api


def test_list_goes_through_all_pages() -> None:
    """A list is whole, however many pages GitHub makes of it."""
    api = Api({"issues": [*range(250)]})
    assert [*api.repository.list("issues", labels="new case")] == [*range(250)]
    assert len(api.requests) == 3
    assert "labels=new%20case&per_page=100&page=1" in api.requests[0].full_url


def test_download_is_bounded() -> None:
    """A file that is larger than expected is not read to its end."""
    assert Api({"file": b"0123456789"}).repository.download("file", 4) == b"0123"


def test_token_stays_with_github() -> None:
    """GitHub sends a download to another host, which does not get to see the token."""
    api = Api({"file": b""})
    api.repository.download("file", 1)
    (first,) = api.requests
    assert first.get_header("Authorization") == "Bearer secret"
    storage = "https://storage.example/file"
    second = HTTPRedirectHandler().redirect_request(first, None, 302, "", Message(), storage)  # type: ignore[arg-type]  # the answer is not looked at
    assert isinstance(second, Request)
    assert second.get_header("Accept")
    assert not second.has_header("Authorization")


def test_error_names_the_call() -> None:
    """A refusal says what was asked, and does not show the token."""
    with pytest.raises(CallError, match=r"^GET pulls/7 was answered with 404 Not Found$"):
        Api({}).repository.get("pulls/7")


def test_writing_sends_fields() -> None:
    """What is made or changed is sent as JSON."""
    api = Api({})
    api.repository.post("issues", title="A")
    api.repository.patch("issues/1", state="closed")
    assert api.written == [
        ("POST", "issues", {"title": "A"}),
        ("PATCH", "issues/1", {"state": "closed"}),
    ]
    assert api.requests[0].full_url == f"{HOME}/issues"


@pytest.mark.parametrize(
    ("author", "body", "ours"),
    [
        (BOT, "<!-- mark --> text", True),
        ({"login": "mallory"}, "<!-- mark --> text", False),
        (None, "<!-- mark --> text", False),
        (BOT, "text with a <!-- mark -->", False),
        (BOT, None, False),
    ],
)
def test_only_what_the_bot_began_with_the_mark_is_ours(
    author: dict[str, str] | None, body: str | None, *, ours: bool
) -> None:
    """Nobody gets a comment overwritten, or can put one in the place of the workflow's."""
    assert is_ours({"user": author, "body": body}, "<!-- mark -->") is ours

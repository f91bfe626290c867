"""The few calls that the workflows make to GitHub, with the standard library alone."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Self
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

_BOT: Final = "github-actions[bot]"
_PAGE: Final = 100
_TIMEOUT: Final = 30


class CallError(Exception):
    """GitHub answered a call with an error."""


class Repository:
    """The repository that a workflow runs in."""

    def __init__(self, address: str, token: str, send: Callable[..., Any] = urlopen) -> None:
        self._address = address
        self._token = token
        self._send = send

    @classmethod
    def of_this_workflow(cls) -> Self:
        """Return the repository that the environment of a workflow names."""
        env = os.environ
        return cls(f"{env['GITHUB_API_URL']}/repos/{env['GITHUB_REPOSITORY']}", env["GITHUB_TOKEN"])

    def get(self, path: str, **query: str | int) -> Any:
        """Return what GitHub knows at a path of the repository."""
        return json.loads(self._call("GET", path + _spelled(query)))

    def list(self, path: str, **query: str | int) -> Iterator[Any]:
        """Yield the items of a list, page by page."""
        page = 1
        while items := self.get(path, **query, per_page=_PAGE, page=page):
            yield from items
            if len(items) < _PAGE:
                return
            page += 1

    def post(self, path: str, **fields: object) -> None:
        """Make something new."""
        self._call("POST", path, fields)

    def patch(self, path: str, **fields: object) -> None:
        """Change something."""
        self._call("PATCH", path, fields)

    def download(self, path: str, most: int) -> bytes:
        """Return a file, or the beginning of it if it has more than `most` bytes."""
        return self._call("GET", path, most=most)

    def _call(
        self,
        method: str,
        path: str,
        fields: Mapping[str, object] | None = None,
        most: int | None = None,
    ) -> bytes:
        body = None if fields is None else json.dumps(fields).encode()
        request = Request(f"{self._address}/{path}", body, method=method)
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("Content-Type", "application/json")
        # GitHub redirects a download to another host, which is not to see the token.
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        try:
            with self._send(request, timeout=_TIMEOUT) as answer:
                content: bytes = answer.read(most)
                return content
        except HTTPError as error:
            message = f"{method} {path} was answered with {error.code} {error.reason}"
            raise CallError(message) from error


def is_ours(entry: Mapping[str, Any], mark: str) -> bool:
    """Say whether a comment or an issue is the one that a workflow keeps up to date.

    Anyone can begin a text with the mark, and a workflow's token could overwrite theirs.
    """
    # An account that was deleted is null.
    author = (entry["user"] or {}).get("login")
    return bool(author == _BOT and (entry["body"] or "").startswith(mark))


def _spelled(query: Mapping[str, str | int]) -> str:
    words = "&".join(f"{name}={quote(str(value), safe='')}" for name, value in query.items())
    return f"?{words}" if words else ""

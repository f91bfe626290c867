"""GitHub as the scripts of the workflows see it, without a network."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request

from repository import Repository

HOME: Final = "https://api.github.example/repos/casebook/guide"
BOT: Final = {"login": "github-actions[bot]"}
Written = tuple[str, str, dict[str, Any]]


@dataclass
class Api:
    """Answers with what it was given, and notes what is written to it."""

    answers: Mapping[str, Any]
    """What there is at each path: bytes for a file, a list that comes in pages, anything else."""
    requests: list[Request] = field(default_factory=list)

    @property
    def repository(self) -> Repository:
        """The repository whose calls are answered here."""
        return Repository(HOME, "secret", self.send)

    @property
    def written(self) -> list[Written]:
        """Method, path and fields of every call that changed something."""
        return [
            (request.get_method(), _path(request), json.loads(request.data))
            for request in self.requests
            if isinstance(request.data, bytes)
        ]

    def send(self, request: Request, timeout: float) -> io.BytesIO:
        """Take a request, as `urlopen` does."""
        assert timeout > 0
        self.requests.append(request)
        if request.data is not None:
            return io.BytesIO(b"{}")
        if (path := _path(request)) not in self.answers:
            raise HTTPError(request.full_url, 404, "Not Found", request.headers, None)  # type: ignore[arg-type]  # any headers
        answer = self.answers[path]
        return io.BytesIO(
            answer if isinstance(answer, bytes) else json.dumps(_page(answer, request)).encode()
        )


def _path(request: Request) -> str:
    return urlsplit(request.full_url.removeprefix(f"{HOME}/")).path


def _page(answer: object, request: Request) -> object:
    if not isinstance(answer, list):
        return answer
    query = parse_qs(urlsplit(request.full_url).query)
    size, page = int(query["per_page"][0]), int(query["page"][0])
    return answer[size * (page - 1) : size * page]

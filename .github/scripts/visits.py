"""Asking the servers of others, politely, whether an address still leads somewhere."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPException, InvalidURL
from itertools import chain
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

TRIES: Final = 3
PAUSE: Final = 1.0
"""Seconds between two requests to one host."""
ENOUGH: Final = 3
"""After so many addresses of a host that all failed for now, the others are not tried."""

_LONGEST_WAIT: Final = 60.0
_BACK_OFF: Final = 5.0
_TIMEOUT: Final = 20.0
_HOSTS_AT_ONCE: Final = 8
# Everything that a quoted address may hold is left as it is.
_UNQUOTED: Final = "%/:?#[]@!$&'()*+,;=~"
_GONE: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_WORTH_A_RETRY: Final = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
)
_SERVER_ERRORS: Final = range(500, 600)


class State(StrEnum):
    """What is known about an address after a visit."""

    FINE = "fine"
    BROKEN = "broken"
    """No reader gets there either."""
    UNCLEAR = "unclear"
    """It may be there: publishers turn robots away, and servers have bad days."""


@dataclass(frozen=True)
class Verdict:
    """What a visit to an address has shown."""

    state: State
    reason: str
    wait: float | None = None
    """Seconds after which another try makes sense; none if it makes no sense."""


FINE: Final = Verdict(State.FINE, "")


class Visitor:
    """Visits addresses; what it sends with and how it sleeps can be replaced in a test."""

    def __init__(
        self,
        agent: str,
        send: Callable[..., Any] = urlopen,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._agent = agent
        self._send = send
        self._sleep = sleep

    def visit_all(self, addresses: Iterable[str]) -> Mapping[str, Verdict]:
        """Visit addresses: those of one host one after the other, several hosts at once."""
        hosts: dict[str, list[str]] = {}
        for address in addresses:
            hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)
        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as threads:
            return dict(chain.from_iterable(threads.map(self._visit_host, hosts.values())))

    def _visit_host(self, addresses: list[str]) -> list[tuple[str, Verdict]]:
        """Visit the addresses of a host, but leave it alone once it seems to be out of order."""
        verdicts: list[Verdict] = []
        for address in addresses:
            latest = verdicts[-ENOUGH:]
            is_down = len(latest) == ENOUGH and all(verdict.wait for verdict in latest)
            verdicts.append(latest[-1] if is_down else self.visit(address))
        return [*zip(addresses, verdicts, strict=True)]

    def visit(self, address: str) -> Verdict:
        """Visit one address, several times if the server is busy."""
        for _ in range(TRIES - 1):
            verdict = self._try(address)
            if verdict.wait is None:
                return verdict
            self._sleep(verdict.wait)
        return self._try(address)

    def _try(self, address: str) -> Verdict:
        """Ask without the page, and for the page if the server did not like that."""
        verdict = self._ask("HEAD", address)
        return verdict if verdict.state is State.FINE else self._ask("GET", address)

    def _ask(self, method: str, address: str) -> Verdict:
        try:
            request = Request(quote(address, safe=_UNQUOTED), method=method)
            request.add_header("User-Agent", self._agent)
            # Nobody reads the page: an answer is all that is wanted.
            with self._send(request, timeout=_TIMEOUT):
                return FINE
        except HTTPError as error:
            error.close()
            return _answered(error)
        except (HTTPException, OSError, ValueError) as error:
            return _failed(error)
        finally:
            self._sleep(PAUSE)


def _answered(error: HTTPError) -> Verdict:
    reason = f"answers {error.code}"
    if error.code in _GONE:
        return Verdict(State.BROKEN, reason)
    retry = error.code in _WORTH_A_RETRY or error.code in _SERVER_ERRORS
    return Verdict(State.UNCLEAR, reason, _wait(error) if retry else None)


def _wait(error: HTTPError) -> float:
    asked = error.headers.get("Retry-After", "")
    return min(float(asked), _LONGEST_WAIT) if asked.isdecimal() else _BACK_OFF


def _failed(error: Exception) -> Verdict:
    cause = error.reason if isinstance(error, URLError) else error
    match cause:
        case socket.gaierror():
            return Verdict(State.BROKEN, "has a host that does not exist", _BACK_OFF)
        case ssl.SSLCertVerificationError():
            return Verdict(State.BROKEN, "has a certificate that browsers refuse")
        case TimeoutError():
            return Verdict(State.UNCLEAR, "does not answer in time", _BACK_OFF)
        case InvalidURL():
            return Verdict(State.BROKEN, "is no address")
        case OSError() | HTTPException():
            return Verdict(State.UNCLEAR, "breaks the connection off", _BACK_OFF)
        case _:
            return Verdict(State.BROKEN, "is no address")

import io
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.client import IncompleteRead, InvalidURL
from urllib.error import HTTPError, URLError
from urllib.request import Request

import pytest

import visits
from visits import FINE, PAUSE, State, Visitor

ADDRESS = "https://a.org/b"
NO_HEAD = 405


@dataclass
class Web:
    """Gives one answer after the other; notes every request and every sleep."""

    answers: Iterator[int | Exception]
    retry_after: str | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)

    def send(self, request: Request, timeout: float) -> io.BytesIO:
        """Take a request, as `urlopen` does."""
        assert timeout > 0
        assert request.get_header("User-agent") == "test"
        self.asked.append((request.get_method(), request.full_url))
        match next(self.answers):
            case 200:
                return io.BytesIO()
            case int(code):
                raise HTTPError(request.full_url, code, "", self._headers(), io.BytesIO())
            case error:
                raise error

    def _headers(self) -> Message:
        headers = Message()
        if self.retry_after:
            headers["Retry-After"] = self.retry_after
        return headers

    @property
    def visitor(self) -> Visitor:
        """A visitor that goes nowhere else."""
        return Visitor("test", self.send, self.slept.append)


def web(*answers: int | Exception, retry_after: str | None = None) -> Web:
    """Return a web with some answers."""
    return Web(iter(answers), retry_after)


def test_page_that_is_there_is_asked_for_once() -> None:
    """The headers are enough."""
    there = web(200)
    assert there.visitor.visit(ADDRESS) == FINE
    assert there.asked == [("HEAD", ADDRESS)]
    assert there.slept == [PAUSE]


@pytest.mark.parametrize("code", [403, 404, 405, 501])
def test_servers_that_do_not_like_head_are_asked_as_a_browser_does(code: int) -> None:
    """Many servers answer HEAD wrongly: only GET counts."""
    there = web(code, 200)
    assert there.visitor.visit(ADDRESS) == FINE
    assert [method for method, _ in there.asked] == ["HEAD", "GET"]
    assert there.slept == [PAUSE, PAUSE]


@pytest.mark.parametrize("code", [404, 410])
def test_page_that_is_gone_is_broken(code: int) -> None:
    """A server that knows no such page is believed at once."""
    verdict = web(code, code).visitor.visit(ADDRESS)
    assert (verdict.state, verdict.reason) == (State.BROKEN, f"answers {code}")


@pytest.mark.parametrize("code", [401, 403, 418])
def test_server_that_turns_programs_away_is_unclear(code: int) -> None:
    """Publishers refuse programs; nobody learns more by asking again."""
    there = web(code, code)
    assert there.visitor.visit(ADDRESS).state is State.UNCLEAR
    assert len(there.asked) == 2


def test_busy_server_is_asked_later_and_when_it_says() -> None:
    """A server may say how long to wait, up to a minute."""
    busy = web(NO_HEAD, 429, NO_HEAD, 503, 200, retry_after="7")
    assert busy.visitor.visit(ADDRESS) == FINE
    assert busy.slept == [PAUSE, PAUSE, 7, PAUSE, PAUSE, 7, PAUSE]
    patient = web(*[503] * 6, retry_after="86400")
    assert patient.visitor.visit(ADDRESS).state is State.UNCLEAR
    assert len(patient.asked) == 2 * visits.TRIES
    assert max(patient.slept) == 60


def test_date_in_retry_after_is_not_read() -> None:
    """A server may also name a date, which is not worth a parser."""
    busy = web(503, 503, 200, retry_after="Mon, 23 Nov 2026 05:17:00 GMT")
    assert busy.visitor.visit(ADDRESS) == FINE


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (URLError(socket.gaierror(-2, "Name or service not known")), State.BROKEN),
        (URLError(ssl.SSLCertVerificationError("expired")), State.BROKEN),
        (InvalidURL("nonnumeric port"), State.BROKEN),
        (ValueError("unknown url type"), State.BROKEN),
        (URLError(TimeoutError()), State.UNCLEAR),
        (TimeoutError(), State.UNCLEAR),
        (URLError(ConnectionRefusedError()), State.UNCLEAR),
        (IncompleteRead(b""), State.UNCLEAR),
        (ConnectionResetError(), State.UNCLEAR),
        (URLError("no host given"), State.BROKEN),
    ],
)
def test_failures_without_an_answer(error: Exception, state: State) -> None:
    """A host that does not exist is broken for everyone; a lost connection may be bad luck."""
    verdict = web(*[error] * 2 * visits.TRIES).visitor.visit(ADDRESS)
    assert verdict.state is state
    assert verdict.reason


def test_address_with_other_letters_is_quoted_once() -> None:
    """An address is sent as a browser would, and what is quoted already stays as it is."""
    there = web(200)
    there.visitor.visit("https://a.org/über%20uns?q=[1]")
    assert there.asked == [("HEAD", "https://a.org/%C3%BCber%20uns?q=[1]")]


def test_host_that_is_down_is_left_alone() -> None:
    """Nobody hammers a server that is out of order, and its other addresses cost no time."""
    there = web(*[503] * 2 * visits.TRIES * visits.ENOUGH)
    addresses = [f"https://a.org/{page}" for page in range(50)]
    verdicts = there.visitor.visit_all(addresses)
    assert {verdict.state for verdict in verdicts.values()} == {State.UNCLEAR}
    assert verdicts.keys() == set(addresses)


def test_host_that_only_misses_pages_is_asked_for_all() -> None:
    """Three dead links in a row say nothing about the fourth."""
    there = web(*[404] * 8, 200)
    verdicts = there.visitor.visit_all([f"https://a.org/{page}" for page in range(5)])
    assert [verdict.state for verdict in verdicts.values()] == [*[State.BROKEN] * 4, State.FINE]


def test_one_host_is_never_asked_twice_at_once() -> None:
    """Several hosts are visited at once, but all that goes to one of them comes from one thread."""
    threads: dict[str, set[int]] = {}

    def send(request: Request, timeout: float) -> io.BytesIO:
        assert timeout
        threads.setdefault(request.host, set()).add(threading.get_ident())
        return io.BytesIO()

    addresses = [f"https://{host}.org/{page}" for page in range(9) for host in "abc"]
    verdicts = Visitor("test", send, lambda _: None).visit_all(addresses)
    assert verdicts == dict.fromkeys(addresses, FINE)
    assert {host: len(used) for host, used in threads.items()} == dict.fromkeys(threads, 1)


def test_all_addresses_of_all_hosts_get_a_verdict() -> None:
    """More hosts than are visited at once: none is forgotten."""
    addresses = [f"https://{host}.org/{page}" for page in range(3) for host in "abcdefghijkl"]
    there = web(*[200] * len(addresses))
    assert there.visitor.visit_all(addresses).keys() == set(addresses)
    assert len(there.asked) == len(addresses)

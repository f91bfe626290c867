"""`casebook serve`, from the first page to Ctrl-C."""

import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import pytest

from tests.integration.command import CASEBOOK, assert_plain, casebook, environment

DEADLINE: Final = 60
PAGE: Final = "/casebook/cases/spam-filter/"


@dataclass(frozen=True)
class Preview:
    """A preview that is running."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def page(self) -> str:
        """Return the page of the spam filter, or nothing if the preview does not answer yet."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        try:
            connection.request("GET", PAGE)
            response = connection.getresponse()
            return response.read().decode() if response.status == http.HTTPStatus.OK else ""
        except (ConnectionError, http.client.HTTPException):
            return ""
        finally:
            connection.close()

    def wait_until(self, holds: Callable[[str], bool]) -> str:
        """Return the page once something holds of it."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            if holds(page := self.page()):
                return page
            time.sleep(0.1)
        pytest.fail(f"not within {DEADLINE} s; the log says:\n{self.log.read_text()}")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(project: Path, port: int, log: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a preview, and end it whatever happens."""
    command = (*CASEBOOK, "serve", "--addr", f"127.0.0.1:{port}")
    # A shell's background job ignores Ctrl-C, and so would whatever is started from it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, cwd=project, env=environment(), stdout=log, stderr=log) as run:
        signal.signal(signal.SIGINT, before)
        try:
            yield run
        finally:
            run.kill()


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Iterator[Preview]:
    """Preview the mini guide."""
    port, log = free_port(), tmp_path / "log"
    with log.open("wb") as stream, started(project, port, stream) as process:
        yield Preview(port, process, log)


def edit(project: Path, old: str, new: str) -> None:
    """Save the spam filter with one text replaced."""
    file = project / "data" / "cases" / "spam-filter.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_preview_follows_the_author(project: Path, preview: Preview) -> None:
    """Saving shows; a broken case keeps its last good page; mending it takes the problem away."""
    page = preview.wait_until(lambda page: "<h1" in page and "Spam filter" in page)
    # The script that follows has another number each time, so that no policy could allow it.
    assert "livereload(" in page
    assert "Content-Security-Policy" not in page
    edit(project, "title: Spam filter", "title: Ham filter")
    preview.wait_until(lambda page: "Ham filter" in page)

    edit(project, "title: Ham filter", "title: Jam filter\ntitel: Jam filter")
    page = preview.wait_until(lambda page: "casebook-problems" in page)
    assert "data/cases/spam-filter.yaml:2:1" in page
    assert "S001" in page
    assert "<h1" in page
    assert "Ham filter" in page.partition("<h1")[2]
    assert "Jam filter" not in page.partition("<h1")[2]

    edit(project, "\ntitel: Jam filter", "")
    page = preview.wait_until(lambda page: "casebook-problems" not in page)
    assert "Jam filter" in page

    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(DEADLINE) in {0, 130}
    assert_plain(preview.log.read_text(encoding="utf-8"))


def test_preview_goes_on_after_a_build_that_failed(project: Path, preview: Preview) -> None:
    """Settings that MkDocs refuses leave the old site, and mending them brings the new one."""
    preview.wait_until(lambda page: "Spam filter" in page)
    settings = project / "mkdocs.yml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before + "\nplugins: 7\n", encoding="utf-8")
    preview.wait_until(lambda page: bool(page) and "error happened" in preview.log.read_text())
    settings.write_text(before, encoding="utf-8")
    edit(project, "title: Spam filter", "title: Ham filter")
    preview.wait_until(lambda page: "Ham filter" in page)


def test_preview_that_begins_broken(project: Path, tmp_path: Path) -> None:
    """A case that was never without errors has a page all the same, with what is to be mended."""
    edit(project, "title: Spam filter", "titel: Spam filter")
    port, log = free_port(), tmp_path / "log"
    with log.open("wb") as stream, started(project, port, stream) as process:
        preview = Preview(port, process, log)
        page = preview.wait_until(lambda page: "casebook-problems" in page)
        assert "data/cases/spam-filter.yaml:1:1" in page
        assert "    1 │ titel: Spam filter" in page
        assert "appears here as soon as" in page
        edit(project, "titel: Spam filter", "title: Spam filter")
        page = preview.wait_until(lambda page: "Ten million people" in page or "Monitor" in page)
        assert "casebook-problems" not in page


def test_address_in_use_is_one_clear_line(project: Path) -> None:
    """Whoever has a preview open already learns why the second does not start."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = casebook(project, "serve", "--addr", address)
    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
    assert said == [f"The preview did not start: {address}: Address already in use"]


def test_preview_of_a_broken_method_does_not_start(project: Path) -> None:
    """Without a method there is no last good page to show, so the problem is all there is."""
    (project / "data" / "framework.yaml").write_text("title: [", encoding="utf-8")
    done = casebook(project, "serve", "--addr", f"127.0.0.1:{free_port()}")
    assert done.returncode == 1
    assert "data/framework.yaml:" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("The preview did not start: ")

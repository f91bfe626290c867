import os
import threading
from pathlib import Path

import pytest

from generator import workers


def test_copies_do_all_of_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every item is worked on once, and not by the process that waits."""
    monkeypatch.setattr(workers, "_cores", lambda: 2)

    def work(number: int) -> None:
        with (tmp_path / f"{number}-{os.getpid()}").open("x"):
            pass

    workers.ahead(work, range(9))
    done = sorted(file.name.split("-") for file in tmp_path.iterdir())
    assert [number for number, _ in done] == [str(number) for number in range(9)]
    assert str(os.getpid()) not in {worker for _, worker in done}


def test_what_fails_ahead_harms_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A failing item ends neither the others nor the process, and says nothing yet."""
    monkeypatch.setattr(workers, "_cores", lambda: 2)

    def work(number: int) -> None:
        os.write(1, b"said")
        if number == 0:
            raise ValueError
        (tmp_path / str(number)).touch()

    workers.ahead(work, range(4))
    assert {file.name for file in tmp_path.iterdir()} == {"1", "2", "3"}
    assert capfd.readouterr() == ("", "")


def test_nothing_happens_where_a_thread_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of a process with threads could wait for a lock for ever."""
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        workers.ahead(lambda number: (tmp_path / str(number)).touch(), range(9))
    finally:
        done.set()
        thread.join()
    assert not any(tmp_path.iterdir())

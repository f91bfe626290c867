import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import pytest

from generator import workers

PROGRAM: Final = """
import os, sys
from pathlib import Path
from generator import workers

folder = Path(sys.argv[1])
workers._cores = lambda: 2

def work(number):
    os.write(1, b"said")
    if number == 3:
        raise ValueError
    (folder / f"{number}-{os.getpid()}").open("x").close()

workers.ahead(work, range(9))
print(os.getpid())
"""
"""Of its own, since another test may have left a thread in this process."""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are not copied here")
def test_copies_do_all_of_the_work(tmp_path: Path) -> None:
    """Every item is worked on once, by others; what fails ends nothing, and nothing is said yet."""
    done = subprocess.run(
        (sys.executable, "-c", PROGRAM, str(tmp_path)), capture_output=True, text=True, check=True
    )
    made = sorted(file.name.split("-") for file in tmp_path.iterdir())
    assert [number for number, _ in made] == [str(number) for number in range(9) if number != 3]
    assert done.stdout.strip() not in {worker for _, worker in made}
    assert done.stdout.strip().isdecimal()
    assert done.stderr == ""


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

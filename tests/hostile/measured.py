"""What it costs to check a folder and to write its pages, measured in a process of its own.

    python -m tests.hostile.measured     (reads a folder a line, and answers each with a line)

Models, rules and templates are loaded once; every folder is looked at by a fork, so that none
inherits what another one has used.
"""

import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from generator.problems import errors
from generator.site import survey, write
from tests.project import ROOT

GIVE_UP: Final = 10
"""Seconds of a processor after which the system ends what does not end by itself."""


@dataclass(frozen=True)
class Cost:
    """What a folder cost, and what was found in it."""

    seconds: float
    """Of one processor."""
    megabytes: float
    """At the most, with Python and all modules."""
    problems: tuple[tuple[str, str, str], ...]
    """Code, place and message of each."""
    is_sound: bool


class Meter:
    """Asks the process; closing it ends it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.measured"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.communicate("")

    def cost(self, root: Path) -> Cost:
        """Check the folder `data` below a folder, and write its pages if nothing is wrong."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{root}\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert "failed" not in answer, answer
        problems = tuple((code, place, message) for code, place, message in answer["problems"])
        return Cost(answer["seconds"], answer["megabytes"], problems, answer["is_sound"])


def _look(root: Path) -> dict[str, Any]:
    before = _seconds()
    found = survey(root / "data", root)
    if found.sound and not errors(found.problems):
        write(found.sound)
    problems = [(one.code, str(one.where), one.message[:200]) for one in found.problems]
    return {
        "seconds": _seconds() - before,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "problems": problems,
        "is_sound": not errors(found.problems),
    }


def _seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _answer(root: Path) -> str:
    """Look at a folder in a fork, and return what it says."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        limit = int(_seconds()) + GIVE_UP
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
        try:
            said = json.dumps(_look(root))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test wants to know
            said = json.dumps({"failed": repr(error)[:500]})
        with os.fdopen(writes, "w") as out:
            out.write(said)
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as out:
        said = out.read()
    os.waitpid(child, 0)
    return said or json.dumps({"failed": f"ended after {GIVE_UP} s"})


def main() -> None:
    """Answer until nobody asks any more."""
    known = survey(ROOT / "tests" / "mini" / "data", ROOT)
    assert known.sound
    write(known.sound)
    for line in sys.stdin:
        print(_answer(Path(line.strip())), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

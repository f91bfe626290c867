"""Thousands of changed guides: each is explained or shown, and no page of it does anything.

    python -m tests.hostile.fuzz --count 10000 --workers 2

A change is known by the seed and its number: `--only 4711` makes it again and prints the file.
"""

import argparse
import gc
import io
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from rich.console import Console

from generator import report
from generator.derive.prose import texts
from generator.load import load
from generator.problems import Problem, errors
from generator.site import Surveyor, write
from generator.visible import first_unseen
from tests.hostile.mutation import Mutator
from tests.hostile.pages import Press
from tests.project import MINI_DATA, ROOT

SLOWEST: Final = 1.0
"""Seconds of one processor until a change in the small guide is explained, or its pages written."""
_SLOWEST_REAL: Final = 5.0
"""The same where twelve cases of full size have to be held against each other."""
_REAL_EVERY: Final = 100
"""Real cases are six times as large; most changes are made in the small guide, with their texts."""


@dataclass(frozen=True)
class Outcome:
    """What came of a change."""

    number: int
    file: str
    kind: str
    """`explained`, `shown`, or `failed`."""
    faults: tuple[str, ...] = ()


@dataclass
class Guide:
    """A copy of a guide, whose files are changed one at a time."""

    root: Path
    press: Press
    slowest: float
    surveyor: Surveyor = field(init=False)
    files: tuple[Path, ...] = field(init=False)
    pages: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.surveyor = Surveyor(self.root / "data", self.root)
        everything = sorted((self.root / "data").rglob("*.yaml"))
        cases = [file for file in everything if file.parent.name == "cases"]
        # A case has far more places than a shared file.
        self.files = (*everything, *cases * 8)
        sound = self.surveyor.survey().sound
        assert sound
        self.pages = {file.page.address: file.text for file in write(sound).files}

    def outcome(self, file: Path, text: str) -> tuple[str, list[str]]:
        """Return what comes of a file with another text, and what is wrong with that."""
        before = file.read_bytes()
        try:
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
            return self._survey()
        except Exception:  # noqa: BLE001 - what is looked for
            return "failed", [traceback.format_exc()]
        finally:
            gc.enable()
            file.write_bytes(before)

    def _survey(self) -> tuple[str, list[str]]:
        # Looking through what thousands of earlier changes have left is not the time of this one.
        gc.disable()
        started = time.process_time()
        found = self.surveyor.survey()
        faults = [*_reported(found.problems, self.root)]
        if errors(found.problems) or not found.sound:
            return "explained", [*faults, *self._too_slow(started)]
        site = write(found.sound)
        new = [file for file in site.files if self.pages.get(file.page.address) != file.text]
        faults += self._too_slow(started)
        return "shown", [*faults, *(fault for file in new for fault in self.press.faults(file))]

    def _too_slow(self, started: float) -> Iterator[str]:
        took = time.process_time() - started
        if took > self.slowest:
            yield f"it took {took:.1f} s"


def _reported(problems: tuple[Problem, ...], root: Path) -> Iterator[str]:
    """Write the problems in every way, and say where a character stands that nobody sees."""
    out = io.StringIO()
    report.text(problems, Console(file=out, width=100), report.lines_of(root))
    written = (out.getvalue(), report.as_json(problems), report.as_github(problems))
    for text in written:
        if character := first_unseen(text):
            yield f"a report shows U+{ord(character):04X}"
    if len(report.as_github(problems).splitlines()) != len(problems):
        yield "an annotation is more than one line"
    yield from (f"no place: {problem}" for problem in problems if problem.where.line < 1)


class Fuzzer:
    """Makes changes by number, each alone."""

    def __init__(self, place: Path, seed: int) -> None:
        self._seed = seed
        press = Press(place / "drawings")
        self._guides = []
        for name, data, slowest in (
            ("small", MINI_DATA, SLOWEST),
            ("real", ROOT / "data", _SLOWEST_REAL),
        ):
            shutil.copytree(data, place / name / "data")
            self._guides.append(Guide(place / name, press, slowest))
        guide = load(ROOT / "data", ROOT).guide
        assert guide
        some = {text for case in guide.cases.values() for _, text in texts(case)}
        self._mutator = Mutator(sorted(text for text in some if 20 < len(text) < 400))

    def changed(self, number: int) -> tuple[Guide, Path, str]:
        """Return the guide, the file and its new text of one change."""
        small, real = self._guides
        guide = real if number % _REAL_EVERY == 0 else small
        file = guide.files[(number * 7919 + self._seed) % len(guide.files)]
        text = file.read_text(encoding="utf-8")
        return guide, file, self._mutator.mutated(text, f"{self._seed}:{number}")

    def run(self, number: int) -> Outcome:
        """Make one change, and say what came of it."""
        guide, file, text = self.changed(number)
        kind, faults = guide.outcome(file, text)
        name = file.relative_to(guide.root.parent).as_posix()
        return Outcome(number, name, "failed" if faults else kind, tuple(faults))


def run(numbers: range, seed: int) -> tuple[Counter[str], list[Outcome]]:
    """Make some changes, and return how many came to what, and those that failed."""
    counts: Counter[str] = Counter()
    failed = []
    with tempfile.TemporaryDirectory() as place:
        fuzzer = Fuzzer(Path(place), seed)
        for number in numbers:
            outcome = fuzzer.run(number)
            counts[outcome.kind] += 1
            failed += [outcome] if outcome.kind == "failed" else []
    return counts, failed


def main() -> int:
    """Run from the command line; returns the number of changes that failed, 1 at most."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    if options.only is not None:
        return _show(options.only, options.seed)
    started = time.monotonic()
    slices = [range(first, options.count, options.workers) for first in range(options.workers)]
    counts: Counter[str] = Counter()
    failed: list[Outcome] = []
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor(options.workers))
        for some, more in pool.map(partial(run, seed=options.seed), slices):
            counts.update(some)
            failed += more
    for outcome in sorted(failed, key=lambda one: one.number)[:20]:
        print(f"#{outcome.number} {outcome.file}", *outcome.faults, sep="\n    ")  # noqa: T201
    took = time.monotonic() - started
    print(f"{options.count} changes in {took:.0f} s, seed {options.seed}: {dict(counts)}")  # noqa: T201
    return min(len(failed), 1)


def _show(number: int, seed: int) -> int:
    with tempfile.TemporaryDirectory() as place:
        fuzzer = Fuzzer(Path(place), seed)
        print(fuzzer.changed(number)[2])  # noqa: T201
        outcome = fuzzer.run(number)
    print(outcome.kind, *outcome.faults, sep="\n    ")  # noqa: T201
    return int(outcome.kind == "failed")


if __name__ == "__main__":
    sys.exit(main())

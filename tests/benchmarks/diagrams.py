"""Compares diagrams that the build has drawn with those that a browser draws.

Prints the tables of docs/contributing/performance.md. Only ratios within one run mean anything: all
ways take turns, so that whatever else the machine does slows all of them down.

    python -m tests.benchmarks.diagrams --single-file mermaid.min.js
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.drawing import drawn, seconds_to_import
from tests.benchmarks.opening import DESK, PHONE, Opened, Reader, open_anew
from tests.benchmarks.serving import served
from tests.benchmarks.sites import Way, build, compressed_size, pictures, sources, ways
from tests.browser.chromium import launch_options
from tests.project import ROOT, copy_project

READERS: Final = {"desktop": DESK, "phone": PHONE}
CASES: Final = sorted(file.stem for file in (ROOT / "data" / "cases").glob("*.yaml"))
PACKAGES: Final = ("merman", "nicegui", "mkdocs-material", "mkdocs-mermaid2-plugin", "playwright")
_CACHE: Final = Path(".cache/casebook/diagrams")

Visits = Mapping[str, Sequence[Opened]]
"""What was noted of each way, visit by visit, in the same order for all ways."""


@dataclass(frozen=True)
class Builds:
    """Seconds that builds of the same project took."""

    cold: list[float]
    warm: list[float]
    client: list[float]


def main() -> None:
    """Build, visit and print."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        builds = _builds(project, Path(folder), asked.rounds)
        compared = ways(Path(folder) / "warm", Path(folder) / "client", asked.single_file)
        cached = [file.stat().st_size for file in (project / _CACHE).rglob("*.svg")]
    with (
        served({_folder(way): way.files for way in compared}) as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(**launch_options()) as browser,
    ):
        _print(_conditions(browser, asked.rounds))
        seen = {
            name: visits(browser, server, READERS[name], compared, asked) for name in asked.reader
        }
    for name, noted in seen.items():
        _print((f"### {READERS[name].name}", "", *times(noted)))
    _print(("### Bytes", "", *sizes(compared, asked.case, next(iter(seen.values())))))
    _print(("### Building", "", *building(compared[0], asked.case, builds, cached, asked.rounds)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5, help="visits a page, way and reader")
    parser.add_argument("--case", nargs="+", choices=CASES, default=CASES, help="pages to visit")
    parser.add_argument("--reader", nargs="+", choices=READERS, default=list(READERS))
    parser.add_argument(
        "--single-file", type=Path, metavar="FILE", help="`dist/mermaid.min.js` of a package"
    )
    return parser.parse_args()


def _builds(project: Path, folder: Path, rounds: int) -> Builds:
    """Build the project with and without kept drawings, and for the browser to draw, in turns."""
    builds = Builds([], [], [])
    for _ in range(rounds):
        for file in (project / _CACHE).rglob("*.svg"):
            file.unlink()
        builds.cold.append(build(project, folder / "cold"))
        builds.warm.append(build(project, folder / "warm"))
        builds.client.append(build(project, folder / "client", diagrams="client"))
    return builds


def visits(
    browser: Browser,
    server: str,
    reader: Reader,
    compared: Sequence[Way],
    asked: argparse.Namespace,
) -> Visits:
    """Visit every page in every way, in turns; the first visit of each way counts for nothing."""
    noted: dict[str, list[Opened]] = {way.name: [] for way in compared}
    for number, case in enumerate((asked.case[0], *(asked.case * asked.rounds))):
        address = f"cases/{case}/"
        figures = len(pictures(compared[0].page(address)))
        for way in compared:
            place = f"{server}{_folder(way)}/{address}"
            opened = open_anew(browser, reader, place, way.picture, figures)
            if number > 0:
                noted[way.name].append(opened)
    return noted


def times(noted: Visits) -> Iterator[str]:
    """The table of what a reader waits for.

    Every way is compared with the first; the last one shows what a page takes without diagrams.
    """
    first, *_, bare = noted.values()
    without = median(one.visible for one in bare)
    yield "| Drawn by | Last diagram visible | Times ours | Diagrams add | First paint | Blocked |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, opened in noted.items():
        ratios = [one.visible / ours.visible for one, ours in zip(opened, first, strict=True)]
        yield _row(
            name,
            _spread([one.visible / 1000 for one in opened], "{:.2f}", " s"),
            _spread(ratios, "{:.1f}") if opened is not first else "1",
            f"{(median(one.visible for one in opened) - without) / 1000:.2f} s",
            f"{median(one.first_paint for one in opened) / 1000:.2f} s",
            _spread([one.blocked / 1000 for one in opened], "{:.2f}", " s"),
        )


def sizes(compared: Sequence[Way], cases: Sequence[str], noted: Visits) -> Iterator[str]:
    """The table of what is sent for diagrams, compressed: in the page, and as scripts."""
    ours = _mean(compared[0].bytes_of_pictures(f"cases/{case}/") for case in cases)
    yield "| Drawn by | In the page | Scripts | Together | Times ours | All that a page loads |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for way in compared:
        in_page = _mean(way.bytes_of_pictures(f"cases/{case}/") for case in cases)
        scripts = _mean(one.drawing_scripts for one in noted[way.name])
        everything = _mean(one.everything for one in noted[way.name])
        yield _row(
            way.name,
            *(_kilobytes(size) for size in (in_page, scripts, in_page + scripts)),
            f"{(in_page + scripts) / ours:.1f}",
            _kilobytes(everything),
        )


def building(
    way: Way, cases: Sequence[str], builds: Builds, cached: Sequence[int], rounds: int
) -> Iterator[str]:
    """What diagrams cost the build, and how large each is."""
    for case in cases:
        page = way.page(f"cases/{case}/")
        texts, svgs = sources(page), [compressed_size(svg) for svg in pictures(page)]
        drawn(texts)  # The renderer is imported and made ready once a process.
        measured = [drawn(texts) for _ in range(rounds)]
        yield (
            f"- {case}: {len(texts)} diagrams, drawn in"
            f" {_milliseconds(one.cold for one in measured)}, taken from the cache in"
            f" {_milliseconds(one.warm for one in measured)}; each compressed by itself"
            f" {min(svgs) / 1000:.1f} to {max(svgs) / 1000:.1f} kB"
        )
    yield f"- importing merman: {_milliseconds(seconds_to_import() for _ in range(rounds))}"
    for name, seconds in vars(builds).items():
        yield f"- {name} build: {_spread(seconds, '{:.1f}', ' s')}"
    yield f"- cache: {len(cached)} files, {_kilobytes(sum(cached))}"


def _conditions(browser: Browser, rounds: int) -> Iterator[str]:
    """What the numbers depend on besides the code."""
    yield f"{datetime.now(UTC):%Y-%m-%d}, median and range of {rounds} visits a page"
    yield f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    yield f"Python {platform.python_version()}, Chromium {browser.version}"
    yield ", ".join(f"{package} {version(package)}" for package in PACKAGES)


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def _folder(way: Way) -> str:
    return way.name.replace(",", "").replace(" ", "-")


def _spread(numbers: Sequence[float], shape: str, unit: str = "") -> str:
    """The median and the range of some numbers."""
    middle, least, most = map(shape.format, (median(numbers), min(numbers), max(numbers)))
    return f"{middle}{unit} ({least} to {most})"


def _milliseconds(seconds: Iterable[float]) -> str:
    return _spread([1000 * one for one in seconds], "{:.0f}", " ms")


def _kilobytes(size: float) -> str:
    return f"{size / 1000:,.1f} kB"


def _mean(numbers: Iterable[float]) -> float:
    known = list(numbers)
    return sum(known) / len(known)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in (*lines, ""))
    sys.stdout.flush()


if __name__ == "__main__":
    main()

"""Times builds of guides of several sizes, and those of other generators on the same pages.

Prints the table of builds of docs/contributing/performance.md. Only ratios within one run mean
anything: a machine that does other work slows all of them down.

    python -m tests.benchmarks.building --cases 50 --cases 500
"""

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tests.benchmarks.synthetic import guide_of

_CASEBOOK: Final = (sys.executable, "-m", "generator")
_EDITED: Final = Path("data/cases/visual-search.yaml")
_PAGE: Final = "cases/visual-search/"
_OLD: Final = "Then settle what the query is"
_NEWS: Final = ("Then ask what the query is", "Then find out what the query is")
_ENVIRONMENT: Final = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
_LOOK_EVERY: Final = 0.005
"""In seconds."""
_PATIENCE: Final = 3600
"""In seconds."""
_SETTINGS: Final = "site_name: Peer\nmarkdown_extensions: [footnotes, md_in_html, tables]\n"


@dataclass(frozen=True)
class Run:
    """What a command took."""

    seconds: float
    megabytes: float
    """The most memory that one of its processes had."""


def timed(folder: Path, *command: str) -> Run:
    """Run a command to its end.

    Raises:
        SystemExit: it failed.
    """
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=_ENVIRONMENT, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)}\n{said.read().decode()}")
    return Run(time.perf_counter() - began, usage.ru_maxrss / 1024)


def edit(project: Path, old: str, new: str) -> None:
    """Change a sentence of one case."""
    file = project / _EDITED
    text = file.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{file} has changed: it lacks “{old}”")
    file.write_text(text.replace(old, new), encoding="utf-8")


def ours(project: Path) -> Iterator[tuple[str, Run]]:
    """Time the ways to build a guide."""
    export = (*_CASEBOOK, "export", "markdown", "--to", str(project / "exported" / "docs"))
    yield "Markdown alone, nothing kept", timed(project, *export)
    shutil.rmtree(project / ".cache")
    yield "build, nothing kept", timed(project, *_CASEBOOK, "build")
    yield "build again", timed(project, *_CASEBOOK, "build")
    edit(project, _OLD, _NEWS[0])
    yield "build after one edit", timed(project, *_CASEBOOK, "build")
    yield "edit to served", Run(edit_to_served(project), 0)


def edit_to_served(project: Path) -> float:
    """Return the seconds from saving a case to its new page being served by a preview."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # The path of the site is that of `site_url`.
    page = f"http://127.0.0.1:{port}/casebook/{_PAGE}"
    command = (*_CASEBOOK, "serve", "--addr", f"127.0.0.1:{port}")
    with subprocess.Popen(
        command, cwd=project, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as preview:
        try:
            seconds_until(page, _NEWS[0])
            edit(project, _NEWS[0], _NEWS[1])
            return seconds_until(page, _NEWS[1])
        finally:
            preview.terminate()


def seconds_until(page: str, text: str) -> float:
    """Ask for a page again and again until a text stands in it."""
    began = time.perf_counter()
    while time.perf_counter() - began < _PATIENCE:
        with contextlib.suppress(OSError), urllib.request.urlopen(page) as answer:  # noqa: S310
            if text in answer.read().decode():
                return time.perf_counter() - began
        time.sleep(_LOOK_EVERY)
    raise SystemExit(f"{page} does not show “{text}”")


def peers(project: Path) -> Iterator[tuple[str, Run]]:
    """Time the other generators that are installed on the exported Markdown, diagrams undrawn."""
    folder = project / "exported"
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    if find_spec("zensical"):
        yield "Zensical", timed(folder, sys.executable, "-m", "zensical", "build")
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "mkdocs-site")
    yield "MkDocs, its own theme", timed(folder, *mkdocs)
    if hugo := shutil.which("hugo"):
        docs = ("--contentDir", "docs", "--destination", "hugo-site")
        yield "Hugo", timed(folder, hugo, "--logLevel", "error", *docs)


def report(cases: int, runs: Sequence[tuple[str, Run]]) -> str:
    """Return the table of one size."""
    cold = dict(runs)["build, nothing kept"].seconds
    head = ("", "Seconds", "Times a new build", "Each case", "Memory")
    lines = [head, ("---", *["---:"] * 4), *(_row(name, run, cold, cases) for name, run in runs)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"\n{cases} cases\n\n{table}\n"


def _row(name: str, run: Run, cold: float, cases: int) -> tuple[str, ...]:
    each = f"{run.seconds / cases * 1000:.0f} ms"
    memory = f"{run.megabytes:.0f} MB" if run.megabytes else ""
    return name, f"{run.seconds:.2f} s", f"{run.seconds / cold:.2f}", each, memory


def main() -> None:
    """Build guides of the sizes that are asked for, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, action="append", help="a size [50 and 500]")
    for cases in parser.parse_args().cases or (50, 500):
        with tempfile.TemporaryDirectory() as folder:
            project = guide_of(cases, Path(folder) / "project")
            sys.stdout.write(report(cases, [*ours(project), *peers(project)]))
            sys.stdout.flush()


if __name__ == "__main__":
    main()

"""Prints what Lighthouse says of every kind of page, as a phone on a slow line sees it.

Lighthouse runs on Node.js, from the npm registry; nothing else in the project needs either.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.serving import served
from tests.benchmarks.sites import build, files_of
from tests.browser.chromium import launch_options
from tests.browser.kinds import KINDS, MISSING
from tests.browser.site_server import PATH
from tests.project import ROOT

LIGHTHOUSE: Final = "lighthouse@12.8.2"
"""The newest that runs on Node.js 18 and 20."""
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
METRICS: Final = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "total-byte-weight": "Sent",
}
# Lighthouse judges no page that comes with an error.
_ADDRESSES: Final = tuple("404.html" if kind == MISSING else kind for kind in KINDS)
WANTED: Final = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def main() -> int:
    """Build the site, visit a page of each kind, and print a row for each; 1 if one falls short."""
    options = _arguments()
    if not shutil.which("npx"):
        print("Lighthouse needs Node.js 18 or newer with npx; nothing was measured.")  # noqa: T201
        return 0
    with tempfile.TemporaryDirectory() as folder:
        if not options.site:
            build(ROOT, Path(folder) / PATH)
        with served({PATH: files_of(options.site or Path(folder) / PATH)}) as host:
            _print("Page", *(name.capitalize() for name in CATEGORIES), *METRICS.values())
            _print(*["---"] * (1 + len(CATEGORIES) + len(METRICS)))
            short = [
                address
                for address in options.pages or _ADDRESSES
                if not _row(address, list(_reports(f"{host}{PATH}/{address}", options.rounds)))
            ]
    print(f"\n{len(short)} of {len(options.pages or _ADDRESSES)} fall short")  # noqa: T201
    return 1 if short else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help="addresses below home; else every kind")
    parser.add_argument("--rounds", type=int, default=1, help="visits a page; the median counts")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    return parser.parse_args()


def _reports(address: str, rounds: int) -> Iterator[Mapping[str, Any]]:
    options = launch_options()
    flags = " ".join(["--headless=new", *options["args"]])
    command = [
        *("npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json"),
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={flags}",
    ]
    chrome = {"CHROME_PATH": options["executable_path"]} if "executable_path" in options else {}
    for _ in range(rounds):
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env={**os.environ, **chrome}
        )
        yield json.loads(done.stdout)


def _row(address: str, reports: list[Mapping[str, Any]]) -> bool:
    """Print the medians of a page; true if they are all that is wanted."""
    scores = {
        name: round(100 * statistics.median(one["categories"][name]["score"] for one in reports))
        for name in CATEGORIES
    }
    figures = (_median(metric, reports) for metric in METRICS)
    _print(f"`{address}`", *map(str, scores.values()), *figures)
    failing = {
        audit["title"]
        for report in reports
        for name in CATEGORIES[1:]
        for reference in report["categories"][name]["auditRefs"]
        if (audit := report["audits"][reference["id"]])["score"] == 0 and reference["weight"]
    }
    for title in sorted(failing):
        print(f"    {title}", file=sys.stderr)  # noqa: T201
    return all(scores[name] >= least for name, least in WANTED.items())


def _median(metric: str, reports: list[Mapping[str, Any]]) -> str:
    value = statistics.median(one["audits"][metric].get("numericValue", 0) for one in reports)
    match metric:
        case "cumulative-layout-shift":
            return f"{value:.3f}"
        case "total-byte-weight":
            return f"{value / 1000:.0f} kB"
        case _:
            return f"{value / 1000:.2f} s"


def _print(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)  # noqa: T201 - it is a script


if __name__ == "__main__":
    sys.exit(main())

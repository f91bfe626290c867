"""Prints how well the search finds, and what a first visit costs: `make figures`."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.finding import QUERIES, find, report
from tests.benchmarks.serving import served
from tests.benchmarks.sites import files_of
from tests.benchmarks.visits import CASES, DESKTOP, LIMIT, PHONE, Visit, cases, table, visit
from tests.browser.chromium import launch_options
from tests.browser.kinds import KINDS
from tests.browser.site_server import PATH, build_site


def main() -> None:
    """Build the site, search it, and visit a page of every kind."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_site(Path(folder))
        site = Path(folder) / PATH
        browser = playwright.chromium.launch(**launch_options())
        with served({PATH: files_of(site)}) as home:
            _print(_finding(browser, home))
            _print(_visits(browser, home, list(cases(site))))
        browser.close()


def _finding(browser: Browser, home: str) -> Iterator[str]:
    page = browser.new_page()
    page.goto(f"{home}{PATH}/")
    yield "## Search"
    yield ""
    yield report([find(page, query) for query in QUERIES])
    page.close()


def _visits(browser: Browser, home: str, addresses: list[str]) -> Iterator[str]:
    yield "## First visits, cold cache, gzipped"
    yield ""
    yield from table(
        (kind, visit(browser, home, kind, size=PHONE), visit(browser, home, kind, size=DESKTOP))
        for kind in KINDS
    )
    yield ""
    every = {address: visit(browser, home, address) for address in addresses}
    heaviest = max(every, key=lambda address: every[address].everything)
    yield from _growth(heaviest, every[heaviest], CASES / len(every))
    searched = visit(browser, home, heaviest, search="recall")
    yield f"A reader who searches there loads {searched.search / 1000:.0f} kB for it, once."


def _growth(address: str, heaviest: Visit, times: float) -> Iterator[str]:
    yield (
        f"The heaviest case, {address}, transfers {heaviest.everything / 1000:.0f} kB,"
        f" {heaviest.grown(times) / 1000:.0f} kB on a site of {CASES} cases;"
        f" the limit is {LIMIT / 1000:.0f} kB."
    )


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in (*lines, ""))
    sys.stdout.flush()


if __name__ == "__main__":
    main()

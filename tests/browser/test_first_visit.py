"""What a reader pays who opens a case for the first time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.benchmarks.serving import served
from tests.benchmarks.sites import files_of
from tests.benchmarks.visits import CASES, DESKTOP, LIMIT, PHONE, Visit, cases, visit
from tests.browser.kinds import KINDS
from tests.browser.site_server import PATH, build_site

pytestmark = [pytest.mark.browser, pytest.mark.browser_context_args(service_workers="allow")]
SETTINGS = 2_000
"""Bytes of the search that a visit may load: its worker, and what wakes it."""

STILL = 0.005
"""Layout shift that nobody sees, such as of a figure that is written anew."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site."""
    folder = tmp_path_factory.mktemp("visited")
    build_site(folder)
    return folder / PATH


@pytest.fixture(scope="module")
def compressed_home(site: Path) -> Iterator[str]:
    """Serve the site compressed, as it is published; the value is the address above it."""
    with served({PATH: files_of(site)}) as home:
        yield home


@pytest.fixture(scope="module")
def visits(browser: Browser, compressed_home: str, site: Path) -> dict[str, Visit]:
    """Visit every case, each with nothing kept from before."""
    return {address: visit(browser, compressed_home, address) for address in cases(site)}


def test_a_case_is_light(visits: dict[str, Visit]) -> None:
    """The first visit of a case transfers at most 250 kB, also on a site of fifty cases."""
    times = CASES / len(visits)
    heavy = {name: one.grown(times) for name, one in visits.items() if one.grown(times) > LIMIT}
    assert heavy == {}


def test_a_visit_does_not_pay_for_the_search(visits: dict[str, Visit]) -> None:
    """What is searched through is not loaded, however many cases there are."""
    loaded = {url for one in visits.values() for url in one.files}
    assert not any(url.endswith(("titles.json", "texts.json", "engine.mjs")) for url in loaded)
    assert max(one.search for one in visits.values()) < SETTINGS


def test_nothing_comes_from_elsewhere(visits: dict[str, Visit]) -> None:
    """A case loads all that it needs from the site itself."""
    assert [one.foreign for one in visits.values() if one.foreign] == []


def test_nothing_moves_while_a_case_is_loaded(visits: dict[str, Visit]) -> None:
    """What scripts put into a case has its room from the start."""
    assert {name: one.shift for name, one in visits.items() if one.shift > STILL} == {}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_on_any_kind_of_page(
    browser: Browser, compressed_home: str, size: ViewportSize
) -> None:
    """Controls that need a script have their room from the start, on a phone and on a desktop."""
    shifts = {kind: visit(browser, compressed_home, kind, size=size).shift for kind in KINDS}
    assert {kind: shift for kind, shift in shifts.items() if shift > STILL} == {}


def test_a_search_loads_what_it_needs(browser: Browser, compressed_home: str) -> None:
    """A reader who searches loads titles and texts then."""
    searched = visit(browser, compressed_home, "cases/visual-search/", search="ndcg")
    assert any(url.endswith("/texts.json") for url in searched.files)

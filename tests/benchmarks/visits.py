"""What a first visit of a page transfers, from where, and by how much the page moves meanwhile."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Response, ViewportSize

from tests.browser.site_server import PATH

LIMIT: Final = 250_000
"""Bytes that the first visit of a case may transfer, as they are sent."""
CASES: Final = 50
"""How many cases the limit is meant for."""
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
DESKTOP: Final[ViewportSize] = {"width": 1440, "height": 900}
_SEARCHED: Final = re.compile(rf"/{PATH}/(search/|assets/javascripts/search[./])")
_SITE_MAP: Final = re.compile(r"/sitemap\.xml$")
_WATCH: Final = """new PerformanceObserver(list => list.getEntries().forEach(({ value }) => {
  window.moved = (window.moved ?? 0) + value
})).observe({ type: "layout-shift", buffered: true })"""


@dataclass(frozen=True)
class Visit:
    """What was noted of a first visit."""

    files: dict[str, int]
    """The bytes of each file of the site, by address, as they are sent, without headers."""
    foreign: tuple[str, ...]
    """What was asked of other hosts."""
    shift: float
    """The sum of all layout shifts."""

    @property
    def everything(self) -> int:
        """The bytes of all files."""
        return sum(self.files.values())

    @property
    def search(self) -> int:
        """The bytes of all that only the search needs."""
        return sum(size for url, size in self.files.items() if _SEARCHED.search(url))

    def grown(self, times: float) -> float:
        """The bytes of the visit on a site with that many times the cases.

        Of what a page loads, the site map grows with the site. What the search looks through does
        too, and is counted like that if a visit should load it.
        """
        names = [url for url in self.files if _SITE_MAP.search(url) or url.endswith(".json")]
        return self.everything + sum(self.files[url] * (times - 1) for url in names)


def visit(
    browser: Browser, home: str, address: str, *, size: ViewportSize = PHONE, search: str = ""
) -> Visit:
    """Open a page with nothing kept from before, and maybe search it."""
    with browser.new_context(viewport=size) as context:
        responses: list[Response] = []

        def note(response: Response) -> None:
            responses.append(response)

        context.on("response", note)
        page = context.new_page()
        page.add_init_script(_WATCH)
        page.goto(f"{home}{PATH}/{address}")
        # Once nothing else is to be done, the browser loads what it needs to keep the page.
        page.evaluate("navigator.serviceWorker.ready.then(() => {})")
        page.wait_for_load_state("networkidle")
        if search:
            page.locator(".md-header__button[for=__search]").click()
            page.keyboard.type(search)
            page.locator(".md-search-result__item").first.wait_for()
            page.wait_for_load_state("networkidle")
        sizes = {
            one.url: int(one.header_value("content-length") or 0)
            for one in responses
            if one.url.startswith(home)
        }
        foreign = (one.url for one in responses if one.url.startswith("http"))
        others = tuple(url for url in foreign if url not in sizes)
        return Visit(sizes, others, page.evaluate("window.moved ?? 0"))


def cases(site: Path) -> Iterator[str]:
    """Yield the address of every case of a built site."""
    for file in sorted((site / "cases").glob("*/index.html")):
        if file.parent.name not in {"compare", "matrix"}:
            yield f"cases/{file.parent.name}/"


def table(visits: Iterable[tuple[str, Visit, Visit]]) -> Iterator[str]:
    """Yield a table of pages, each visited on a phone and on a desktop, in Markdown."""
    yield "| Page | First visit | of which search | Third parties | Shift, phone | Shift, desktop |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, phone, desktop in visits:
        sizes = f"{phone.everything / 1000:.0f} kB | {phone.search / 1000:.1f} kB"
        shifts = f"{phone.shift:.3f} | {desktop.shift:.3f}"
        yield f"| `{name}` | {sizes} | {len(phone.foreign)} | {shifts} |"

"""Where the site's search puts the page that a reader wants, found by typing into it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml
from playwright.sync_api import Page, expect

from tests.project import ROOT

QUERIES: Final[dict[str, str]] = yaml.safe_load(
    Path(ROOT / "tests/browser/queries.yaml").read_text(encoding="utf-8")
)
"""What readers type, with the page, or the section of one, where that should lead them."""
_BEST_OF_EACH: Final = """items => items.map(item => {
  const score = link => Number(link.firstElementChild.dataset.mdScore)
  const best = [...item.querySelectorAll("a")].reduce((a, b) => (score(b) > score(a) ? b : a))
  const url = new URL(best.href)
  return url.pathname.slice(new URL(document.baseURI).pathname.length) + url.hash
})"""


@dataclass(frozen=True)
class Found:
    """What a query led to."""

    query: str
    wanted: str
    results: tuple[str, ...]
    """The best place on each page that was found, the best page first."""

    @property
    def place(self) -> int | None:
        """The place of what is wanted, from 1, if it was found at all."""
        places = (n for n, one in enumerate(self.results, start=1) if self._is_wanted(one))
        return next(places, None)

    def _is_wanted(self, result: str) -> bool:
        page, _, _ = result.partition("#")
        return self.wanted == (result if "#" in self.wanted else page)


def find(page: Page, query: str) -> Found:
    """Type a query into the search of the open page, which has to be the home page."""
    field = page.get_by_role("textbox", name="Search")
    field.fill("")
    field.press("End")
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_text("Type to start searching")
    field.fill(query)
    field.press("End")
    expect(meta).not_to_have_text("Type to start searching")
    results = page.locator(".md-search-result__item").evaluate_all(_BEST_OF_EACH)
    return Found(query, QUERIES.get(query, ""), tuple(results))


def report(found: list[Found]) -> str:
    """Return how many queries lead where they should, and which do not lead there first."""
    first = sum(one.place == 1 for one in found)
    near = sum(one.place is not None and one.place <= 3 for one in found)
    lines = [
        f"{len(found)} queries: {first} lead first to the wanted page, {near} in the top three"
    ]
    for one in found:
        if one.place != 1:
            lines.append(f"  {one.query!r} wants {one.wanted}, found at {one.place}:")
            lines.extend(f"    {result}" for result in one.results[:3])
    return "\n".join(lines)

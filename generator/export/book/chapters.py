"""What a book consists of: which pages of the site it takes, and in which order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.pages import Page, SiteMap


@dataclass(frozen=True)
class Outline:
    """A chapter before its text is read."""

    page: Page
    over: str = ""
    """What stands above its title, such as the group of a case."""

    @property
    def slug(self) -> str:
        """The name that links use, unlike that of any other chapter."""
        return re.sub(r"\W+", "-", str(PurePosixPath(self.page.address).with_suffix("")))


@dataclass(frozen=True)
class Part:
    """Chapters under a common title."""

    title: str
    chapters: tuple[Outline, ...]


def outline(site: SiteMap) -> tuple[Part, ...]:
    """Return the parts of the whole guide: what one reads, and nothing that only a browser does."""
    method = (site.overview, *site.steps, site.estimation, site.cheat_sheet)
    return (
        Part("The method", tuple(map(Outline, method))),
        Part("Cases", (Outline(site.matrix), *cases(site))),
        Part("Library", tuple(map(Outline, site.library[1:]))),
        Part("Study plans", tuple(map(Outline, site.plans[1:]))),
    )


def cases(site: SiteMap) -> Iterator[Outline]:
    """Yield the cases as chapters, each under the name of its group."""
    for group in site.groups:
        yield from (Outline(page, group.title) for page in group.pages)

"""What a page is, before any text is written."""

import re
import unicodedata
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Page:
    """A page of the site: where it stands, what it shows, and which template says it."""

    address: str
    """The Markdown file relative to the root of the site, as in `cases/visual-search.md`."""
    title: str
    """The name in navigation and search results."""
    description: str
    """One sentence for search engines."""
    template: str
    """The template that turns `view` into Markdown."""
    view: object
    """Everything that the template shows, ready to be written down."""
    data_file: str | None
    """The file below `data/` that an editor of this page wants to open, if it is one."""
    tags: tuple[str, ...] = field(default=())
    """The tags that the page is listed under."""
    search_boost: float = 1.0
    """How much a match on this page counts in the site's search."""
    other_names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Headings of the page with other names of what they name: the search finds it by them."""
    is_searched: bool = True
    """Whether the site's search finds it."""
    is_prose: bool = True
    """Whether it is text, in which the first use of a word leads to its definition."""


@dataclass(frozen=True)
class Link:
    """A link from one page to another."""

    text: str
    target: str
    """The target relative to the page that links, with its anchor if it has one."""


def anchor(heading: str) -> str:
    """Return the anchor that Markdown engines give to a heading, as Python-Markdown spells it.

    GitHub agrees for headings of letters, digits and single blanks, such as those of our templates.
    """
    letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^\w\s-]", "", letters).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)

"""What MkDocs made of each page in the last build, for pages of which nothing has changed.

MkDocs has no place for this, so a page that is unchanged goes through a build as an empty one: its
Markdown is blank when it is converted, its template is empty, it is left out of the search, and at
each station what was made last time is put in its place.
"""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

EMPTY_TEMPLATE: Final = "kept.html"
_SEARCH: Final = "material/search"


@dataclass
class _Kept:
    """A page as it went through the last build."""

    text: tuple[object, ...] = ()
    """All that its content follows from."""
    html: str = ""
    toc: Any = None
    title: str | None = None
    anchors: set[str] = field(default_factory=set)
    frame: tuple[object, ...] = ()
    """All that its output follows from besides."""
    output: str = ""
    indexed: tuple[object, ...] = ()
    """All that the search's entries follow from."""
    entries: tuple[dict[str, Any], ...] = ()
    """What the search knows of it."""


class KeptPages:
    """The pages of the last build of a preview."""

    def __init__(self) -> None:
        self._pages: dict[str, _Kept] = {}
        self._same_text: set[str] = set()
        self._same_frame: set[str] = set()
        self._same_index: set[str] = set()
        self._settings: object = None
        self._files: object = None
        self._navigation: tuple[Page, ...] = ()
        self._indexed = 0

    def begin(self, settings: object) -> None:
        """Begin a build; other settings make every page anew."""
        if settings != self._settings:
            self._pages.clear()
        self._settings = settings
        self._same_text.clear()
        self._same_frame.clear()
        self._same_index.clear()
        self._indexed = 0

    def know(self, files: Files, navigation: Navigation) -> None:
        """Note which pages there are: links depend on it, and the navigation on every page."""
        self._files = frozenset(file.src_uri for file in files)
        self._navigation = tuple(navigation.pages)

    def markdown(self, markdown: str, page: Page) -> str:
        """Return what is to be converted: nothing, if it is what was converted last time."""
        address = page.file.src_uri
        text = (markdown, repr(page.meta), self._files)
        kept = self._pages.setdefault(address, _Kept())
        if kept.text == text:
            self._same_text.add(address)
            return ""
        kept.text = text
        return markdown

    def content(self, html: str, page: Page) -> str:
        """Return a page's content, and note it or put it in place."""
        kept = self._pages[page.file.src_uri]
        if page.file.src_uri in self._same_text:
            # Other plugins write into it.
            page.toc, page._title_from_render = deepcopy(kept.toc), kept.title  # noqa: SLF001
            page.present_anchor_ids, page.links_to_anchors = kept.anchors, {}
            return kept.html
        kept.html, kept.title = html, page._title_from_render  # noqa: SLF001
        kept.toc = deepcopy(page.toc)
        kept.anchors = page.present_anchor_ids or set()
        return html

    def frame(self, pages: Iterable[tuple[Page, object]]) -> None:
        """Note each page and what surrounds it; what is as last time is not made anew."""
        navigation = tuple((page.title, page.url) for page in self._navigation)
        for page, around in pages:
            kept = self._pages[page.file.src_uri]
            indexed = (page.content, page.title, repr(page.meta))
            frame = (*indexed, navigation, around)
            if kept.output and kept.indexed == indexed:
                self._same_index.add(page.file.src_uri)
                page.meta = {**page.meta, "search": {"exclude": True}}
            if kept.output and kept.frame == frame:
                self._same_frame.add(page.file.src_uri)
                page.meta = {**page.meta, "template": EMPTY_TEMPLATE}
            kept.indexed, kept.frame = indexed, frame

    def index(self, page: Page, config: MkDocsConfig) -> None:
        """Note what the search has just learned of a page, or tell it what it knew."""
        entries = _search_entries(config)
        kept = self._pages[page.file.src_uri]
        if page.file.src_uri in self._same_index:
            entries += kept.entries
        else:
            kept.entries = tuple(entries[self._indexed :])
        self._indexed = len(entries)

    def output(self, output: str, page: Page) -> str:
        """Return a page as it is served, and note it or take it from last time."""
        kept = self._pages[page.file.src_uri]
        if page.file.src_uri in self._same_frame:
            return kept.output
        kept.output = output
        return output


def _search_entries(config: MkDocsConfig) -> list[dict[str, Any]]:
    """Return the list that the search plugin writes at the end of a build."""
    search: Any = config.plugins.get(_SEARCH)
    entries: list[dict[str, Any]] = search.search_index.entries if search else []
    return entries

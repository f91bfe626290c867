"""What MkDocs made of each page before, for pages of which nothing has changed since.

MkDocs has no place for this, so a page that is unchanged goes through a build as an empty one: its
Markdown is blank when it is converted, its template is empty, it is left out of the search, and at
each station what was made before is put in its place. Everything is kept under a key of all that it
follows from, so an edit that is undone brings back what there was.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.kept.conversion import Conversion
from generator.kept.outline import outline
from generator.policy import has_inline_styles
from generator.shelf import Shelf, key_of

EMPTY_TEMPLATE: Final = "kept.html"
_SEARCH: Final = "material/search"


@dataclass
class _Passing:
    """A page on its way through a build."""

    text: str
    """The key of all that its content follows from."""
    markdown: str
    """What any other engine would convert."""
    conversion: Conversion | None
    """What its text was converted to before."""
    index: str = ""
    """The key of all that the search's entries follow from."""
    entries: list[dict[str, Any]] | None = None
    """What the search knew of it before."""
    frame: str = ""
    """The key of all that its output follows from."""
    has_output: bool = False
    """Whether it was made before. The pages of a large guide are not in memory at once."""


class KeptPages:
    """The pages of earlier builds, and those of this one on their way."""

    def __init__(self) -> None:
        self._shelf: Shelf | None = None
        self._origin = ""
        self._passing: dict[str, _Passing] = {}
        self._files = Files([])
        self._addresses = ""
        self._navigation = ""
        self._indexed = 0

    def begin(self, shelf: Shelf | None, origin: str) -> None:
        """Begin a build, which keeps nothing if there is no shelf.

        `origin` is the key of the settings, the theme and the programs.
        """
        self._shelf, self._origin = shelf, origin
        self._passing.clear()

    def stop(self, pages: Iterable[Page], config: MkDocsConfig) -> None:
        """Make everything that follows anew: it depends on more than is known here."""
        for page in pages:
            passing = self._passing.get(page.file.src_uri)
            if passing and passing.conversion and page.file.generated_by:
                page.content = self._content(page, passing, config)
        self._shelf = None

    def know(self, files: Files, navigation: Navigation) -> None:
        """Note which pages there are: links depend on it, and the navigation on every page."""
        self._files = files
        self._addresses = key_of(*sorted(file.src_uri for file in files))
        self._navigation = key_of(outline(navigation.items))

    def unknown(self, pages: Iterable[Page]) -> list[Page]:
        """Return the pages whose text was probably never converted."""
        shelf = self._shelf
        return [page for page in pages if shelf and not shelf.has(self._source(page))]

    def unframed(self, pages: Iterable[Page]) -> list[Page]:
        """Return the pages of which the output has to be made."""
        on_their_way = ((page, self._passing.get(page.file.src_uri)) for page in pages)
        return [page for page, passing in on_their_way if passing and not passing.has_output]

    def markdown(self, markdown: str, page: Page) -> str:
        """Return what is to be converted: nothing, if it was converted before."""
        if self._shelf is None:
            return markdown
        # The page may have come by before, and have been unchanged.
        vars(page).pop("render", None)
        address = page.file.src_uri
        text = key_of("text", self._origin, self._addresses, address, repr(page.meta), markdown)
        conversion = Conversion.read(self._shelf, text)
        self._passing[address] = _Passing(text, markdown, conversion)
        if conversion is None:
            return markdown
        # Even for nothing, Markdown sets up all of its extensions.
        page.content, page.render = "", _nothing_to_convert  # type: ignore[method-assign]
        return ""

    def content(self, html: str, page: Page, config: MkDocsConfig, *, is_sound: bool) -> str:
        """Return a page's content, and keep it or put it in place.

        What is not sound had warnings, which have to come again.
        """
        passing = self._passing.get(page.file.src_uri)
        if self._shelf is None or passing is None:
            return html
        if passing.conversion:
            passing.conversion.restore(page, self._files)
            # Other plugins write into pages that are in the folder; what we generate stays as it
            # is, and a thousand pages of it need not be in memory at once.
            return "" if page.file.generated_by else self._content(page, passing, config)
        if is_sound:
            Conversion.of(page, passing.text, html).keep(self._shelf, passing.text, html)
            self._shelf.put(self._source(page), "")
        else:
            # Nobody may take it for what it would be without the warnings.
            del self._passing[page.file.src_uri]
        return html

    def are_styled(self, pages: Iterable[Page]) -> bool:
        """Return whether something on a page has a style that no style sheet gave it."""
        return any(self._is_styled(page) for page in pages)

    def _is_styled(self, page: Page) -> bool:
        passing = self._passing.get(page.file.src_uri)
        if passing and passing.conversion:
            return passing.conversion.is_styled
        return has_inline_styles(page.content or "")

    def frame(self, pages: Iterable[tuple[Page, object]], config: MkDocsConfig) -> None:
        """Note what surrounds each page; what is as it was before is not made anew."""
        self._indexed = len(_search_entries(config))
        for page, around in pages:
            passing = self._passing.get(page.file.src_uri)
            if self._shelf and passing:
                self._look_up(page, passing, around, self._shelf)
                if passing.entries is not None:
                    page.meta = {**page.meta, "search": {"exclude": True}}
                if passing.has_output:
                    page.meta = {**page.meta, "template": EMPTY_TEMPLATE}
                elif passing.conversion and page.file.generated_by:
                    page.content = self._content(page, passing, config)

    def _look_up(self, page: Page, passing: _Passing, around: object, shelf: Shelf) -> None:
        content = "" if page.file.generated_by else page.content or ""
        inside = (passing.text, content, page.title or "", page.url, repr(page.meta))
        passing.index = key_of("index", *inside)
        passing.frame = key_of("frame", *inside, self._navigation, repr(around))
        entries = shelf.get(passing.index)
        if entries is not None:
            passing.entries = json.loads(entries)
            passing.has_output = shelf.get(passing.frame) is not None

    def index(self, page: Page, config: MkDocsConfig) -> None:
        """Tell the search what it knew of a page, or note what it has just learned."""
        entries = _search_entries(config)
        passing = self._passing.get(page.file.src_uri)
        if self._shelf and passing and passing.index:
            if passing.entries is None:
                learned = entries[self._indexed :]
                self._shelf.put(passing.index, json.dumps(learned, ensure_ascii=False))
            else:
                entries += passing.entries
        self._indexed = len(entries)

    def output(self, output: str, page: Page) -> str:
        """Return a page as it is served, and keep it or take it from before."""
        passing = self._passing.get(page.file.src_uri)
        if self._shelf is None or passing is None or not passing.frame:
            return output
        if not passing.has_output:
            self._shelf.put(passing.frame, output)
            return output
        kept = self._shelf.get(passing.frame)
        if kept is None:
            message = f"somebody has deleted what was kept of {page.file.src_uri}; build again"
            raise PluginError(message)
        return kept

    def _content(self, page: Page, passing: _Passing, config: MkDocsConfig) -> str:
        html = passing.conversion and self._shelf and passing.conversion.html(self._shelf)
        if html:
            return html
        # Somebody has damaged or deleted it meanwhile.
        page.markdown = passing.markdown
        Page.render(page, config, self._files)
        return page.content or ""

    def _source(self, page: Page) -> str:
        """Return the key of a page's text before any plugin has seen it."""
        text = page.file.content_string
        return key_of("source", self._origin, self._addresses, page.file.src_uri, text)


def _nothing_to_convert(config: MkDocsConfig, files: Files) -> None:
    """Stand in for `Page.render`."""


def _search_entries(config: MkDocsConfig) -> list[dict[str, Any]]:
    """Return the list that the search plugin writes at the end of a build."""
    search: Any = config.plugins.get(_SEARCH)
    entries: list[dict[str, Any]] = search.search_index.entries if search else []
    return entries

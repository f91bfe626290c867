"""Where the links of a built site lead, read from its HTML as a browser would."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

_ADDRESSES: Final = {"href", "src", "action", "poster", "data"}
_LOADS: Final = {"script", "img", "iframe", "source", "video", "audio", "embed", "object", "track"}
_LOADED_LINKS: Final = {
    "dns-prefetch",
    "icon",
    "manifest",
    "modulepreload",
    "preconnect",
    "prefetch",
    "preload",
    "stylesheet",
}


@dataclass(frozen=True)
class Reference:
    """An address in a page, and whether a browser loads it without being asked."""

    target: str
    loaded: bool


@dataclass
class _Reader(HTMLParser):
    references: list[Reference] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.anchors.update(named[name] for name in ("id", "name") if name in named)
        loaded = tag in _LOADS or bool(_LOADED_LINKS & set(named.get("rel", "").split()))
        self.references.extend(
            Reference(value, loaded) for name, value in named.items() if name in _ADDRESSES
        )
        self.references.extend(
            Reference(choice.split()[0], loaded=True)
            for choice in named.get("srcset", "").split(",")
            if choice.strip()
        )


@dataclass(frozen=True)
class BuiltPage:
    """A page with its address, the anchors that it has and the references that it makes."""

    address: str
    anchors: frozenset[str]
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class BuiltSite:
    """A folder with a built site, as it is published at an address."""

    folder: Path
    home: str

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every page by its address."""
        files = sorted(self.folder.rglob("*.html"))
        return {page.address: page for page in map(self._read, files)}

    def _read(self, file: Path) -> BuiltPage:
        reader = _Reader()
        reader.feed(file.read_text(encoding="utf-8"))
        reader.close()
        name = file.relative_to(self.folder).as_posix().removesuffix("index.html")
        return BuiltPage(
            urljoin(self.home, name), frozenset(reader.anchors), tuple(reader.references)
        )

    def broken(self) -> Iterator[str]:
        """Yield every reference to a page, an anchor or a file that the site does not have."""
        for page in self.pages.values():
            for reference in page.references:
                if fault := self.fault(urljoin(page.address, reference.target)):
                    yield f"{page.address}: {reference.target} {fault}"

    def foreign(self) -> Iterator[str]:
        """Yield what a page would load from another host."""
        for page in self.pages.values():
            for reference in page.references:
                target = urlsplit(urljoin(page.address, reference.target))
                if reference.loaded and target.netloc != urlsplit(self.home).netloc:
                    yield f"{page.address}: {reference.target}"

    def fault(self, address: str) -> str | None:
        """Say what is wrong with an address of this site, if something is."""
        whole = urlsplit(address)
        if whole.scheme == "data" or not address.startswith(self.home):
            return None if whole.netloc != urlsplit(self.home).netloc else "leaves the site"
        # A page looks into the query itself; the file is the same for all of them.
        found = self.pages.get(urlunsplit(whole._replace(query="", fragment="")))
        if not found:
            file = self.folder / unquote(whole.path).removeprefix(urlsplit(self.home).path)
            return None if file.is_file() else "leads nowhere"
        known = not whole.fragment or unquote(whole.fragment) in found.anchors
        return None if known else "has no such anchor"

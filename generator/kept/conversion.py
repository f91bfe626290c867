"""What a page's Markdown was converted to, as texts that can be kept."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from generator.policy import has_inline_styles
from generator.shelf import Shelf


@dataclass(frozen=True)
class Conversion:
    """All that MkDocs knows of a page once it is converted, besides its content."""

    key: str
    """What its content is kept under."""
    title: str | None
    toc: list[Any]
    """The table of contents, as Markdown has it."""
    anchors: list[str]
    links: dict[str, dict[str, str]]
    """Which anchors of which pages are linked to, and how; they are looked for at the end."""
    is_styled: bool
    """Whether something in it has a style that no style sheet gave it."""

    @classmethod
    def of(cls, page: Page, key: str, html: str) -> "Conversion":
        """Return what is to be kept of a page that has just been converted."""
        links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        toc = [_token(link) for link in page.toc]
        title = page._title_from_render  # noqa: SLF001 - it has no other name
        anchors = sorted(page.present_anchor_ids or ())
        return cls(f"{key}-html", title, toc, anchors, links, has_inline_styles(html))

    @classmethod
    def read(cls, shelf: Shelf, key: str) -> "Conversion | None":
        """Return what was kept under a key, if its content is there too."""
        kept = shelf.get(key)
        found = cls(**json.loads(kept)) if kept else None
        return found if found and shelf.has(found.key) else None

    def keep(self, shelf: Shelf, key: str, html: str) -> None:
        """Keep it under a key, with the content."""
        shelf.put(self.key, html)
        shelf.put(key, json.dumps(asdict(self), ensure_ascii=False))

    def html(self, shelf: Shelf) -> str | None:
        """Return the content, which somebody may have damaged or deleted meanwhile."""
        return shelf.get(self.key)

    def restore(self, page: Page, files: Files) -> None:
        """Tell a page what it would know if it had been converted."""
        page.toc, page._title_from_render = get_toc(self.toc), self.title  # noqa: SLF001
        page.present_anchor_ids = set(self.anchors)
        targets = ((files.get_file_from_path(uri), links) for uri, links in self.links.items())
        page.links_to_anchors = {file: links for file, links in targets if file}


def _token(link: AnchorLink) -> Any:
    children = [_token(child) for child in link.children]
    return {"name": link.title, "id": link.id, "level": link.level, "children": children}

"""`casebook export markdown`: a folder of plain Markdown with Mermaid fences.

GitHub and Obsidian draw the fences and the formulas; another generator needs only what every one
of them has: tables, fences and footnotes.
"""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from generator.export.edition import Edition
from generator.export.plain import plain
from generator.export.publishing import write_text
from generator.pages import Page, SiteMap
from generator.pages.contents import Part, contents_page
from generator.render import body, plain_front_matter
from generator.site import lay_out


def make(edition: Edition, target: Path) -> None:
    """Write every page that needs no browser, and a list of contents as `index.md`."""
    parts = tuple(contents(lay_out(edition.guide)))
    pages = [page for part in parts for page in part.pages]
    addresses = {page.address for page in pages}
    for page in (contents_page(edition.title, edition.about, parts), *pages):
        edition.report(page.title)
        write_text(target / page.address, _text(page, addresses))


def contents(site: SiteMap) -> Iterator[Part]:
    """Yield the pages that are read: neither those for contributors, nor what is a browser's."""
    yield Part("Method", site.method)
    yield Part("Cases", (site.catalog, site.matrix, site.comparison))
    for group in site.groups:
        yield Part(group.title, group.pages)
    yield Part("Library", site.library)
    yield Part("Study plans", site.plans)


def _text(page: Page, addresses: set[str]) -> str:
    folder = posixpath.dirname(page.address)

    def is_exported(target: str) -> bool:
        return posixpath.normpath(posixpath.join(folder, target)) in addresses

    return plain_front_matter(page) + plain(body(page), is_exported)

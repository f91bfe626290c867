"""The navigation of `mkdocs.yml`, with the generated pages in their places."""

import html
from typing import Any, Final

from generator.pages import Page, SiteMap

_BROKEN: Final = "To be mended"


def navigation(written: list[Any], pages: SiteMap, downloads: Page) -> list[Any]:
    """Replace the placeholders of `mkdocs.yml`, such as `:cases:`, by generated pages."""
    broken = [{_BROKEN: [_entry(page) for page in pages.broken]}] if pages.broken else []
    generated: dict[str, list[Any]] = {
        ":study:": [_entry(page) for page in (*pages.study, downloads)],
        ":library:": [_entry(page) for page in pages.library],
        ":method:": [_entry(page) for page in pages.method],
        ":cases:": [
            _entry(pages.catalog),
            _entry(pages.matrix),
            _entry(pages.comparison),
            *(
                {html.escape(group.title, quote=False): [_entry(page) for page in group.pages]}
                for group in pages.groups
            ),
            *broken,
        ],
    }
    return [_expanded(entry, generated) for entry in written]


def _expanded(entry: Any, generated: dict[str, list[Any]]) -> Any:
    if isinstance(entry, dict):
        return {
            title: generated.get(target, target) if isinstance(target, str) else target
            for title, target in entry.items()
        }
    return entry


def _entry(page: Page) -> dict[str, str]:
    # The theme puts titles into a page as they stand.
    return {html.escape(page.title, quote=False): page.address}

"""The navigation as text: what stands around every page."""

from collections.abc import Iterable

from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page


def outline(items: Iterable[object]) -> str:
    """Return titles and addresses of everything in the navigation, indented like it."""
    return "\n".join(_lines(items, ""))


def _lines(items: Iterable[object], indent: str) -> Iterable[str]:
    for item in items:
        if isinstance(item, Section):
            yield f"{indent}{item.title!r}"
            yield from _lines(item.children, f"{indent}  ")
        elif isinstance(item, Page | Link):
            yield f"{indent}{item.title!r} {item.url}"

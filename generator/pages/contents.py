"""The list of contents: where a guide begins that has no home page of the theme."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.pages.page import Page


@dataclass(frozen=True)
class Part:
    """A heading of the list with the pages under it."""

    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class ContentsView:
    """Everything that the list shows."""

    title: str
    about: str
    parts: tuple[Part, ...]


def contents_page(title: str, about: str, parts: Iterable[Part]) -> Page:
    """Return the list of contents of a guide."""
    return Page(
        address="index.md",
        title=title,
        description=about,
        template="contents.md.jinja",
        view=ContentsView(title, about, tuple(parts)),
        data_file=None,
    )

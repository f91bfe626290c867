"""Where the words of the library are defined, and by which names texts call them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.model.vocabulary import Term
from generator.pages.glossary import GlossaryView
from generator.pages.library import ShelfView
from generator.pages.page import Page, anchor

_MARKUP: Final = re.compile(r"[*`\\]|\[\^[^\]]+\]")


@dataclass(frozen=True)
class Definition:
    """A word that a page defines under a heading of its own."""

    name: str
    text: str
    """The definition in plain text."""
    names: tuple[str, ...]
    """What texts call it, its name first."""
    address: str
    """The page."""
    anchor: str
    is_linked: bool
    """Whether its first use on a page becomes a link."""


def definitions(pages: Iterable[Page]) -> tuple[Definition, ...]:
    """Return every definition on some pages, in their order."""
    return tuple(
        Definition(
            name=term.name,
            text=_MARKUP.sub("", term.definition),
            names=(term.name, *term.aliases),
            address=page.address,
            anchor=anchor(term.name),
            is_linked=term.linked,
        )
        for page in pages
        for term in _terms(page.view)
    )


def _terms(view: object) -> Iterator[Term]:
    if isinstance(view, GlossaryView):
        yield from (term.entry for term in view.terms)
    elif isinstance(view, ShelfView):
        yield from (word.entry for word in view.words)

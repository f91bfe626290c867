"""What the page on cards shows: a deck for each case."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.case_view import CaseView
from generator.pages.layout import Layout
from generator.pages.page import Page


@dataclass(frozen=True)
class DeckView:
    """The cards of a case."""

    case: CaseView
    cards: int


@dataclass(frozen=True)
class DecksView:
    """All decks."""

    decks: tuple[DeckView, ...]

    @property
    def cards(self) -> int:
        """How many cards there are."""
        return sum(deck.cards for deck in self.decks)


def decks_page(cases: Sequence[Layout]) -> Page:
    """Return the page on which a reader revises with cards."""
    decks = tuple(DeckView(case.digest, case.cards) for case in cases)
    return Page(
        address="cards.md",
        title="Cards",
        description="Questions on what each case decides, which come back as you begin to forget.",
        template="decks.md.jinja",
        view=DecksView(decks),
        data_file=None,
        is_prose=False,
    )

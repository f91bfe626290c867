"""What is shown of a case, made once for every page that shows something of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.derive.cards import cards_of
from generator.derive.same import Same
from generator.derive.terms import used_in_case
from generator.model.framework import CaseSection
from generator.model.guide import Guide
from generator.pages.case import case_digest, case_view
from generator.pages.case_view import CaseView
from generator.pages.estimation import Exercise, exercises_of


@dataclass(frozen=True)
class Layout:
    """All that pages show of a case, before it is known which cases it is close to."""

    view: CaseView | None
    """What its own page shows; nothing where that page is written already."""
    digest: CaseView
    """What other pages show."""
    terms: Mapping[str, CaseSection | None]
    """The terms of the glossary that it uses, with the section in which it does so first."""
    exercises: tuple[Exercise, ...]
    """What can be estimated with it."""
    cards: int
    """How many cards are made of it."""

    @property
    def shown(self) -> CaseView:
        """What is known of its own page."""
        return self.view or self.digest


def layout(slug: str, guide: Guide, view: CaseView | None = None) -> Layout:
    """Lay out a case by itself; `view` is what its own page shows, if it is there already."""
    written = guide.cases[slug]
    view = view or case_view(slug, written, guide)
    return Layout(
        view,
        case_digest(view, written, guide),
        used_in_case(Same(written), Same(guide.vocabulary.glossary)),
        tuple(exercises_of(slug, guide)),
        len(cards_of(slug, guide)),
    )

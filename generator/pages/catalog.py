"""What the list of all cases shows."""

from dataclasses import dataclass

from generator.model.guide import Guide
from generator.model.vocabulary import Entry
from generator.pages.case_view import CaseView
from generator.pages.page import Page


@dataclass(frozen=True)
class CaseGroup:
    """The cases that are listed under the same group."""

    entry: Entry
    cases: tuple[CaseView, ...]


@dataclass(frozen=True)
class CatalogView:
    """The groups that have cases, in the order of the vocabulary."""

    groups: tuple[CaseGroup, ...]


def case_groups(guide: Guide, cases: tuple[CaseView, ...]) -> tuple[CaseGroup, ...]:
    """Group cases in the order of the vocabulary; a group without a case is left out."""
    grouped = (
        CaseGroup(entry, tuple(view for view in cases if view.case.group == group))
        for group, entry in guide.vocabulary.groups.items()
    )
    return tuple(group for group in grouped if group.cases)


def catalog_page(groups: tuple[CaseGroup, ...]) -> Page:
    """Return the list of all cases."""
    return Page(
        address="cases/index.md",
        title="Cases",
        description="Every worked machine-learning system-design case, by group.",
        template="catalog.md.jinja",
        view=CatalogView(groups),
        data_file=None,
    )

"""Which pages exist, in which order navigation shows them, and what each shows; no text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from generator.explanation import Explanation
from generator.model.guide import Guide
from generator.pages.broken import broken_page
from generator.pages.case import case_page
from generator.pages.case_view import CaseView, RelatedView
from generator.pages.catalog import case_groups, catalog_page
from generator.pages.cheat_sheet import cheat_sheet_page
from generator.pages.comparison import comparison_page, matrix_page
from generator.pages.decks import decks_page
from generator.pages.estimation import estimation_page
from generator.pages.interview import interview_page
from generator.pages.layout import Layout, layout
from generator.pages.library import library_pages
from generator.pages.method import method_page, step_page
from generator.pages.page import Link, Page

__all__ = ["Layout", "Link", "NavigationGroup", "Page", "SiteMap", "layout", "site_map"]
from generator.pages.plans import plan_pages
from generator.pages.progress import progress_page
from generator.pages.reference import reference_page
from generator.pages.related import related
from generator.pages.rules import rule_page, rules_page

_NONE: Final[Mapping[str, Layout]] = MappingProxyType({})


@dataclass(frozen=True)
class NavigationGroup:
    """A heading in the navigation with the pages under it."""

    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class SiteMap:
    """Every generated page, and how navigation arranges them."""

    overview: Page
    """The overview of the method."""
    steps: tuple[Page, ...]
    """The steps of the method."""
    estimation: Page
    """The page on estimating."""
    plans: tuple[Page, ...]
    """The list of study plans, then a page for each."""
    interview: Page
    """The mock interview."""
    decks: Page
    """The cards to revise with."""
    progress: Page
    """What a reader has done."""
    library: tuple[Page, ...]
    """What cases share: the overview, then a page for each kind of word."""
    reference: Page
    """What a case file holds."""
    rules: tuple[Page, ...]
    """The list of rules, then a page for each."""
    cheat_sheet: Page
    """The method on two sides of paper."""
    catalog: Page
    """The list of all cases."""
    matrix: Page
    """All cases in one table."""
    comparison: Page
    """Cases side by side."""
    groups: tuple[NavigationGroup, ...]
    """The cases by group."""

    broken: tuple[Page, ...]
    """In a preview, what stands in place of cases with errors."""

    @property
    def method(self) -> tuple[Page, ...]:
        """What navigation lists under the method."""
        return (self.overview, *self.steps, self.estimation, self.cheat_sheet)

    @property
    def study(self) -> tuple[Page, ...]:
        """What navigation lists under studying."""
        return (*self.plans, self.interview, self.decks, self.progress)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page once."""
        cases = tuple(page for group in self.groups for page in group.pages)
        return (
            *self.method,
            self.catalog,
            self.matrix,
            self.comparison,
            *cases,
            *self.broken,
            *self.library,
            *self.study,
            self.reference,
            *self.rules,
        )


def site_map(
    guide: Guide,
    rulebook: tuple[Explanation, ...],
    broken: Sequence[str] = (),
    layouts: Mapping[str, Layout] = _NONE,
) -> SiteMap:
    """Lay out the pages of a guide that the checks have found to be sound, and of the rules.

    `broken` are the slugs of cases that cannot be shown, and `layouts` are of cases that have been
    laid out before, as they are now.
    """
    laid_out = [layouts.get(slug) or layout(slug, guide) for slug in guide.cases]
    cases = tuple(_with_neighbors(guide, [one.shown for one in laid_out]))
    digests = tuple(one.digest for one in laid_out)
    groups = case_groups(guide, cases)
    steps = enumerate(guide.framework.steps, start=1)
    return SiteMap(
        overview=method_page(guide),
        steps=tuple(step_page(number, step, digests) for number, step in steps),
        estimation=estimation_page(
            guide, tuple(exercise for one in laid_out for exercise in one.exercises)
        ),
        cheat_sheet=cheat_sheet_page(guide),
        library=library_pages(guide, laid_out),
        interview=interview_page(guide, digests),
        decks=decks_page(laid_out),
        progress=progress_page(guide, digests),
        plans=plan_pages(guide, digests),
        reference=reference_page(),
        rules=(rules_page(rulebook), *(rule_page(one) for one in rulebook)),
        catalog=catalog_page(guide, digests),
        matrix=matrix_page(guide, digests),
        comparison=comparison_page(digests),
        broken=tuple(broken_page(slug) for slug in broken),
        groups=tuple(
            NavigationGroup(group.entry.name, tuple(case_page(view, guide) for view in group.cases))
            for group in groups
        ),
    )


def _with_neighbors(guide: Guide, views: Iterable[CaseView]) -> Iterator[CaseView]:
    """Yield every view with the cases that it is close to."""
    relations = related(guide)
    for view in views:
        close = tuple(
            RelatedView(guide.cases[one.slug].title, one.slug, one.shared)
            for one in relations[view.slug]
        )
        yield replace(view, related=close)

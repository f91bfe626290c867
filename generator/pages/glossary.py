"""What the glossary shows: every term, where to read on, and where texts use it first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from generator.derive.same import Same
from generator.derive.terms import used_in_method
from generator.model.framework import CaseSection, Framework
from generator.model.guide import Guide, Work
from generator.model.vocabulary import GlossaryTerm
from generator.pages.case_view import CaseView
from generator.pages.estimation import ADDRESS as ESTIMATION
from generator.pages.layout import Layout
from generator.pages.page import Link, Page, anchor

Use: TypeAlias = tuple[Link, str]
"""A link to where a term is used first, with the name of the step, if it is in a step."""


@dataclass(frozen=True)
class TermView:
    """A term with everything that it refers to, and what refers to it."""

    id: str
    entry: GlossaryTerm
    see_also: tuple[Link, ...]
    work: Work | None
    uses: tuple[Use, ...]
    """The first use in the method and in every case."""


@dataclass(frozen=True)
class GlossaryView:
    """The terms by the alphabet."""

    terms: tuple[TermView, ...]
    letters: tuple[Link, ...]
    """To the first term of each letter."""


def glossary_page(guide: Guide, cases: Sequence[Layout], places: Mapping[str, Link]) -> Page:
    """Return the glossary; `places` are the words of other pages by their paths."""
    glossary = guide.vocabulary.glossary
    words = {id_: Link(term.name, f"#{anchor(term.name)}") for id_, term in glossary.items()}
    places = {**places, **words, **_steps(guide.framework)}
    uses = _uses(guide, cases)
    terms = tuple(
        TermView(
            id_,
            term,
            tuple(places[path] for path in term.see_also if path in places),
            guide.sources[term.source] if term.source else None,
            tuple(uses.get(id_, ())),
        )
        for id_, term in sorted(glossary.items(), key=lambda one: _in_order(one[1]))
    )
    return Page(
        address="library/glossary.md",
        title="Glossary",
        description="Terms of machine-learning system design, with the cases that use them.",
        template="glossary.md.jinja",
        view=GlossaryView(terms, tuple(_letters(terms))),
        data_file="vocabulary/glossary.yaml",
        search_boost=2.0,
        other_names=tuple((term.name, term.aliases) for term in glossary.values()),
    )


def _in_order(term: GlossaryTerm) -> str:
    return term.name.lower()


def _letters(terms: tuple[TermView, ...]) -> Iterator[Link]:
    for letter, members in groupby(terms, key=lambda term: term.entry.name[0].upper()):
        yield Link(letter, f"#{anchor(next(members).entry.name)}")


def _steps(framework: Framework) -> dict[str, Link]:
    steps = {
        f"method/{step.id}": Link(step.name, f"../method/{step.id}.md") for step in framework.steps
    }
    return steps | {"method/estimation": Link(framework.estimation.title, f"../{ESTIMATION}")}


def _uses(guide: Guide, cases: Sequence[Layout]) -> dict[str, list[Use]]:
    """Return where each term is used first: in the method, and in every case."""
    steps = _steps(guide.framework)
    found: dict[str, list[Use]] = {}
    for id_, step in used_in_method(Same(guide.framework), Same(guide.vocabulary.glossary)).items():
        link = Link("The method", steps[f"method/{step}"].target if step else "../method/index.md")
        found.setdefault(id_, []).append((link, steps[f"method/{step}"].text if step else ""))
    for case in cases:
        for id_, section in case.terms.items():
            found.setdefault(id_, []).append(_place(case.digest, section))
    return found


def _place(case: CaseView, section: CaseSection | None) -> Use:
    step = case.step_of(section)
    return case.link(step), step.name if step else ""

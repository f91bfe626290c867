"""Rules on meaning: one rule a function, one theme a module, each with a code.

They run over a guide whose shape is right, and say where a case contradicts itself or the
vocabularies. A rule about a figure or an id is silent where another rule already speaks.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, TypeAlias

from generator.checks import (
    capacity,
    design,
    estimates,
    exemptions,
    features,
    glossary,
    latency,
    learning,
    operation,
    plain,
    references,
    shared,
    text,
    typed,
    usage,
    wording,
    words,
)
from generator.checks.place import value_at
from generator.checks.rule import AcrossRule, Finding, Rule, SharedFindings, SharedRule
from generator.derive import prose
from generator.model.base import is_placeholder
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import Problem, Severity, spell
from generator.yaml_source import Document

_MOST: Final = 100
"""Findings of a rule in a file that are told; to find the nearest match of each takes time."""
_TO_FILL_IN: Final = text.nothing_left_to_fill_in
RULES: Final[tuple[Rule, ...]] = (
    *words.RULES,
    *references.RULES,
    *text.RULES,
    *plain.RULES,
    *estimates.RULES,
    *capacity.RULES,
    *latency.RULES,
    *typed.RULES,
    *design.RULES,
    *features.RULES,
    *learning.RULES,
    *operation.RULES,
    *usage.RULES,
    *wording.RULES,
)
ACROSS_CASES: Final[tuple[AcrossRule, ...]] = (*glossary.ACROSS_CASES, *wording.ACROSS_CASES)
Notes: TypeAlias = Mapping[str, Any]
"""What was noted of a case, by the code of the rule that has to know it."""


def check(
    guide: Guide, documents: Mapping[str, Document], *, lacks_cases: bool = False
) -> tuple[Problem, ...]:
    """Hold a guide against every rule.

    `documents` say where everything stands; they are named by their path below the data folder
    without suffix, as in `cases/ad-clicks`. A guide may lack cases that could not be read; nothing
    is said then of what refers to a case.
    """
    of_cases = [
        problem
        for slug, case in guide.cases.items()
        for problem in check_case(case, guide, documents[f"cases/{slug}"])
    ]
    notes = {slug: note(case, guide) for slug, case in guide.cases.items()}
    return (
        *check_shared(guide, documents, lacks_cases=lacks_cases),
        *check_across(guide, documents, notes, lacks_cases=lacks_cases),
        *of_cases,
    )


def check_shared(
    guide: Guide, documents: Mapping[str, Document], *, lacks_cases: bool
) -> tuple[Problem, ...]:
    """Hold what cases share against the rules that look into no case; see `check`."""
    slugs = None if lacks_cases else tuple(guide.cases)
    found = ((rule, rule.check(guide, slugs)) for rule in shared.RULES)
    return tuple(_told(found, documents))


def note(case: Case, guide: Guide) -> Notes:
    """Return what the rules across cases have to know of a case."""
    return {rule.code: rule.note(case, guide) for rule in ACROSS_CASES}


def check_across(
    guide: Guide,
    documents: Mapping[str, Document],
    notes: Mapping[str, Notes],
    *,
    lacks_cases: bool,
) -> tuple[Problem, ...]:
    """Hold cases next to each other against the rules, by what was noted of each; see `check`."""
    slugs = None if lacks_cases else tuple(guide.cases)
    found = (
        (rule, rule.check(guide, slugs, {slug: one[rule.code] for slug, one in notes.items()}))
        for rule in ACROSS_CASES
    )
    return tuple(_told(found, documents))


def check_case(case: Case, guide: Guide, document: Document) -> tuple[Problem, ...]:
    """Hold a case against every rule that no other case has a part in."""
    return tuple(_check_case(case, guide, document))


def _told(
    found: Iterable[tuple[SharedRule | AcrossRule, SharedFindings]],
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    for rule, findings in found:
        for name, finding in islice(findings, _MOST):
            yield _problem(rule.code, rule.severity, finding, documents[name])


def _check_case(case: Case, guide: Guide, document: Document) -> Iterator[Problem]:
    to_fill_in = [(_TO_FILL_IN, finding) for finding in _TO_FILL_IN.check(case, guide)]
    found = [
        (rule, finding)
        for rule in RULES
        if rule is not _TO_FILL_IN and not (to_fill_in and _is_about_the_whole(rule))
        for finding in islice(rule.check(case, guide), _MOST)
        if not _is_unfinished(case, finding)
    ]
    found = to_fill_in + found
    for code, severity, finding in exemptions.without_exempted(case, found, RULES):
        yield _problem(code, severity, finding, document)


def _is_about_the_whole(rule: Rule) -> bool:
    """Whether a rule judges a design rather than a place, so that it waits until all is there."""
    return rule.may_be_exempted or rule.severity is Severity.ADVICE or rule.code.startswith("D")


def _is_unfinished(case: Case, finding: Finding) -> bool:
    """Whether an author has not written yet what a rule complains about; R006 says so."""
    written = [one for _, one in prose.texts(value_at(case, finding.path))]
    return any(is_placeholder(one) for one in (*written, *finding.message.split("`")))


def _problem(code: str, severity: Severity, finding: Finding, document: Document) -> Problem:
    quoted = finding.message.split("`")[1::2]
    where = document.locate_word(finding.path, quoted[0] if quoted else "")
    return Problem(
        code, severity, where, spell(finding.path), finding.message, finding.hint, finding.slip
    )

"""Rules on meaning: one rule a function, one theme a module, each with a code.

They run over a guide whose shape is right, and say where a case contradicts itself or the
vocabularies. A rule about a figure or an id is silent where another rule already speaks.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from generator.checks import (
    capacity,
    design,
    estimates,
    exemptions,
    features,
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
from generator.checks.rule import Finding, Rule
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
    return (*check_shared(guide, documents, lacks_cases=lacks_cases), *of_cases)


def check_shared(
    guide: Guide, documents: Mapping[str, Document], *, lacks_cases: bool
) -> tuple[Problem, ...]:
    """Hold what cases share, and cases next to each other, against the rules; see `check`."""
    return tuple(_check_shared(guide, documents, None if lacks_cases else tuple(guide.cases)))


def check_case(case: Case, guide: Guide, document: Document) -> tuple[Problem, ...]:
    """Hold a case against every rule that no other case has a part in."""
    return tuple(_check_case(case, guide, document))


def _check_shared(
    guide: Guide, documents: Mapping[str, Document], slugs: tuple[str, ...] | None
) -> Iterator[Problem]:
    for rule in shared.RULES:
        for name, finding in islice(rule.check(guide, slugs), _MOST):
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

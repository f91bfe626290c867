"""Rules on meaning: one rule a function, one theme a module, each with a code.

They run over a guide whose shape is right, and say where a case contradicts itself or the
vocabularies. A rule about a figure or an id is silent where another rule already speaks.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.checks import design, estimates, references
from generator.checks.rule import Rule
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import Problem, spell
from generator.yaml_source import Document

RULES: Final[tuple[Rule, ...]] = (*references.RULES, *estimates.RULES, *design.RULES)


def check(guide: Guide, documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """Hold every case against every rule; `documents` by slug say where its parts stand."""
    return tuple(
        problem
        for slug, case in guide.cases.items()
        for problem in _check_case(case, guide, documents[slug])
    )


def _check_case(case: Case, guide: Guide, document: Document) -> Iterator[Problem]:
    for rule in RULES:
        for finding in rule.check(case, guide):
            where = document.locate(finding.path)
            inside = spell(finding.path)
            yield Problem(rule.code, rule.severity, where, inside, finding.message, finding.hint)

import pytest

from generator.checks import RULES, check
from generator.checks.rule import Rule
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import Severity
from generator.yaml_source import Document


def test_mini_guide_keeps_every_rule(guide: Guide) -> None:
    """The mini guide has nothing wrong, so that each planted mistake stands alone."""
    documents = {f"cases/{slug}": Document(slug, None) for slug in guide.cases}
    assert check(guide, documents) == ()


def test_codes_are_unique() -> None:
    """A code stands for one rule."""
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_rule_explains_itself(rule: Rule) -> None:
    """Every rule says in a sentence what it demands, for whoever asks for its code."""
    assert len(rule.explanation.title) <= 100


def test_what_is_superfluous_is_advice() -> None:
    """Whatever contradicts itself stops a build; what is only said too often does not."""
    advice = {rule.code for rule in RULES if rule.severity is Severity.ADVICE}
    assert advice == {"E007", "E014", "R009", "T002", "T003"}


def test_every_case_is_checked(guide: Guide, spam_filter: Case) -> None:
    """A finding is located in the file of its own case."""
    wrong = spam_filter.model_copy(update={"group": "fun"})
    cases = {"first": wrong, "second": wrong.model_copy()}
    documents = {f"cases/{slug}": Document(f"data/cases/{slug}.yaml", None) for slug in cases}
    problems = check(guide.model_copy(update={"cases": cases}), documents, lacks_cases=True)
    found = [(problem.code, problem.where.path) for problem in problems]
    assert [one for one in found if one[0] == "R001"] == [
        ("R001", "data/cases/first.yaml"),
        ("R001", "data/cases/second.yaml"),
    ]

"""A case breaks a rule on purpose: once, at one place, for a reason."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.checks.place import by_id
from generator.checks.rule import Finding, Rule
from generator.explanation import Explanation, explanation
from generator.model.case import Case
from generator.problems import Severity, nearest, spell

CODE: Final = "X001"
EXPLANATION: Final[Explanation] = explanation(
    CODE,
    Severity.ERROR,
    """An exemption names a rule that may be broken, and a place where the case breaks it.

    Rules on the design hold for nearly every system; where one does not, `exemptions` says so with
    the reason, and a reviewer can disagree. An exemption that is no longer needed is deleted, so
    that it hides nothing later. What a page relies on, such as a reference, cannot be exempted.

    Wrong:
        exemptions:
          - {rule: D014, at: data.split, why: The split is by city.}

    Right:
        exemptions:
          - {rule: D014, at: data.split.by, why: No feature sees another city.}
    """,
)


def without_exempted(
    case: Case, found: Sequence[tuple[Rule, Finding]], rules: Sequence[Rule]
) -> Iterator[tuple[str, Severity, Finding]]:
    """Yield what rules have found in a case, except where it may be so, and faulty exemptions."""
    covers = [_exemption(case, rule, finding) for rule, finding in found]
    kept = [pair for pair, number in zip(found, covers, strict=True) if number is None]
    yield from ((rule.code, rule.severity, finding) for rule, finding in kept)
    # An error elsewhere may keep a rule silent for which the exemption stands.
    is_sound = all(rule.severity is Severity.ADVICE for rule, _ in kept)
    for number, exemption in enumerate(case.exemptions):
        path = ("exemptions", number)
        if fault := _fault(exemption.rule, rules):
            yield CODE, Severity.ERROR, Finding((*path, "rule"), *fault)
        elif number not in covers:
            elsewhere = [one.path for rule, one in kept if rule.code == exemption.rule]
            hint = f"it finds something at `{spell(elsewhere[0])}`" if elsewhere else "delete it"
            if elsewhere or is_sound:
                message = f"{exemption.rule} finds nothing at `{exemption.at}`"
                yield CODE, Severity.ERROR, Finding((*path, "at"), message, hint)


def _exemption(case: Case, rule: Rule, finding: Finding) -> int | None:
    """Return which exemption covers a finding, if one does."""
    places = {spell(finding.path), spell(by_id(case, finding.path))}
    for number, exemption in enumerate(case.exemptions):
        if rule.may_be_exempted and exemption.rule == rule.code and exemption.at in places:
            return number
    return None


def _fault(code: str, rules: Sequence[Rule]) -> tuple[str, str | None] | None:
    """Say what is wrong with the rule that an exemption names."""
    exemptible = {rule.code for rule in rules if rule.may_be_exempted}
    if code in exemptible:
        return None
    if code in {rule.code for rule in rules}:
        return f"{code} cannot be exempted, because the page relies on it", None
    guess = nearest(code, exemptible)
    return f"the rule `{code}` does not exist", f"did you mean `{guess}`?" if guess else None

"""What a rule is: a function with a code, a severity, and a docstring that explains it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from generator.explanation import Explanation, explanation
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import KeyPath, Severity, Slip


@dataclass(frozen=True)
class Finding:
    """A place in a file where a rule does not hold."""

    path: KeyPath
    message: str
    hint: str | None = None
    slip: Slip | None = None


Check = Callable[[Case, Guide], Iterator[Finding]]
SharedFindings = Iterator[tuple[str, Finding]]
"""Findings with the file below the data folder, without suffix, that each is in."""
SharedCheck = Callable[[Guide, Collection[str] | None], SharedFindings]
"""Takes the guide, and the slugs of its cases unless some could not be read."""


@dataclass(frozen=True)
class Rule:
    """A rule that every case is held against."""

    code: str
    severity: Severity
    check: Check
    may_be_exempted: bool = False
    """Whether a case may break it on purpose. What pages rely on may not be broken."""

    @property
    def explanation(self) -> Explanation:
        """What the rule demands and why."""
        doc = self.check.__doc__ or ""
        return explanation(self.code, self.severity, doc, may_be_exempted=self.may_be_exempted)


@dataclass(frozen=True)
class SharedRule:
    """A rule on what the cases share; it says which file of the data folder a finding is in."""

    code: str
    check: SharedCheck
    severity: Severity = Severity.ERROR

    @property
    def explanation(self) -> Explanation:
        """What the rule demands and why."""
        return explanation(self.code, self.severity, self.check.__doc__ or "")


def rule(
    code: str, severity: Severity = Severity.ERROR, *, may_be_exempted: bool = False
) -> Callable[[Check], Rule]:
    """Turn a check function into a rule."""
    return lambda check: Rule(code, severity, check, may_be_exempted)


def shared_rule(
    code: str, severity: Severity = Severity.ERROR
) -> Callable[[SharedCheck], SharedRule]:
    """Turn a check function over the whole guide into a rule."""
    return lambda check: SharedRule(code, check, severity)

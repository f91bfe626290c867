"""What a rule is: a function with a code, a severity, and a docstring that explains it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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
"""Takes a guide, into whose cases it does not look, and the slugs of its cases unless some could
not be read."""
Note = Callable[[Case, Guide], Any]
"""Returns what has to be known of a case to hold it against others, whatever these say."""
AcrossCheck = Callable[[Guide, Collection[str] | None, Mapping[str, Any]], SharedFindings]
"""Takes the same as a `SharedCheck`, and by slug what was noted of each case."""


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


@dataclass(frozen=True)
class AcrossRule:
    """A rule on what cases say next to each other.

    Of an unchanged case nothing is noted anew, so a guide of any size can be held against it after
    each edit.
    """

    code: str
    note: Note
    check: AcrossCheck
    severity: Severity

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
    """Turn a check function over what cases share into a rule."""
    return lambda check: SharedRule(code, check, severity)


def across_rule(
    code: str, note: Note, severity: Severity = Severity.ERROR
) -> Callable[[AcrossCheck], AcrossRule]:
    """Turn a check function over what is noted of all cases into a rule."""
    return lambda check: AcrossRule(code, note, check, severity)

"""What a rule is: a function with a code, a severity, and a docstring that explains it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import KeyPath, Severity


@dataclass(frozen=True)
class Finding:
    """A place in a file where a rule does not hold."""

    path: KeyPath
    message: str
    hint: str | None = None


Check = Callable[[Case, Guide], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule that every case is held against."""

    code: str
    severity: Severity
    check: Check

    @property
    def explanation(self) -> str:
        """What the rule demands and why."""
        return self.check.__doc__ or ""


@dataclass(frozen=True)
class SharedRule:
    """A rule on what the cases share; it says which file of the data folder a finding is in."""

    code: str
    check: Callable[[Guide], Iterator[tuple[str, Finding]]]


def rule(code: str, severity: Severity = Severity.ERROR) -> Callable[[Check], Rule]:
    """Turn a check function into a rule."""
    return lambda check: Rule(code, severity, check)

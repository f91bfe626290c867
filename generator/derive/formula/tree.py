"""The tree that a formula is parsed into."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class FormulaError(ValueError):
    """The text is no formula, or its value cannot be computed."""


class UnitsDoNotFit(FormulaError):  # noqa: N818 - it reads as what it says
    """Quantities of different kinds are added or compared, or a power has a unit."""


@dataclass(frozen=True)
class Constant:
    """A number without a unit."""

    value: float


@dataclass(frozen=True)
class Name:
    """A reference to another figure."""

    name: str


@dataclass(frozen=True)
class Operation:
    """Two operands joined by `+`, `-`, `*`, `/` or `**`."""

    sign: str
    left: "Formula"
    right: "Formula"


@dataclass(frozen=True)
class Call:
    """A function applied to its arguments."""

    function: str
    arguments: tuple["Formula", ...]


Formula = Constant | Name | Operation | Call


def names(formula: Formula) -> frozenset[str]:
    """Return the figures that a formula refers to."""
    match formula:
        case Name(name):
            return frozenset({name})
        case Operation(_, left, right):
            return names(left) | names(right)
        case Call(_, arguments):
            return frozenset().union(*map(names, arguments))
    return frozenset()


def exceeds(formula: Formula, parts: int, depth: int) -> bool:
    """Say whether a formula has more parts, or is nested deeper, than that.

    Functions within functions multiply: what is larger is not walked to its end.
    """
    waiting = [(formula, 1)]
    while waiting:
        part, level = waiting.pop()
        parts -= 1
        if parts < 0 or level > depth:
            return True
        match part:
            case Operation(_, left, right):
                waiting += [(left, level + 1), (right, level + 1)]
            case Call(_, arguments):
                waiting += [(argument, level + 1) for argument in arguments]
    return False


@dataclass(frozen=True)
class Function:
    """A formula with a name, over parameters that a call gives values for."""

    parameters: tuple[str, ...]
    body: Formula

    def applied(self, arguments: tuple[Formula, ...]) -> Formula:
        """Return the body with an argument in place of every parameter."""
        return replaced(self.body, dict(zip(self.parameters, arguments, strict=True)))


def replaced(formula: Formula, replacements: Mapping[str, Formula]) -> Formula:
    """Return a formula with other formulas in place of some names."""
    match formula:
        case Name(name):
            return replacements.get(name, formula)
        case Operation(sign, left, right):
            return Operation(sign, replaced(left, replacements), replaced(right, replacements))
        case Call(function, arguments):
            return Call(function, tuple(replaced(one, replacements) for one in arguments))
    return formula


def as_data(formula: Formula) -> Any:  # noqa: ANN401 - JSON
    """Write a formula as the browser reads it: numbers, names, and lists of sign and operands."""
    match formula:
        case Constant(value):
            return value
        case Name(name):
            return name
        case Operation(sign, left, right):
            return [sign, as_data(left), as_data(right)]
        case Call(function, arguments):
            return [function, *map(as_data, arguments)]

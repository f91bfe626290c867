"""The tree that a formula is parsed into."""

from dataclasses import dataclass


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

"""Formulas of an estimate: parsed into a small tree, never evaluated as Python.

The grammar is arithmetic: numbers, figure names, `+ - * / **`, parentheses, and a few functions.
Numbers are floats, so that a tower of powers overflows at once instead of filling the memory.
"""

import ast
import math
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pint

from generator.derive.units import Quantity, registry, scaled


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

_SIGNS: Final[Mapping[type[ast.operator], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}
_PRECEDENCE: Final = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 3}
_SPOKEN: Final = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "**": "^"}
_MINUS_ONE: Final = Constant(-1.0)
_LONGEST: Final = 400
_ARITY: Final = {"ceil": (1, 1), "floor": (1, 1), "sqrt": (1, 1), "log2": (1, 1)} | {
    "min": (2, 9),
    "max": (2, 9),
}


def parse(text: str) -> Formula:
    """Parse a formula.

    Raises:
        FormulaError: with what is wrong, in words for an author.
    """
    if len(text) > _LONGEST:
        message = f"it is longer than {_LONGEST} characters"
        raise FormulaError(message)
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        message = "it is not arithmetic over figure names"
        raise FormulaError(message) from error
    return _convert(tree.body)


def _convert(node: ast.expr) -> Formula:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return Constant(_finite(value))
        case ast.Name(id=name):
            return Name(name)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
            return Operation(_SIGNS[type(op)], _convert(left), _convert(right))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Operation("*", _MINUS_ONE, _convert(operand))
        case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
            return _call(function, arguments)
    message = f"`{ast.unparse(node)[:40]}` is not allowed; use numbers, names and + - * / **"
    raise FormulaError(message)


def _call(function: str, arguments: list[ast.expr]) -> Call:
    if function not in _ARITY:
        message = f"the function `{function}` is not known; allowed: {', '.join(_ARITY)}"
        raise FormulaError(message)
    least, most = _ARITY[function]
    if not least <= len(arguments) <= most:
        count = "one argument" if most == 1 else f"{least} to {most} arguments"
        message = f"`{function}` takes {count}"
        raise FormulaError(message)
    return Call(function, tuple(_convert(argument) for argument in arguments))


def _finite(value: float) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if math.isinf(number):
        message = "a number in it is too large"
        raise FormulaError(message)
    return number


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


def evaluate(formula: Formula, values: Mapping[str, Quantity]) -> Quantity:
    """Compute a formula, units included.

    Raises:
        FormulaError: the units do not fit, or the arithmetic has no finite result.
    """
    try:
        result = _evaluate(formula, values)
    except FormulaError:
        raise
    except pint.DimensionalityError as error:
        message = f"the units do not fit: {error.units1} and {error.units2}"
        raise UnitsDoNotFit(message) from error
    except ZeroDivisionError as error:
        message = "it divides by zero"
        raise FormulaError(message) from error
    except (OverflowError, ValueError) as error:
        message = "its value is not a finite number"
        raise FormulaError(message) from error
    if not math.isfinite(result.magnitude):
        message = "its value is not a finite number"
        raise FormulaError(message)
    return result


def _evaluate(formula: Formula, values: Mapping[str, Quantity]) -> Quantity:
    match formula:
        case Constant(value):
            return registry().Quantity(value, "")
        case Name(name):
            return values[name]
        case Call(function, arguments):
            return _FUNCTIONS[function](*(_evaluate(argument, values) for argument in arguments))
        case Operation(sign, left, right):
            return _OPERATIONS[sign](_evaluate(left, values), _evaluate(right, values))


def _power(base: Quantity, exponent: Quantity) -> Quantity:
    return _root(base, float(exponent.to("").magnitude))


def _root(base: Quantity, exponent: float) -> Quantity:
    power: Any = base**exponent
    if isinstance(power.magnitude, complex):
        message = "it takes a root of a negative number"
        raise FormulaError(message)
    result: Quantity = power
    return result


def _rounded(rounding: Callable[[float], int]) -> Callable[[Quantity], Quantity]:
    """Round once units of the same kind have canceled: TB / (GB/shard) means whole shards."""

    def apply(quantity: Quantity) -> Quantity:
        base = quantity.to_reduced_units()
        # Eleven digits: 10.000000000000002 shards are ten, the rest is noise of the division.
        return registry().Quantity(float(rounding(float(f"{base.magnitude:.11g}"))), base.units)

    return apply


def _log2(quantity: Quantity) -> Quantity:
    return registry().Quantity(math.log2(quantity.to("").magnitude), "")


_OPERATIONS: Final[Mapping[str, Callable[[Quantity, Quantity], Quantity]]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "**": _power,
}
_FUNCTIONS: Final[Mapping[str, Callable[..., Quantity]]] = {
    "ceil": _rounded(math.ceil),
    "floor": _rounded(math.floor),
    "sqrt": lambda quantity: _root(quantity, 0.5),
    "log2": _log2,
    "min": min,
    "max": max,
}


def speak(formula: Formula, shown: Mapping[str, str]) -> str:
    """Write a formula as an interviewer would say it, each name as the text that is given."""
    match formula:
        case Constant(value):
            return _exact(value)
        case Name(name):
            return shown[name]
        case Call(function, arguments):
            return f"{function}({', '.join(speak(argument, shown) for argument in arguments)})"
        case Operation(sign, left, right):
            return _speak_operation(sign, left, right, shown)


def _exact(value: float) -> str:
    """Shorten a number only where nothing is lost: `86.4 k`, but `1.645`."""
    return scaled(value) if float(f"{value:.3g}") == value else f"{value:,.12g}"


def _speak_operation(sign: str, left: Formula, right: Formula, shown: Mapping[str, str]) -> str:
    before, after = speak(left, shown), speak(right, shown)
    if _binds(right) < _PRECEDENCE[sign] or (sign in "-/" and _binds(right) == _PRECEDENCE[sign]):
        after = f"({after})"
    if left == _MINUS_ONE and sign == "*":
        return f"−{after}"
    if _binds(left) < _PRECEDENCE[sign] or (sign == "**" and not _stands_alone(before)):
        before = f"({before})"
    if after.startswith(("−", "-")):
        after = f"({after})"
    return f"{before}{_SPOKEN[sign]}{after}"


def _stands_alone(spoken: str) -> bool:
    """Say whether a power can be put on a text without parentheses: on `3`, not on `3 days`."""
    return re.fullmatch(r"[0-9.,]+|[a-z0-9]+\([^()]*\)", spoken) is not None


def _binds(formula: Formula) -> int:
    return _PRECEDENCE[formula.sign] if isinstance(formula, Operation) else 9

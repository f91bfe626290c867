"""From a tree to a quantity."""

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

import pint

from generator.derive.formula.tree import (
    Call,
    Constant,
    Formula,
    FormulaError,
    Name,
    Operation,
    UnitsDoNotFit,
)
from generator.derive.units import Quantity, registry


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
        units = " and ".join(str(unit).replace(" ", "") for unit in (error.units1, error.units2))
        message = f"the units do not fit: {units}"
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

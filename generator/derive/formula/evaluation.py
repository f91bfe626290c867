"""From arithmetic over plain numbers to its value.

`docs/assets/javascripts/estimate/arithmetic.mjs` does the same in the browser, operation by
operation; a test holds both against each other.
"""

import math
from collections.abc import Callable, Mapping
from typing import Final

from generator.derive.formula.tree import Call, Constant, Formula, FormulaError, Name, Operation


def evaluate(formula: Formula, values: Mapping[str, float]) -> float:
    """Compute a formula whose units are settled.

    Raises:
        FormulaError: the arithmetic has no finite result.
    """
    try:
        return _finite(formula, values)
    except FormulaError:
        raise
    except ZeroDivisionError as error:
        message = "it divides by zero"
        raise FormulaError(message) from error
    except (OverflowError, ValueError) as error:
        raise FormulaError(_NOT_FINITE) from error


_NOT_FINITE: Final = "its value is not a finite number"


def _finite(formula: Formula, values: Mapping[str, float]) -> float:
    """Compute a formula or a part of one; infinity is no value, even if a minimum hides it."""
    result = _evaluate(formula, values)
    if not math.isfinite(result):
        raise FormulaError(_NOT_FINITE)
    return result


def _evaluate(formula: Formula, values: Mapping[str, float]) -> float:
    match formula:
        case Constant(value):
            return value
        case Name(name):
            return values[name]
        case Call(function, arguments):
            return _FUNCTIONS[function](*(_finite(argument, values) for argument in arguments))
        case Operation(sign, left, right):
            return _OPERATIONS[sign](_finite(left, values), _finite(right, values))


def _power(base: float, exponent: float) -> float:
    power = base**exponent
    if isinstance(power, complex):
        message = "it takes a root of a negative number"
        raise FormulaError(message)
    return float(power)


def _noise(value: float) -> float:
    """How far a division may have carried a whole number off: 10.000000000000002 is ten."""
    return min(abs(value) * 1e-11, 1e-3)


def _ceil(value: float) -> float:
    return float(math.ceil(value - _noise(value)))


def _floor(value: float) -> float:
    return float(math.floor(value + _noise(value)))


def _normal_quantile(share: float) -> float:
    """Below which value of a standard normal variable this share lies, to 0.0005.

    Abramowitz and Stegun, Handbook of Mathematical Functions (1964), formula 26.2.23.
    """
    if share < 0.5:  # noqa: PLR2004 - one half
        return -_normal_quantile(1 - share)
    t = math.sqrt(-2 * math.log(1 - share))
    above = 2.515517 + t * (0.802853 + t * 0.010328)
    below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    return t - above / below


_OPERATIONS: Final[Mapping[str, Callable[[float, float], float]]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "**": _power,
}
_FUNCTIONS: Final[Mapping[str, Callable[..., float]]] = {
    "ceil": _ceil,
    "floor": _floor,
    "sqrt": lambda value: _power(value, 0.5),
    "log2": math.log2,
    "ln": math.log,
    "z": _normal_quantile,
    "min": min,
    "max": max,
}

"""From a formula over quantities to arithmetic over plain numbers.

The unit of a figure never depends on its value, so units are settled once: a conversion becomes a
factor in the formula. What is left is computed by Python and, when a reader changes an assumption,
by the browser, in the same order and with the same numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pint

from generator.derive.formula.evaluation import evaluate
from generator.derive.formula.tree import (
    Call,
    Constant,
    Formula,
    FormulaError,
    Name,
    Operation,
    UnitsDoNotFit,
    names,
)
from generator.derive.units import registry

_ONE: Final = "dimensionless"
_COMPARING: Final = frozenset({"min", "max"})
_ROUNDING: Final = frozenset({"ceil", "floor"})


@dataclass(frozen=True)
class Program:
    """Arithmetic over the magnitudes of figures, and the unit in which it comes out."""

    formula: Formula
    unit: pint.Unit

    def to(self, unit: pint.Unit) -> "Program":
        """The same in another unit.

        Raises:
            UnitsDoNotFit: the units are of different kinds.
        """
        return Program(_times(self.formula, _factor(self.unit, unit)), unit)


def compile_units(formula: Formula, units: Mapping[str, pint.Unit]) -> Program:
    """Settle the units of a formula whose names have the given units.

    Raises:
        FormulaError: the units do not fit, or a power has no finite value.
    """
    match formula:
        case Constant():
            return Program(formula, _unit(_ONE))
        case Name(name):
            return Program(formula, units[name])
        case Call(function, arguments):
            return _call(function, [compile_units(argument, units) for argument in arguments])
        case Operation("**", base, exponent):
            return _power(compile_units(base, units), compile_units(exponent, units))
        case Operation(sign, left, right):
            return _operation(sign, compile_units(left, units), compile_units(right, units))


def _operation(sign: str, left: Program, right: Program) -> Program:
    match sign:
        case "*":
            return Program(Operation(sign, left.formula, right.formula), left.unit * right.unit)
        case "/":
            return Program(Operation(sign, left.formula, right.formula), left.unit / right.unit)
    return Program(Operation(sign, left.formula, right.to(left.unit).formula), left.unit)


def _power(base: Program, exponent: Program) -> Program:
    plain = exponent.to(_unit(_ONE)).formula
    if base.unit.dimensionless:
        return Program(Operation("**", base.to(_unit(_ONE)).formula, plain), _unit(_ONE))
    if names(plain):
        message = f"the units do not fit: {_spelled(base.unit)} to a power that is no constant"
        raise UnitsDoNotFit(message)
    return Program(Operation("**", base.formula, plain), _raised(base.unit, evaluate(plain, {})))


def _raised(unit: pint.Unit, power: float) -> pint.Unit:
    try:
        raised = unit**power
    except (OverflowError, ValueError) as error:
        message = "its value is not a finite number"
        raise FormulaError(message) from error
    return registry().Unit(raised)


def _call(function: str, arguments: list[Program]) -> Program:
    first = arguments[0]
    if function in _COMPARING:
        same = tuple(argument.to(first.unit).formula for argument in arguments)
        return Program(Call(function, same), first.unit)
    if function in _ROUNDING:
        # TB / (GB/shard) means whole shards: units of the same kind cancel before rounding.
        reduced = registry().Unit(registry().Quantity(1.0, first.unit).to_reduced_units().units)
        return Program(Call(function, (first.to(reduced).formula,)), reduced)
    if function == "sqrt":
        return Program(Call(function, (first.formula,)), _raised(first.unit, 0.5))
    return Program(Call(function, (first.to(_unit(_ONE)).formula,)), _unit(_ONE))


def _unit(name: str) -> pint.Unit:
    return registry().Unit(name)


def _factor(unit: pint.Unit, to: pint.Unit) -> float:
    try:
        return float(registry().Quantity(1.0, unit).to(to).magnitude)
    except pint.DimensionalityError as error:
        message = f"the units do not fit: {_spelled(to)} and {_spelled(unit)}"
        raise UnitsDoNotFit(message) from error


def _spelled(unit: object) -> str:
    return str(unit).replace(" ", "")


def _times(formula: Formula, factor: float) -> Formula:
    return formula if factor == 1 else Operation("*", formula, Constant(factor))

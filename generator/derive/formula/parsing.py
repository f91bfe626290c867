"""From text to a tree, by way of Python's own parser and a short list of what is allowed."""

import ast
import math
import warnings
from collections.abc import Mapping
from typing import Final

from generator.derive.formula.tree import (
    Call,
    Constant,
    Formula,
    FormulaError,
    Name,
    Operation,
)

_SIGNS: Final[Mapping[type[ast.operator], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}
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

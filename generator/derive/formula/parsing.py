"""From text to a tree, by way of Python's own parser and a short list of what is allowed."""

import ast
import math
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.derive.formula.tree import (
    Call,
    Constant,
    Formula,
    FormulaError,
    Function,
    Name,
    Operation,
    exceeds,
)
from generator.problems import nearest

_SIGNS: Final[Mapping[type[ast.operator], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}
_MINUS_ONE: Final = Constant(-1.0)
_LONGEST: Final = 400
_MOST_PARTS: Final = 1000
"""Numbers, names and operations, with those of the functions that it calls."""
_DEEPEST: Final = 400
"""Operations within each other, as in the longest formula that calls no function."""
_ARITY: Final = dict.fromkeys(("ceil", "floor", "sqrt", "log2", "ln", "z"), (1, 1)) | {
    "min": (2, 9),
    "max": (2, 9),
}


def parse(text: str, functions: Mapping[str, Function] = MappingProxyType({})) -> Formula:
    """Parse a formula; a call of one of the functions stands for what it computes.

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
    return _bounded(_Reader(functions).read(tree.body))


def _bounded(formula: Formula) -> Formula:
    if exceeds(formula, _MOST_PARTS, _DEEPEST):
        message = "it is too long, with the functions that it calls; compute a part of it first"
        raise FormulaError(message)
    return formula


@dataclass(frozen=True)
class _Reader:
    """Turns Python's tree into ours."""

    functions: Mapping[str, Function]

    def read(self, node: ast.expr) -> Formula:
        match node:
            case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
                return Constant(_finite(value))
            case ast.Name(id=name):
                return Name(name)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
                return Operation(_SIGNS[type(op)], self.read(left), self.read(right))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Operation("*", _MINUS_ONE, self.read(operand))
            case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
                self._accept(function, len(arguments))
                return self._call(function, tuple(self.read(argument) for argument in arguments))
        message = f"`{ast.unparse(node)[:40]}` is not allowed; use numbers, names and + - * / **"
        raise FormulaError(message)

    def _accept(self, function: str, count: int) -> None:
        known = _ARITY | {
            name: (len(one.parameters), len(one.parameters)) for name, one in self.functions.items()
        }
        if function not in known:
            guess = nearest(function, tuple(known))
            hint = f"did you mean `{guess}`?" if guess else f"allowed: {', '.join(known)}"
            message = f"the function `{function}` is not known; {hint}"
            raise FormulaError(message)
        least, most = known[function]
        if not least <= count <= most:
            takes = f"{least} to {most} arguments" if least < most else f"{most} arguments"
            message = f"`{function}` takes {'one argument' if most == 1 else takes}"
            if function in self.functions:
                message += f": {', '.join(self.functions[function].parameters)}"
            raise FormulaError(message)

    def _call(self, function: str, arguments: tuple[Formula, ...]) -> Formula:
        if function in self.functions:
            # Before the next function makes many of it.
            return _bounded(self.functions[function].applied(arguments))
        return Call(function, arguments)


def _finite(value: float) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if math.isinf(number):
        message = "a number in it is too large"
        raise FormulaError(message)
    return number

"""From a tree to the words of an interviewer."""

import re
from collections.abc import Mapping
from typing import Final

from generator.derive.formula.tree import Call, Constant, Formula, Name, Operation
from generator.derive.units import scaled

_PRECEDENCE: Final = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 3}
_SPOKEN: Final = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "**": "^"}
_MINUS_ONE: Final = Constant(-1.0)


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

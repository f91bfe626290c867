"""From a tree to the words of an interviewer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import pint

from generator.derive.display import scaled
from generator.derive.formula.tree import Call, Constant, Formula, Name, Operation
from generator.derive.units import TIMES

_PRECEDENCE: Final = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 3}
_SPOKEN: Final = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "**": "^"}
_MINUS_ONE: Final = Constant(-1.0)
_LARGE: Final = 1e6

Mark = Callable[[str, str], str]
"""Puts something around the text of a figure: name and text to marked text."""


@dataclass(frozen=True)
class Spoken:
    """A formula in words, and the same with the figures in it marked."""

    plain: str
    marked: str


def speak(formula: Formula, shown: Mapping[str, str], mark: Mark = lambda _, text: text) -> Spoken:
    """Write a formula as an interviewer would say it, each name as the text that is given."""
    match formula:
        case Constant(value):
            return _same(_exact(value))
        case Name(name):
            return Spoken(shown[name], mark(name, shown[name]))
        case Call(function, arguments):
            spoken = [speak(argument, shown, mark) for argument in arguments]
            return _joined(f"{function}({', '.join(['{}'] * len(spoken))})", *spoken)
        case Operation(sign, left, right):
            return _speak_operation(
                formula, speak(left, shown, mark), speak(right, shown, mark), _SPOKEN[sign]
            )


def speak_in_unit(formula: Formula, unit: pint.Unit, declared: pint.Unit, spoken: Spoken) -> Spoken:
    """Add the conversion of time that leads from a formula's own unit to the declared one."""
    conversion = _conversion(unit, declared)
    if not conversion:
        return spoken
    is_sum = _binds(formula) < _PRECEDENCE["*"]
    return _joined(f"({{}}){conversion}" if is_sum else f"{{}}{conversion}", spoken)


def _joined(template: str, *parts: Spoken) -> Spoken:
    return Spoken(
        template.format(*(part.plain for part in parts)),
        template.format(*(part.marked for part in parts)),
    )


def _same(text: str) -> Spoken:
    return Spoken(text, text)


def _exact(value: float) -> str:
    """Write a number in full, or with a suffix where nothing is lost: `86,400`, `5 M`, `1.645`."""
    is_short = abs(value) >= _LARGE and float(f"{value:.3g}") == value
    return scaled(value) if is_short else f"{value:,.12g}"


def _speak_operation(formula: Operation, before: Spoken, after: Spoken, spoken: str) -> Spoken:
    sign, left, right = formula.sign, formula.left, formula.right
    if _binds(right) < _PRECEDENCE[sign] or (sign in "-/" and _binds(right) == _PRECEDENCE[sign]):
        after = _joined("({})", after)
    if left == _MINUS_ONE and sign == "*":
        return _joined("−{}", after)
    if _binds(left) < _PRECEDENCE[sign] or (sign == "**" and not _stands_alone(before.plain)):
        before = _joined("({})", before)
    if after.plain.startswith(("−", "-")):
        after = _joined("({})", after)
    return _joined(f"{{}}{spoken}{{}}", before, after)


def _stands_alone(spoken: str) -> bool:
    """Say whether a power can be put on a text without parentheses: on `3`, not on `3 days`."""
    return re.fullmatch(r"[0-9.,]+|[a-z0-9]+\([^()]*\)", spoken) is not None


def _binds(formula: Formula) -> int:
    return _PRECEDENCE[formula.sign] if isinstance(formula, Operation) else 9


_SHORT: Final = {
    "second": "s",
    "millisecond": "ms",
    "microsecond": "µs",
    "nanosecond": "ns",
    "minute": "min",
    "hour": "h",
}


def _conversion(unit: pint.Unit, declared: pint.Unit) -> str:
    """How one unit of time became another: ` ÷ 86,400 s/day`, or nothing if none did."""
    powers = _times(unit / declared)
    ratio = 1.0
    for name, power in powers.items():
        ratio *= TIMES[name] ** power
    number = f"{max(ratio, 1 / ratio):,.12g}"
    if number == "1":
        return ""
    sign = "÷" if ratio < 1 else "×"
    return f" {sign} {number}{_per(powers)}"


def _per(powers: Mapping[str, float]) -> str:
    """What the number of a conversion counts, where it is one unit in another: ` s/day`."""
    if len(powers) != 2 or {abs(power) for power in powers.values()} != {1.0}:  # noqa: PLR2004
        return ""
    fine, coarse = sorted(powers, key=TIMES.__getitem__)
    return f"\N{NO-BREAK SPACE}{_SHORT.get(fine, fine)}/{_SHORT.get(coarse, coarse)}"


def _times(unit: pint.Unit) -> dict[str, float]:
    """The units of time in a unit, with their powers."""
    powers = {name: float(str(power)) for name, power in unit._units.items()}  # noqa: SLF001
    return {name: power for name, power in powers.items() if name in TIMES and power}

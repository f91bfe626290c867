"""How a number with a unit is shown to a reader.

What can be decided from the unit alone is decided once, in a `Display`. The rest is arithmetic on
the value, which `docs/assets/javascripts/estimate/display.mjs` does alike in the browser.
"""

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context
from enum import StrEnum
from functools import cache
from typing import Final

from pint.facets.plain import PlainUnit

from generator.derive.units import TIMES, Quantity

NARROW: Final = "\N{NO-BREAK SPACE}"


class Style(StrEnum):
    """What happens to a value before its digits are written."""

    COUNT = "count"
    """From ten thousand up it takes k, M, B or T: `34.7 k queries/s`."""
    PREFIX = "prefix"
    """Its unit takes the prefix that leaves one to three digits before the point: `5.12 TB`."""
    PERCENT = "percent"
    """A share: `0.5%`."""
    TIME = "time"
    """Its unit changes where it would have too few or too many digits: `1.5 s`, `12 days`."""


@dataclass(frozen=True)
class Display:
    """How values of one unit are written."""

    style: Style
    one: str
    """The unit of 1: `query`; for prefixes the bare unit, for times the declared one."""
    many: str
    """The unit of any other number: `queries`."""
    per: str
    """What it is counted per, as in `/user/day`."""
    size: float
    """What 1 of the declared unit is: in bytes or FLOP for prefixes, in seconds for times."""
    declared: str
    """The unit as it was declared, where a field stands before it: `GB/shard`."""


@cache
def display_of(unit: PlainUnit) -> Display:
    """Decide how values of a unit are written."""
    over, under = _split(unit)
    per = "".join(f"/{name}" for name in under)
    many = _plural(_short(over))
    declared = f"{many}{per}"
    if over in _PREFIXED:
        size, base = _PREFIXED[over]
        return Display(Style.PREFIX, base, base, per, size, declared)
    if over == "percent":
        return Display(Style.PERCENT, "%", "%", per, 1.0, f"%{per}")
    if over in TIMES:
        return Display(Style.TIME, _short(over), many, per, TIMES[over], declared)
    return Display(Style.COUNT, over, many, per, 1.0, declared)


def show(quantity: Quantity) -> str:
    """Write a quantity as a reader would say it: `34.7 k queries/s`, `5.12 TB`, `12 days`.

    Three significant digits, whole numbers up to ten thousand in full.
    """
    return write(float(quantity.magnitude), display_of(quantity.units))


def write(value: float, display: Display) -> str:
    """Write a value of the unit that a display was made for."""
    match display.style:
        case Style.PREFIX:
            text = _prefixed(value * display.size, display.one)
        case Style.PERCENT:
            text = f"{_digits(value)}%"
        case Style.TIME:
            text = _timed(value, display)
        case Style.COUNT:
            digits = scaled(value)
            unit = display.one if digits in {"1", "-1"} else display.many
            text = f"{digits} {unit}".rstrip()
    return f"{text}{display.per}".replace(" ", NARROW)


def exact(value: float, display: Display) -> str:
    """Write a value with the digits that a double holds for certain, in its declared unit."""
    is_prefixed = display.style is Style.PREFIX
    digits = full(value * display.size if is_prefixed else value)
    if display.style is Style.PERCENT:
        return f"{digits}%{display.per}"
    unit = display.one if is_prefixed or digits in {"1", "-1"} else display.many
    return f"{f'{digits} {unit}'.rstrip()}{display.per}".replace(" ", NARROW)


def full(value: float) -> str:
    """Write a number with twelve significant digits, and a whole number with all it has."""
    is_whole = value == int(value) and abs(value) < _LARGEST
    return f"{value + 0.0:,.0f}" if is_whole else f"{_rounded(value, _TWELVE_DIGITS):,.12g}"


def scaled(value: float) -> str:
    """Write a number with three significant digits and, from ten thousand up, k, M, B or T."""
    if abs(value) >= _LARGEST:
        return _scientific(value)
    if abs(value) < _SMALLEST_SCALED:
        return _digits(value)
    for limit, suffix in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if abs(value) >= limit * _ROUNDS_UP:
            return f"{_digits(value / limit)} {suffix}"
    return f"{_digits(value / 1e3)} k"


_SMALLEST_PLAIN: Final = 1e-3
_SMALLEST_WHOLE: Final = 100
_ROUNDS_UP: Final = 0.9995
"""From this share of a limit on, three significant digits reach the limit."""
_SMALLEST_SCALED: Final = 9999.5
_LARGEST: Final = 1e15 * _ROUNDS_UP
_SUPERSCRIPTS: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
# Ties go away from zero, as in the browser's `toPrecision`, and not to the even digit.
_THREE_DIGITS: Final = Context(prec=3, rounding=ROUND_HALF_UP)
_TWELVE_DIGITS: Final = Context(prec=12, rounding=ROUND_HALF_UP)


def _rounded(value: float, digits: Context = _THREE_DIGITS) -> float:
    return float(digits.create_decimal_from_float(value))


def _scientific(value: float) -> str:
    mantissa, exponent = f"{_rounded(value):.2e}".split("e")
    return f"{float(mantissa):g}×10{str(int(exponent)).translate(_SUPERSCRIPTS)}"


def _digits(value: float) -> str:
    if value == 0:
        return "0"
    if abs(value) < _SMALLEST_PLAIN:
        return _scientific(value)
    rounded = _rounded(value)
    if abs(rounded) >= _SMALLEST_WHOLE:
        return f"{_whole(value) if abs(value) < _SMALLEST_SCALED else rounded:,.0f}"
    return f"{rounded:.3g}"


def _whole(value: float) -> float:
    """Round to a whole number, ties away from zero."""
    return math.copysign(math.floor(abs(value) + 0.5), value)


_SYMBOLS: Final = (
    *(("E", "exa", 1e18), ("P", "peta", 1e15), ("T", "tera", 1e12)),
    *(("G", "giga", 1e9), ("M", "mega", 1e6), ("k", "kilo", 1e3), ("", "", 1.0)),
)
_PREFIXED: Final = {
    f"{prefix}{base}": (size, base_symbol)
    for _, prefix, size in _SYMBOLS
    for base, base_symbol in (("byte", "B"), ("FLOP", "FLOP"))
}
"""Units that are shown with the prefix that suits the value, whichever was declared."""


def _prefixed(value: float, unit: str) -> str:
    for symbol, _, size in _SYMBOLS:
        if abs(value) >= size * _ROUNDS_UP:
            return f"{_digits(value / size)} {symbol}{unit}"
    return f"{_digits(value)} {unit}"


_FEWEST_IN_UNIT: Final = 0.0995
_MOST_IN_UNIT: Final = 999.5
_LADDER: Final = (
    *(("day", "days", 86_400.0), ("hour", "hours", 3_600.0), ("min", "min", 60.0)),
    *(("s", "s", 1.0), ("ms", "ms", 1e-3), ("µs", "µs", 1e-6), ("ns", "ns", 1e-9)),
)
"""The units of time that a value may be shown in, with their seconds."""


def _timed(value: float, display: Display) -> str:
    """Write a time in the declared unit, or in a larger or smaller one where that reads better."""
    one, many, seconds = display.one, display.many, display.size
    if value != 0 and not _FEWEST_IN_UNIT <= abs(value) < _MOST_IN_UNIT:
        total = abs(value) * seconds
        fitting = (step for step in _LADDER if total >= step[2] * _ROUNDS_UP)
        one, many, seconds = next(fitting, _LADDER[-1])
    digits = scaled(value * display.size / seconds)
    return f"{digits} {one if digits in {'1', '-1'} else many}"


def unit_sizes(display: Display) -> tuple[tuple[str, float], ...]:
    """Every unit in which a value may be written, with what 1 of it is in the declared unit."""
    match display.style:
        case Style.PREFIX:
            sizes = {f"{symbol}{display.one}": size for symbol, _, size in _SYMBOLS}
        case Style.TIME:
            sizes = {name: size for one, many, size in _LADDER for name in (one, many)}
        case _:
            sizes = {display.one: display.size, display.many: display.size}
    return tuple((f"{name}{display.per}", size / display.size) for name, size in sizes.items())


def _split(unit: PlainUnit) -> tuple[str, tuple[str, ...]]:
    """Split a unit into what is counted and what it is counted per."""
    powers = {name: float(str(power)) for name, power in unit._units.items()}  # noqa: SLF001
    names = sorted(powers, key=_order)
    over = [name for name in names if powers[name] > 0]
    under = tuple(_powered(name, -powers[name]) for name in names if powers[name] < 0)
    if len(over) == 1 and powers[over[0]] == 1 and (over[0] in _PREFIXED or over[0] in TIMES):
        return over[0], under
    return "·".join(_powered(name, powers[name]) for name in over), under


def _powered(name: str, power: float) -> str:
    short = _short(name)
    return short if power == 1 else f"{short}^{power:g}"


_SHORT: Final = {
    "second": "s",
    "millisecond": "ms",
    "microsecond": "µs",
    "nanosecond": "ns",
    "minute": "min",
} | {
    f"{prefix}{base}": f"{symbol}{short}"
    for symbol, prefix, _ in _SYMBOLS
    for base, short in (("byte", "B"), ("FLOP", "FLOP"))
}


def _short(name: str) -> str:
    return _SHORT.get(name, name)


def _order(name: str) -> tuple[bool, str]:
    """Put units of time last: `query/user/day`, not `query/day/user`."""
    return name in {"second", "minute", "hour", "day", "week", "month", "year"}, name


_SAME_IN_PLURAL: Final = frozenset({"s", "ms", "µs", "ns", "min", "USD"})


def _plural(name: str) -> str:
    last = name.rpartition("·")[2]
    if last in _SAME_IN_PLURAL or last.endswith(("FLOP", "B")) or "^" in last:
        return name
    if not name or last == "person":
        return name.replace("person", "people")
    if name.endswith("y") and name[-2] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}s"

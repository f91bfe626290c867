"""The units that estimates are written in, and how a quantity is shown to a reader.

The registry holds these units and no others: what pint knows besides (ells, barns, months of
30.4 days) would only let typing errors pass. A month is 30 days and a year 365 days, as in an
interview; SI prefixes are powers of ten, for bytes too.
"""

import re
from functools import cache
from typing import Final, TypeAlias

import pint
from pint.facets.plain import PlainUnit

Registry: TypeAlias = "pint.UnitRegistry[float]"
Quantity: TypeAlias = "pint.Quantity[float]"
"""A number with a unit."""

_PREFIXES: Final = ("kilo- = 1e3 = k-", "mega- = 1e6 = M-", "giga- = 1e9 = G-")
_PREFIXES_SMALL: Final = ("milli- = 1e-3 = m-", "micro- = 1e-6 = u-", "nano- = 1e-9 = n-")
_PREFIXES_LARGE: Final = ("tera- = 1e12 = T-", "peta- = 1e15 = P-", "exa- = 1e18 = E-")

COUNTED: Final = (
    *("user", "person", "employee", "session", "request", "query", "answer", "question"),
    *("item", "image", "video", "document", "page", "chunk", "token", "ad", "impression", "click"),
    *("event", "example", "label", "row", "vector", "dimension", "parameter", "layer", "bucket"),
    *("GPU", "CPU", "server", "replica", "shard", "FLOP", "USD"),
)
"""What is counted; each is a dimension of its own, so that users and requests do not add up."""
MACHINES: Final = ("GPU", "CPU", "server", "replica", "shard")
"""Those of them that a system runs on."""

_OTHERS: Final = (
    "second = [time] = s = sec",
    "minute = 60 * second = min",
    "hour = 60 * minute = h",
    "day = 24 * hour",
    "week = 7 * day",
    "month = 30 * day",
    "year = 365 * day",
    "bit = [information]",
    "byte = 8 * bit = B",
    "percent = 0.01 = %",
)


@cache
def registry() -> Registry:
    """Return the one registry; quantities of different registries cannot be compared."""
    definitions = (*_PREFIXES, *_PREFIXES_SMALL, *_PREFIXES_LARGE, *_OTHERS)
    counted = tuple(f"{name} = [{name}]" for name in COUNTED)
    units: Registry = pint.UnitRegistry(None, cache_folder=None)
    units.load_definitions((*definitions, *counted))
    return units


_SHAPE: Final = re.compile(
    r"(?=.*[A-Za-z%]) (1\s*/)? ( [A-Za-z%()/\s] | \*(?!\*) | (?<=[A-Za-z])\*\*-?[1-9](?![0-9]) )+",
    re.VERBOSE,
)
"""Names, `*`, `/` and small powers; a tower of powers would keep pint busy for days."""


def parse_unit(text: str) -> pint.Unit:
    """Read a unit such as `query/day`.

    Raises:
        ValueError: the text is no unit, or names one that is not known.
    """
    if not _SHAPE.fullmatch(text):
        raise ValueError(text)
    if text == "dimensionless":
        return registry().dimensionless
    try:
        return registry().parse_units(text)
    except Exception as error:
        raise ValueError(text) from error


def show(quantity: Quantity) -> str:
    """Write a quantity as a reader would say it: `34.7 k queries/s`, `5.12 TB`, `12 days`.

    Three significant digits, whole numbers up to ten thousand in full; counts from there on take k,
    M, B or T; bytes and FLOP the prefix that leaves one to three digits before the point.
    """
    numerator, denominator = _split(quantity.units)
    value = float(quantity.magnitude)
    if numerator in _PREFIXED:
        size, _, unit = _PREFIXED[numerator]
        text = _prefixed(value * size, unit)
    elif numerator == "percent":
        text = f"{_digits(value)}%"
    else:
        digits = scaled(value)
        text = f"{digits} {_plural(numerator, digits)}".rstrip()
    return "/".join((text, *denominator)).replace(" ", "\N{NO-BREAK SPACE}")


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


def _scientific(value: float) -> str:
    mantissa, exponent = f"{value:.2e}".split("e")
    return f"{float(mantissa):g}×10{str(int(exponent)).translate(_SUPERSCRIPTS)}"


_SMALLEST_PLAIN: Final = 1e-3
_SMALLEST_WHOLE: Final = 100
_ROUNDS_UP: Final = 0.9995
"""From this share of a limit on, three significant digits reach the limit."""
_SMALLEST_SCALED: Final = 9999.5
_LARGEST: Final = 1e15 * _ROUNDS_UP
_SUPERSCRIPTS: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def _digits(value: float) -> str:
    if value == 0:
        return "0"
    if abs(value) < _SMALLEST_PLAIN:
        return _scientific(value)
    rounded = float(f"{value:.3g}")
    if abs(rounded) >= _SMALLEST_WHOLE:
        return f"{value if abs(value) < _SMALLEST_SCALED else rounded:,.0f}"
    return f"{rounded:.3g}"


_SYMBOLS: Final = (
    *(("E", "exa", 1e18), ("P", "peta", 1e15), ("T", "tera", 1e12)),
    *(("G", "giga", 1e9), ("M", "mega", 1e6), ("k", "kilo", 1e3), ("", "", 1.0)),
)
_PREFIXED: Final = {
    f"{prefix}{base}": (size, symbol, base_symbol)
    for symbol, prefix, size in _SYMBOLS
    for base, base_symbol in (("byte", "B"), ("FLOP", "FLOP"))
}
"""Units that are shown with the prefix that suits the value, whichever was declared."""


def _prefixed(value: float, unit: str) -> str:
    for symbol, _, size in _SYMBOLS:
        if abs(value) >= size * _ROUNDS_UP:
            return f"{_digits(value / size)} {symbol}{unit}"
    return f"{_digits(value)} {unit}"


_SHORT: Final = {
    "second": "s",
    "millisecond": "ms",
    "microsecond": "µs",
    "nanosecond": "ns",
    "minute": "min",
} | {name: f"{symbol}{base}" for name, (_, symbol, base) in _PREFIXED.items()}


def _split(unit: PlainUnit) -> tuple[str, tuple[str, ...]]:
    """Split a unit into what is counted and what it is counted per."""
    powers = {name: float(str(power)) for name, power in unit._units.items()}  # noqa: SLF001
    names = sorted(powers, key=_order)
    over = [name for name in names if powers[name] > 0]
    under = [_powered(name, -powers[name]) for name in names if powers[name] < 0]
    if len(over) == 1 and over[0] in _PREFIXED and powers[over[0]] == 1:
        return over[0], tuple(under)
    return "·".join(_powered(name, powers[name]) for name in over), tuple(under)


def _powered(name: str, power: float) -> str:
    short = _SHORT.get(name, name)
    return short if power == 1 else f"{short}^{power:g}"


def _order(name: str) -> tuple[bool, str]:
    """Put units of time last: `query/user/day`, not `query/day/user`."""
    return name in {"second", "minute", "hour", "day", "week", "month", "year"}, name


_SAME_IN_PLURAL: Final = frozenset({"s", "ms", "µs", "ns", "min", "B", "USD"})


def _plural(name: str, digits: str) -> str:
    last = name.rpartition("·")[2]
    if digits in {"1", "-1"} or last in _SAME_IN_PLURAL or last.endswith("FLOP") or "^" in last:
        return name
    if not name or last == "person":
        return name.replace("person", "people")
    if name.endswith("y") and name[-2] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}s"

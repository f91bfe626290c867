"""The units that estimates are written in.

The registry holds these units and no others: what pint knows besides (ells, barns, months of
30.4 days) would only let typing errors pass. A month is 30 days and a year 365 days, as in an
interview; SI prefixes are powers of ten, for bytes too.
"""

import re
from functools import cache
from typing import Final, TypeAlias

import pint

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
    *("frame", "post", "account", "transaction", "listing", "candidate", "edge"),
    *("GPU", "CPU", "server", "replica", "shard", "FLOP", "USD"),
)
"""What is counted; each is a dimension of its own, so that users and requests do not add up."""
MACHINES: Final = ("GPU", "CPU", "server", "replica", "shard")
"""Those of them that a system runs on."""

TIME_UNITS: Final = (
    *("second", "minute", "hour", "day", "week", "month", "year"),
    *("millisecond", "microsecond", "nanosecond"),
)
SIZE_UNITS: Final = ("byte", "kB", "MB", "GB", "TB", "PB", "bit")
UNITS: Final = (*COUNTED, *TIME_UNITS, *SIZE_UNITS, "percent", "dimensionless")
"""The units that an author is told of; prefixes make more of them, such as `TFLOP`."""

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
    # What units of a pickle belong to.
    pint.set_application_registry(units)  # type: ignore[no-untyped-call]
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


TIMES: Final = {
    name: float(registry().Quantity(1.0, name).to("second").magnitude)
    for name in (
        *("nanosecond", "microsecond", "millisecond", "second"),
        *("minute", "hour", "day", "week", "month", "year"),
    )
}
"""The units of time, each with its seconds."""

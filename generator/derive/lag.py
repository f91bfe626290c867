"""How long something takes, out of a line that begins with it: `up to 7 days, by upload`."""

import math
import re
from collections.abc import Mapping
from typing import Final

from generator.derive.estimates import Figure
from generator.derive.units import parse_unit, registry

_WORDS: Final = {"at once": 0.0, "static": math.inf, "training only": math.inf}
_BEGINNING: Final = re.compile(
    r"(?:about |under |up to |within )?"
    r"(?:(?P<number>\d+(?:\.\d+)?) (?P<unit>ms|s|min|h|day|week|month|year)|\{\{ ?(?P<figure>\w+))"
)
_SECONDS: Final = {
    "ms": 1e-3,
    "s": 1.0,
    "min": 60.0,
    "h": 3600.0,
    "day": 86_400.0,
    "week": 604_800.0,
    "month": 2_592_000.0,
    "year": 31_536_000.0,
}


def lag(line: str, figures: Mapping[str, Figure]) -> float | None:
    """Return a lag in seconds; none if it names a figure that does not exist or is no time.

    What never changes, and what nobody serves, may be as old as it likes.
    """
    for word, seconds in _WORDS.items():
        if line.startswith(word):
            return seconds
    found = _BEGINNING.match(line)
    if found is None:
        return None
    if found["unit"]:
        return float(found["number"]) * _SECONDS[found["unit"]]
    return _of_figure(figures.get(found["figure"]))


def _of_figure(figure: Figure | None) -> float | None:
    if figure is None or not figure.unit.is_compatible_with(parse_unit("second")):
        return None
    return float(registry().Quantity(figure.value, figure.unit).to("second").magnitude)

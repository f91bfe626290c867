"""A number that the estimate computes is not typed a second time."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from generator.checks.rule import Finding, Rule, rule
from generator.derive.display import Style, unit_sizes
from generator.derive.estimates import Figure, compute
from generator.derive.prose import CITATION, FIGURE, texts
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import Severity

_NUMBER: Final = re.compile(r"(?<![\w.,^-])(\d[\d,]*(?:\.\d+)?)[ \N{NO-BREAK SPACE}]?([kMBT]\b)?")
_SUFFIXES: Final = {"": 1.0, "k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
_SMALLEST: Final = 10
"""Whole numbers below this are more likely a coincidence: two shards, three zones."""
_LIKENESS: Final = 0.005
"""What three significant digits leave open."""


@rule("E014", Severity.ADVICE)
def no_figure_is_typed(case: Case, guide: Guide) -> Iterator[Finding]:
    """A text refers to a figure by its name; a typed copy of its value goes stale.

    Wrong:
        scale: 24 GPUs, for 3,472 query/s

    Right:
        scale: "{{ ranking_gpus }}, for {{ peak_traffic }}"
    """
    figures = compute(case.estimates, guide.vocabulary.functions).figures.values()
    values = _Values(figure for figure in figures if _stands_out(figure))
    for path, text in texts(case):
        if path[:2] in {("estimates", "given"), ("estimates", "derived")}:
            continue
        for figure, number in _copies(text, values):
            message = f"`{number}` is the value of the figure `{figure.name}`"
            yield Finding(path, message, f"write `{{{{ {figure.name} }}}}` in its place")


def _stands_out(figure: Figure) -> bool:
    """Whether the same number with the same unit is hardly a coincidence.

    Percentages and given durations are: `10%` and `30 ms` are in every second sentence.
    """
    style = figure.display.style
    is_common = style is Style.PERCENT or not (figure.display.one or figure.display.per)
    return not is_common and (style is not Style.TIME or figure.derivation is not None)


class _Values:
    """The values of figures in every unit that they may be written in, to be found by number."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        written: dict[tuple[float, str], tuple[int, Figure]] = {}
        for figure in figures:
            for unit, size in unit_sizes(figure.display):
                # The first of two figures that are written alike is the one that is named.
                written.setdefault((figure.value / size, unit), (len(written), figure))
        self._sorted = sorted(
            (value, place, unit, figure) for (value, unit), (place, figure) in written.items()
        )
        self._values = [value for value, *_ in self._sorted]

    def meant(self, number: float, rest: str) -> tuple[Figure, str] | None:
        """The figure whose value a number and what follows it are, and its unit."""
        least = bisect_left(self._values, number / (1 + _LIKENESS))
        most = bisect_right(self._values, number / (1 - _LIKENESS))
        close = sorted(self._sorted[least:most], key=lambda entry: entry[1])
        return next(((figure, unit) for _, _, unit, figure in close if _follows(unit, rest)), None)


def _copies(text: str, values: _Values) -> Iterator[tuple[Figure, str]]:
    bare = CITATION.sub("", FIGURE.sub("", text))
    for found in _NUMBER.finditer(bare):
        number = float(found[1].replace(",", "")) * _SUFFIXES[found[2] or ""]
        if number < _SMALLEST and number == int(number):
            continue
        if meant := values.meant(number, bare[found.end() :].lstrip()):
            figure, unit = meant
            yield figure, f"{found[0].strip()} {unit}"


def _follows(unit: str, rest: str) -> bool:
    after = rest[len(unit) : len(unit) + 1]
    return rest.startswith(unit) and not after.isalnum() and after != "/"


RULES: Final[tuple[Rule, ...]] = (no_figure_is_typed,)

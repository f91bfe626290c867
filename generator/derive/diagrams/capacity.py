"""Capacity at a glance: how many machines each fleet has, and what they cost a month."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.capacity import MONTHLY, capacities
from generator.derive.diagrams.label import escape, lookalike, plain, wrap
from generator.derive.diagrams.looks import INDEX, JOB, MODEL, SERVICE, STORE, Look, look_of
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause
from generator.derive.display import display_of, write
from generator.derive.estimates import compute
from generator.derive.units import parse_unit
from generator.model.case import Case
from generator.model.vocabulary import Vocabulary

# Mermaid measures these texts before it decodes them: a code would push the bars aside, so that
# what means something even between quotes is written as a sign that looks alike.
_LITERAL = ":[]|_~^@"
_FEWEST = 2
_SERIES = (MODEL, SERVICE, INDEX, STORE, JOB)


def draw(case: Case, vocabulary: Vocabulary) -> Diagram | None:
    """A bar for each fleet that has a price, the dearest first; nothing where none compares."""
    looks = {one.id: look_of(one, vocabulary) for one in case.serving.components}
    fleets = capacities(case.serving, compute(case.estimates, vocabulary.functions))
    bars = tuple(
        Bar(
            clause(one.component.name),
            plain(one.size.shown),
            plain(one.cost.shown),
            one.cost.value,
            looks[one.component.id],
        )
        for one in fleets
        if one.cost
    )
    if len(bars) < _FEWEST:
        return None
    display = display_of(parse_unit(MONTHLY))
    together = plain(write(sum(bar.length for bar in bars), display))
    title = f"Capacity at a glance: {together}"
    return diagram("capacity", title, _sentences(bars, together), BarChart(bars))


@dataclass(frozen=True)
class Bar:
    """A fleet with its cost a month."""

    name: str
    size: str
    cost: str
    length: float
    look: Look


@dataclass(frozen=True)
class BarChart:
    """The bars as Mermaid's chart of categories, lying, so that each has room for its words."""

    bars: tuple[Bar, ...]

    @property
    def header(self) -> str:
        """The first line of the Mermaid text."""
        return "xychart-beta horizontal"

    @property
    def layout(self) -> str:
        """As wide as the column, so that nothing is scaled; room for the bars is what is left.

        A label for which there is no room beside the reserved one would not be drawn at all.
        """
        hidden = "{showLabel: false, showTitle: false, showTick: false, showAxisLine: false}"
        return (
            f"xyChart: {{width: 660, height: {34 * len(self.bars)}, plotReservedSpacePercent: 5, "
            "xAxis: {labelFontSize: 14, labelPadding: 8, showTick: false, axisLineWidth: 1}, "
            f"yAxis: {hidden}}}"
        )

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        names = (f'"{_label(bar)}"' for bar in self.bars)
        yield f"x-axis [{', '.join(names)}]"
        # A hair longer than the longest bar, whose outline would be cut off at the edge.
        yield f"y-axis 0 --> {max(bar.length for bar in self.bars) * 1.01:.2f}"
        yield from (f"bar [{', '.join(self._lengths(look))}]" for look in self._series())

    def _series(self) -> tuple[Look, ...]:
        """The looks up to the last that occurs: the style sheet knows a series by its number."""
        last = max(_SERIES.index(_series_of(bar)) for bar in self.bars)
        return _SERIES[: last + 1]

    def _lengths(self, look: Look) -> Iterator[str]:
        """The lengths of the bars that look so; the others have none in this series."""
        return (f"{bar.length:.2f}" if _series_of(bar) is look else "0" for bar in self.bars)


def _series_of(bar: Bar) -> Look:
    return bar.look if bar.look in _SERIES else SERVICE


def _label(bar: Bar) -> str:
    """Name, size and cost: the numbers that Mermaid writes at bars are too small to be read."""
    name = wrap(bar.name, 22, 1)[0]
    return escape(lookalike(f"{name}: {bar.size}, {bar.cost}"), _LITERAL)


def _sentences(bars: tuple[Bar, ...], together: str) -> Iterator[str]:
    yield "A bar shows what a fleet costs a month, the dearest first"
    yield from (f"{bar.name}, {bar.size}, {bar.cost}" for bar in bars)
    yield f"All together, {together}"

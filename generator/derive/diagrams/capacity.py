"""Capacity at a glance: how many machines each fleet has, and what they cost a month."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.capacity import Capacity, capacities
from generator.derive.diagrams.label import escape, lookalike, plain, wrap
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause
from generator.derive.estimates import compute
from generator.model.case import Case

# Mermaid measures these texts before it decodes them: a code would push the bars aside, so that
# what means something even between quotes is written as a sign that looks alike.
_LITERAL = ":[]|_~^@"
_FEWEST = 2


def draw(case: Case) -> Diagram | None:
    """A bar for each fleet that has a price, the dearest first; nothing where none compares."""
    fleets = capacities(case.serving, compute(case.estimates))
    bars = tuple(_bar(fleet, fleet.monthly) for fleet in fleets if fleet.monthly is not None)
    if len(bars) < _FEWEST:
        return None
    return diagram("capacity", "Capacity at a glance", _sentences(bars), BarChart(bars))


@dataclass(frozen=True)
class Bar:
    """A fleet with its cost a month."""

    name: str
    size: str
    cost: str
    length: float


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
            f"xyChart: {{width: 680, height: {38 * len(self.bars)}, plotReservedSpacePercent: 5, "
            "xAxis: {labelFontSize: 14, labelPadding: 8, showTick: false, axisLineWidth: 1}, "
            f"yAxis: {hidden}}}"
        )

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        names = (f'"{_label(bar)}"' for bar in self.bars)
        lengths = [f"{bar.length:.2f}" for bar in self.bars]
        yield f"x-axis [{', '.join(names)}]"
        # A hair longer than the longest bar, whose outline would be cut off at the edge.
        yield f"y-axis 0 --> {max(bar.length for bar in self.bars) * 1.01:.2f}"
        yield f"bar [{', '.join(lengths)}]"


def _bar(fleet: Capacity, monthly: float) -> Bar:
    return Bar(clause(fleet.component), plain(fleet.size), plain(fleet.cost or ""), monthly)


def _label(bar: Bar) -> str:
    """Name, size and cost: the numbers that Mermaid writes at bars are too small to be read."""
    name = wrap(bar.name, 22, 1)[0]
    return escape(lookalike(f"{name}: {bar.size}, {bar.cost}"), _LITERAL)


def _sentences(bars: tuple[Bar, ...]) -> Iterator[str]:
    yield "A bar shows what a fleet costs a month, the dearest first"
    yield from (f"{bar.name}, {bar.size}, {bar.cost}" for bar in bars)

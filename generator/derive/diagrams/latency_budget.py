"""The latency budget: when each hop of a request starts and how long it may take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.derive.diagrams.label import escape, lookalike, wrap
from generator.derive.diagrams.looks import DATA, GOAL, Look, look_of
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed, time
from generator.derive.estimates import compute
from generator.derive.latency import Latency, latency
from generator.model.case import Case
from generator.model.serving import Component
from generator.model.vocabulary import Vocabulary

ALL, LEFT = "All hops", "To spare"
WIDTH, MARGIN_LEFT, MARGIN_RIGHT = 660, 36, 8
"""Pixels of the chart, as wide as the column, and of what is beside the time axis.

Mermaid puts a name on the right of its bar if it ends half the left margin before the edge: not
beyond the line at the objective.
"""
LETTER, FOREIGN_LETTER, LAST_LATIN = 7.0, 9.5, "\u024f"
"""Pixels of a letter at the size of a bar's name, in Latin script and in others."""
# Mermaid measures these texts before it decodes them: a code would put a name where it has no room.
_LITERAL: Final = "[]|_~^@"
_COLON: Final = "∶"  # noqa: RUF001
_AXES: Final = ((10_000.0, "ms", 1.0), (6e6, "s", 1e3), (float("inf"), "min", 6e4))
"""Up to which objective an axis counts in a unit, in milliseconds, the unit, and its size."""
TICKS: Final = (2, 8)
"""Between so few and so many ticks, the first not counted, can be read."""
NEAR: Final = 0.05
"""The share of the axis that a number at a tick takes."""


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """A bar for each hop, parallel ones below each other, then their sum and what it leaves."""
    components = {component.id: component for component in case.serving.components}
    timed = latency(case.serving.request, compute(case.estimates, vocabulary.functions))
    objective = timed.objective_ms
    bars = tuple(_bars(timed, components, vocabulary))
    rest = tuple(_rest(timed.total_ms, objective))
    chart = Timeline(_title(bars), (*bars, *rest), objective)
    title = f"Latency budget: {time(rest[0].lasts)} of {time(objective)}"
    return diagram("latency_budget", title, _sentences(bars, rest, objective), chart)


@dataclass(frozen=True)
class Bar:
    """A span on the time axis, in milliseconds."""

    whose: str
    what: str
    start: float
    lasts: float
    look: Look
    longest: bool = False

    @property
    def name(self) -> str:
        """Whose it is and what for."""
        return f"{self.whose} ({self.what})" if self.what else self.whose


@dataclass(frozen=True)
class Timeline:
    """The bars as Mermaid's Gantt chart, with a line at the objective.

    The style sheet finds the color of a bar by how its id begins.
    """

    title: str
    bars: tuple[Bar, ...]
    objective: float

    @property
    def header(self) -> str:
        """The first line of the Mermaid text."""
        return "gantt"

    @property
    def layout(self) -> str:
        """As wide as the column, so that nothing is scaled."""
        return (
            f"gantt: {{useWidth: {WIDTH}, fontSize: 13, barHeight: 22, barGap: 6, topPadding: 56, "
            "gridLineStartPadding: 40, titleTopMargin: 36, "
            f"leftPadding: {MARGIN_LEFT}, rightPadding: {MARGIN_RIGHT}}}"
        )

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        yield f"title {_fitting(self.title, WIDTH - MARGIN_LEFT)}"
        yield "dateFormat x"
        unit, size = self._unit
        yield f"axisFormat %Q {unit}"
        yield f"tickInterval {_interval(self.objective / size)}millisecond"
        yield "todayMarker off"
        yield f"At most {time(self.objective)} :vert, goal, {self.objective / size:.0f}, 0ms"
        for number, bar in enumerate(self.bars, start=1):
            name = _fitting(bar.name, self._room(bar), f", {time(bar.lasts)}")
            mark = "crit, " if bar.longest else ""
            span = f"{bar.start / size:.0f}, {max(1, bar.lasts / size):.0f}ms"
            yield f"{name} :{mark}{bar.look.css}-{number}, {span}"

    @property
    def _unit(self) -> tuple[str, float]:
        """What the axis counts, and its size; Mermaid takes all of them for milliseconds."""
        return next((unit, size) for limit, unit, size in _AXES if self.objective < limit)

    def _room(self, bar: Bar) -> float:
        """Pixels for a bar's name, which Mermaid puts where most are: beside it or into it."""
        scale = (WIDTH - MARGIN_LEFT - MARGIN_RIGHT) / self.objective
        before, within = MARGIN_LEFT + bar.start * scale, bar.lasts * scale
        return max(before, within, WIDTH - MARGIN_LEFT / 2 - before - within)


def _fitting(text: str, room: float, end: str = "") -> str:
    """As much of a text as fits so many pixels together with its end, safe for Mermaid."""
    letter = LETTER if max(text, default="") <= LAST_LATIN else FOREIGN_LETTER
    (name,) = wrap(text, max(4, int(room / letter) - len(end) - 4), 1)
    return escape(lookalike(f"{name}{end}").replace(":", _COLON), _LITERAL)


def _interval(objective: float) -> int:
    """Milliseconds from tick to tick; no number stands where the line at the objective ends."""
    steps = (digit * 10**power // 2 for power in range(6) for digit in (2, 3, 4, 5, 6, 8, 10))
    few, many = TICKS
    fit = (step for step in steps if few * step <= objective <= many * step)
    return max(fit, key=lambda step: (objective % step > NEAR * objective, -step), default=1)


def _title(bars: tuple[Bar, ...]) -> str:
    longest = [bar for bar in bars if bar.longest]
    whose = listed(dict.fromkeys(bar.whose for bar in longest))
    return f"Longest: {whose}, {time(longest[0].lasts)}"


def _bars(
    timed: Latency, components: Mapping[str, Component], vocabulary: Vocabulary
) -> Iterator[Bar]:
    start, longest = 0.0, max(hop.ms for hop in timed.hops)
    for step in timed.steps:
        for hop in step:
            called = components[hop.to]
            look = look_of(called, vocabulary)
            what = clause(hop.call.partition("(")[0])
            is_longest = hop.ms == longest
            yield Bar(clause(called.name), what, start, hop.ms, look, is_longest)
        start += max(hop.ms for hop in step)


def _rest(spent: float, objective: float) -> Iterator[Bar]:
    yield Bar(ALL, "", 0, spent, DATA)
    if spent < objective:
        yield Bar(LEFT, "", spent, objective - spent, GOAL)


def _sentences(bars: tuple[Bar, ...], rest: tuple[Bar, ...], objective: float) -> Iterator[str]:
    for bar in bars:
        longest = ", the longest" if bar.longest else ""
        yield (f"{bar.name} starts after {time(bar.start)} and may take {time(bar.lasts)}{longest}")
    yield (f"All hops take {time(rest[0].lasts)} of at most {time(objective)}, the objective")
    yield from (f"To spare: {time(bar.lasts)}" for bar in rest[1:])

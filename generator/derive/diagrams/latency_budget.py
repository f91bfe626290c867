"""The latency budget: when each hop of a request starts and how long it may take."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.diagrams.label import label
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, milliseconds
from generator.derive.latency import steps, total_ms
from generator.model.case import Case
from generator.model.serving import Hop


def draw(case: Case) -> Diagram:
    """A bar for each hop, one after the other, parallel ones below each other."""
    names = {component.id: component.name for component in case.serving.components}
    bars = tuple(_bars(case.serving.request.hops, names))
    objective = case.serving.request.objective_ms
    spent = total_ms(case.serving.request.hops)
    return diagram(
        "latency_budget",
        "Latency budget",
        _sentences(bars, spent, objective),
        Timeline(bars, objective),
    )


@dataclass(frozen=True)
class Bar:
    """A hop on the time axis, in milliseconds."""

    name: str
    start: float
    lasts: float


@dataclass(frozen=True)
class Timeline:
    """The bars as Mermaid's Gantt chart, with a milestone at the objective."""

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
            "gantt: {useWidth: 700, fontSize: 13, sectionFontSize: 13, barHeight: 24, barGap: 6, "
            "topPadding: 52, leftPadding: 24, rightPadding: 32}"
        )

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        yield "dateFormat x"
        yield "axisFormat %Q ms"
        yield "todayMarker off"
        goal = f"Objective, {milliseconds(self.objective)}"
        yield f"{goal} :milestone, goal, {self.objective:.0f}, 0ms"
        for number, bar in enumerate(self.bars, start=1):
            name = label((f"{number} {bar.name}, {milliseconds(bar.lasts)}",), 60, 1)
            yield f"{name} :h{number}, {bar.start:.0f}, {max(1, bar.lasts):.0f}ms"


def _bars(hops: tuple[Hop, ...], names: dict[str, str]) -> Iterator[Bar]:
    start = 0.0
    for step in steps(hops):
        for hop in step:
            yield Bar(_name(hop, names), start, hop.p99_ms)
        start += max(hop.p99_ms for hop in step)


def _name(hop: Hop, names: dict[str, str]) -> str:
    return clause(names[hop.to])


def _sentences(bars: tuple[Bar, ...], spent: float, objective: float) -> Iterator[str]:
    for number, bar in enumerate(bars, start=1):
        yield (
            f"Hop {number}, {bar.name}, starts after {milliseconds(bar.start)} and may take "
            f"{milliseconds(bar.lasts)}"
        )
    yield (
        f"Together the hops take {milliseconds(spent)} of an objective of {milliseconds(objective)}"
    )

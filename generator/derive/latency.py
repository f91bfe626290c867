"""The latency budget of a request: hops in sequence add up, parallel ones count the slowest."""

from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from typing import Final

from generator.derive.estimates import Computation, Figure
from generator.derive.formula import Formula
from generator.derive.formula.tree import Call, Name, Operation
from generator.derive.units import parse_unit
from generator.model.serving import Hop, Request

UNIT: Final = "millisecond"
TOTAL: Final = "hops.total"
"""A name that no author can give: figure names have no point in them."""
SLACK: Final = "hops.slack"


@dataclass(frozen=True)
class TimedHop:
    """A hop with the time that it may take."""

    hop: Hop
    figure: Figure
    ms: float
    """The figure's value in milliseconds, to the microsecond."""

    @property
    def origin(self) -> str:
        """The component that calls."""
        return self.hop.origin

    @property
    def to(self) -> str:
        """The component that is called."""
        return self.hop.to

    @property
    def call(self) -> str:
        """What is asked."""
        return self.hop.call

    @property
    def returns(self) -> str | None:
        """What comes back, if it is worth showing."""
        return self.hop.returns


@dataclass(frozen=True)
class Latency:
    """The budget of a request."""

    steps: tuple[tuple[TimedHop, ...], ...]
    """In order; the hops of a step run side by side."""
    covers: str
    """From which moment to which the objective counts."""
    objective: Figure
    objective_ms: float
    total: Figure
    """The time that the hops take together.

    Adding 99th percentiles is an upper bound and not the percentile of the sum: it holds whatever
    the dependence between the hops, which is what a budget needs.
    """
    total_ms: float
    slack: Figure
    """What is left of the objective; negative if the hops take too long."""

    @property
    def hops(self) -> tuple[TimedHop, ...]:
        """Every hop in order."""
        return tuple(hop for step in self.steps for hop in step)


def latency(request: Request, estimate: Computation) -> Latency:
    """Add the hops of a request up, by the figures of its case.

    Raises:
        KeyError: a figure does not exist; the checks find that before.
        FormulaError: a figure is no time; they find that too.
    """
    unit = parse_unit(UNIT)
    grouped = steps(request.hops)
    added = _sum_of(grouped)
    total = estimate.figure(TOTAL, added, unit)
    return Latency(
        tuple(tuple(_timed(hop, estimate) for hop in step) for step in grouped),
        request.covers,
        estimate.figures[request.objective],
        _ms(request.objective, estimate),
        total,
        round(total.value, 3),
        estimate.figure(SLACK, Operation("-", Name(request.objective), added), unit),
    )


def steps(hops: tuple[Hop, ...]) -> tuple[tuple[Hop, ...], ...]:
    """Group the hops into steps: neighbors with the same `parallel` word run side by side."""
    groups = groupby(enumerate(hops), key=lambda item: item[1].parallel or item[0])
    return tuple(tuple(hop for _, hop in group) for _, group in groups)


def _sum_of(grouped: tuple[tuple[Hop, ...], ...]) -> Formula:
    return reduce(lambda left, right: Operation("+", left, right), map(_slowest, grouped))


def _slowest(step: tuple[Hop, ...]) -> Formula:
    budgets: tuple[Formula, ...] = tuple(Name(hop.p99) for hop in step)
    return budgets[0] if len(budgets) == 1 else Call("max", budgets)


def _timed(hop: Hop, estimate: Computation) -> TimedHop:
    return TimedHop(hop, estimate.figures[hop.p99], _ms(hop.p99, estimate))


def _ms(name: str, estimate: Computation) -> float:
    # To the microsecond: 0.1 s are 100 ms, and not 100.00000000000001.
    return round(estimate.figure(name, Name(name), parse_unit(UNIT)).value, 3)

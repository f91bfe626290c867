"""The estimate of a case as its page shows it, and what a browser needs to compute it again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.derive.capacity import Capacity
from generator.derive.display import Display
from generator.derive.estimates import Computation, Figure
from generator.derive.formula import as_data
from generator.derive.latency import Latency
from generator.derive.working import working
from generator.model.interview import Derived, Estimates, Given


@dataclass(frozen=True)
class Assumption:
    """A row of the assumptions."""

    figure: Figure
    entry: Given


@dataclass(frozen=True)
class Computed:
    """A row of the computed figures."""

    figure: Figure
    entry: Derived
    working: str
    """The formula with the values of its names, which are marked as figures."""


@dataclass(frozen=True)
class EstimateView:
    """The rows of both tables, and the data for the browser."""

    given: tuple[Assumption, ...]
    derived: tuple[Computed, ...]
    data: str
    """JSON that is safe inside of an element."""


def mark(name: str, text: str) -> str:
    """Wrap the text of a figure so that the page can change it when an assumption changes."""
    return f'<span data-figure="{name}">{text}</span>'


def estimate_view(
    estimate: Computation, filled: Estimates, latency: Latency, fleets: tuple[Capacity, ...]
) -> EstimateView:
    """Return what the page of a case shows of its estimate, with the texts as they are filled."""
    figures, shown = estimate.figures, estimate.shown
    added = (latency.total, latency.slack, *(fleet.cost for fleet in fleets if fleet.cost))
    return EstimateView(
        tuple(Assumption(figures[name], entry) for name, entry in filled.given.items()),
        tuple(computed(figures[name], entry, shown) for name, entry in filled.derived.items()),
        browser_data((*figures.values(), *added)),
    )


def computed(figure: Figure, entry: Derived, shown: Mapping[str, str]) -> Computed:
    """Return the row of a computed figure."""
    return Computed(figure, entry, working(figure, shown, mark))


def browser_data(figures: Iterable[Figure]) -> str:
    """Write figures as JSON from which a browser computes them, safe inside of an element."""
    data = json.dumps(_data(tuple(figures)), ensure_ascii=False, separators=(",", ":"))
    return data.replace("&", "\\u0026").replace("<", "\\u003c")


def _data(figures: tuple[Figure, ...]) -> dict[str, Any]:
    """The figures as the browser computes them: values, ranges, formulas and displays."""
    return {
        "given": {
            one.name: _given(one, one.entry) for one in figures if isinstance(one.entry, Given)
        },
        "derived": [
            [one.name, as_data(one.derivation.program.formula), _display(one.display)]
            for one in figures
            if one.derivation
        ],
    }


def _given(figure: Figure, entry: Given) -> list[Any]:
    between = [entry.range.low, entry.range.high] if entry.range else None
    return [figure.value, _display(figure.display), between]


def _display(display: Display) -> list[str | float]:
    return [display.style.value, display.one, display.many, display.per, display.size]

"""What the fleets of a case cost: how many machines, times the price of one."""

from dataclasses import dataclass
from typing import Final

from generator.derive.estimates import Computation, Figure
from generator.derive.formula.tree import Name, Operation
from generator.derive.units import parse_unit
from generator.model.serving import Component, Fleet, Serving

MONTHLY: Final = "USD/month"
"""The unit in which fleets are compared."""


@dataclass(frozen=True)
class Capacity:
    """A fleet with its figures looked up."""

    component: Component
    """What runs on it."""
    size: Figure
    """How many machines."""
    cost: Figure | None
    """What it costs in `MONTHLY`, if the case has a price."""


def capacities(serving: Serving, estimate: Computation) -> tuple[Capacity, ...]:
    """Return the fleets, the dearest first and those without a price last.

    Raises:
        KeyError: a component or a figure does not exist; the checks find that before.
        FormulaError: size times price is no money for a time; they find that too.
    """
    components = {component.id: component for component in serving.components}
    found = (_capacity(fleet, components[fleet.component], estimate) for fleet in serving.capacity)
    return tuple(sorted(found, key=lambda fleet: -(fleet.cost.value if fleet.cost else 0.0)))


def _capacity(fleet: Fleet, component: Component, estimate: Computation) -> Capacity:
    size = estimate.figures[fleet.size]
    cost = None
    if fleet.price is not None:
        product = Operation("*", Name(fleet.size), Name(fleet.price))
        cost = estimate.figure(f"cost.{fleet.component}", product, parse_unit(MONTHLY))
    return Capacity(component, size, cost)

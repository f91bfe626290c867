"""What the fleets of a case cost: how many machines, times the price of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.derive.estimates import Computation
from generator.derive.units import Quantity, parse_unit, show
from generator.model.serving import Fleet, Serving

MONTHLY: Final = "USD/month"
"""The unit in which fleets are compared."""


@dataclass(frozen=True)
class Capacity:
    """A fleet with its figures looked up."""

    id: str
    """The id of the component that runs on it."""
    component: str
    """The name of that component."""
    size: str
    """How many machines, as a reader would say it: `404 GPUs`."""
    bound_by: str
    cost: str | None
    """What it costs a month, as a reader would say it, if the case has a price."""
    monthly: float | None
    """The same in `MONTHLY`."""


def capacities(serving: Serving, estimate: Computation) -> tuple[Capacity, ...]:
    """Return the fleets, the dearest first and those without a price last.

    Raises:
        KeyError: a component or a figure does not exist; the checks find that before.
        pint.DimensionalityError: size times price is no money for a time; they find that too.
    """
    names = {component.id: component.name for component in serving.components}
    found = (_capacity(fleet, names, estimate.quantities) for fleet in serving.capacity)
    return tuple(sorted(found, key=lambda capacity: -(capacity.monthly or 0)))


def _capacity(
    fleet: Fleet, names: Mapping[str, str], quantities: Mapping[str, Quantity]
) -> Capacity:
    runs, size = (fleet.component, names[fleet.component]), quantities[fleet.size]
    if fleet.price is None:
        return Capacity(*runs, show(size), fleet.bound_by, None, None)
    cost = (size * quantities[fleet.price]).to(parse_unit(MONTHLY))
    return Capacity(*runs, show(size), fleet.bound_by, show(cost), float(cost.magnitude))

"""A fleet has machines, and they cost money."""

from collections.abc import Iterator
from typing import Final

from generator.checks.reference import Reference, dangling
from generator.checks.rule import Finding, Rule, rule
from generator.derive.capacity import MONTHLY
from generator.derive.estimates import compute
from generator.derive.units import MACHINES, Quantity, parse_unit, show
from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.serving import Fleet
from generator.problems import KeyPath


@rule("E008")
def figures_of_fleets(case: Case, guide: Guide) -> Iterator[Finding]:
    """A fleet's size and its price are figures of the estimate."""
    known = (*case.estimates.given, *case.estimates.derived)
    yield from dangling(fleet_figures(case), known, "figure", "estimates")


def fleet_figures(case: Case) -> Iterator[Reference]:
    """Yield the figures that fleets refer to."""
    for number, fleet in enumerate(case.serving.capacity):
        yield ("serving", "capacity", number, "size"), fleet.size
        if fleet.price:
            yield ("serving", "capacity", number, "price"), fleet.price


@rule("E009")
def fleets_have_machines(case: Case, guide: Guide) -> Iterator[Finding]:
    """The size of a fleet is a number of machines."""
    for path, fleet, size, _ in _computed_fleets(case):
        if not _is_size(size):
            message = f"`{fleet.size}` is {show(size)}, which is no number of machines"
            yield Finding((*path, "size"), message, f"its unit is one of: {', '.join(MACHINES)}")


@rule("E010")
def fleets_cost_money(case: Case, guide: Guide) -> Iterator[Finding]:
    """The size of a fleet times its price is money for a time."""
    for path, fleet, size, price in _computed_fleets(case):
        if price is not None and _is_size(size) and not _is_cost(size * price):
            found = f"`{fleet.size} * {fleet.price}` is {show(size * price)}"
            hint = f"a price of this fleet is in a unit such as `USD/{size.units}/hour`"
            yield Finding((*path, "price"), f"{found}, which is no cost a month", hint)


def _computed_fleets(case: Case) -> Iterator[tuple[KeyPath, Fleet, Quantity, "Quantity | None"]]:
    """Yield the fleets with size and price; other rules say why a figure is not computed."""
    quantities = compute(case.estimates).quantities
    for number, fleet in enumerate(case.serving.capacity):
        if fleet.size in quantities:
            price = quantities.get(fleet.price or "")
            yield ("serving", "capacity", number), fleet, quantities[fleet.size], price


def _is_size(quantity: Quantity) -> bool:
    return quantity.units in {parse_unit(name) for name in MACHINES} and quantity.magnitude > 0


def _is_cost(quantity: Quantity) -> bool:
    return quantity.is_compatible_with(parse_unit(MONTHLY)) and quantity.magnitude > 0


RULES: Final[tuple[Rule, ...]] = (figures_of_fleets, fleets_have_machines, fleets_cost_money)

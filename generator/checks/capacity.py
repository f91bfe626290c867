"""A fleet has machines, and they cost money."""

from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Rule, rule
from generator.derive.capacity import MONTHLY
from generator.derive.display import display_of, write
from generator.derive.estimates import Figure, compute
from generator.derive.units import MACHINES, parse_unit
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import KeyPath


@rule("E009")
def fleets_have_machines(case: Case, guide: Guide) -> Iterator[Finding]:
    """The size of a fleet is a number of machines.

    Wrong:
        capacity:
          - {component: ranker, size: peak_traffic}

    Right:
        capacity:
          - {component: ranker, size: ranking_gpus}
    """
    for path, size, _ in _computed_fleets(case, guide):
        if not _is_size(size):
            message = f"`{size.name}` is {size.shown}, which is no number of machines"
            yield Finding((*path, "size"), message, f"its unit is one of: {', '.join(MACHINES)}")


@rule("E010")
def fleets_cost_money(case: Case, guide: Guide) -> Iterator[Finding]:
    """The size of a fleet times its price is money for a time.

    Wrong:
        capacity:
          - {component: ranker, size: ranking_gpus, price: storage_price}

    Right:
        capacity:
          - {component: ranker, size: ranking_gpus, price: gpu_price}
    """
    for path, size, price in _computed_fleets(case, guide):
        if price is not None and _is_size(size) and not _is_cost(size, price):
            cost = write(size.value * price.value, display_of(size.unit * price.unit))
            found = f"`{size.name} * {price.name}` is {cost}"
            hint = f"a price of this fleet is in a unit such as `USD/{size.unit}/hour`"
            yield Finding((*path, "price"), f"{found}, which is no cost a month", hint)


def _computed_fleets(case: Case, guide: Guide) -> Iterator[tuple[KeyPath, Figure, "Figure | None"]]:
    """Yield the fleets with size and price; other rules say why a figure is not computed."""
    figures = compute(case.estimates, guide.vocabulary.functions).figures
    for number, fleet in enumerate(case.serving.capacity):
        if fleet.size in figures:
            price = figures.get(fleet.price or "")
            yield ("serving", "capacity", number), figures[fleet.size], price


def _is_size(figure: Figure) -> bool:
    return figure.unit in {parse_unit(name) for name in MACHINES} and figure.value > 0


def _is_cost(size: Figure, price: Figure) -> bool:
    return bool(
        (size.unit * price.unit).is_compatible_with(parse_unit(MONTHLY))
        and size.value * price.value > 0
    )


RULES: Final[tuple[Rule, ...]] = (fleets_have_machines, fleets_cost_money)

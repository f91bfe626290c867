"""A request is fast enough, by the budgets of its hops."""

from collections.abc import Iterator
from typing import Final

from generator.checks.estimates import figure_references
from generator.checks.rule import Finding, Rule, rule
from generator.derive.estimates import compute
from generator.derive.latency import UNIT, latency
from generator.derive.units import parse_unit
from generator.model.case import Case
from generator.model.guide import Guide


@rule("D003")
def request_fits_its_objective(case: Case, guide: Guide) -> Iterator[Finding]:
    """The hops of a request together take no longer than the latency objective.

    Hops in sequence add up; of neighbors with the same `parallel` word the slowest counts.

    Wrong:
        objective: search_objective  # 200 ms
        hops:
          - {from: app, to: api, p99: upload_time}  # 150 ms
          - {from: api, to: index, p99: search_time}  # 80 ms

    Right:
        objective: search_objective  # 200 ms
        hops:
          - {from: app, to: api, p99: upload_time}  # 110 ms
          - {from: api, to: index, p99: search_time}  # 80 ms
    """
    figures = compute(case.estimates, guide.vocabulary.functions).figures
    if not _times(case) <= figures.keys() or any(budgets_are_times.check(case, guide)):
        return  # E002, E008 and E012 speak of what is missing or no time
    budget = latency(case.serving.request, compute(case.estimates, guide.vocabulary.functions))
    # To the microsecond: 0.1 + 0.2 ms has to fit an objective of 0.3 ms.
    if round(budget.slack.value, 3) < 0:
        message = f"the hops take {budget.total.shown}; the objective is {budget.objective.shown}"
        hint = "cut a hop, run two side by side, or argue for another objective"
        yield Finding(("serving", "request", "objective"), message, hint)


@rule("E012")
def budgets_are_times(case: Case, guide: Guide) -> Iterator[Finding]:
    """The budget of a hop, and the objective, are durations above zero.

    Wrong:
        given:
          search_time: {value: 80, unit: query}

    Right:
        given:
          search_time: {value: 80, unit: millisecond}
    """
    figures = compute(case.estimates, guide.vocabulary.functions).figures
    for path, name in figure_references(case):
        figure = figures.get(name)
        if path[1] != "request" or figure is None:
            continue
        if not figure.unit.is_compatible_with(parse_unit(UNIT)) or figure.value <= 0:
            message = f"`{name}` is {figure.shown}, which is no duration"
            yield Finding(path, message, "its unit is one such as `millisecond`")


def _times(case: Case) -> set[str]:
    return {name for path, name in figure_references(case) if path[1] == "request"}


RULES: Final[tuple[Rule, ...]] = (request_fits_its_objective, budgets_are_times)

"""The estimate can be computed, and every assumption in it is used."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from generator.checks.reference import Reference, dangling
from generator.checks.rule import Check, Finding, Rule, rule
from generator.derive.display import write
from generator.derive.estimates import Figure, compute
from generator.derive.formula import FormulaError, names, parse
from generator.derive.library import library
from generator.derive.prose import FIGURE, texts
from generator.derive.units import UNITS
from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.interview import Derived, Given, Range
from generator.problems import KeyPath, Severity, nearest, slip


def _faults(code: str, explanation: str, hint: Callable[[Case, str], str | None]) -> Rule:
    """Make a rule that reports what the computation of the estimate found under a code."""

    def check(case: Case, guide: Guide) -> Iterator[Finding]:
        for fault in compute(case.estimates, guide.vocabulary.functions).faults:
            if fault.code == code:
                known = (*case.estimates.given, *case.estimates.derived)
                wrote = fault.message.split("`")[1] if code == "E002" else ""
                meant = slip(wrote, known) if wrote else None
                yield Finding(fault.path, fault.message, hint(case, fault.message), meant)

    check.__doc__ = explanation
    named: Check = check
    return rule(code)(named)


def _nearest_figure(case: Case, message: str) -> str | None:
    guess = nearest(message.split("`")[1], (*case.estimates.given, *case.estimates.derived))
    return f"did you mean `{guess}`?" if guess else None


def _unit_hint(case: Case, message: str) -> str:
    if "is not known" in message:
        unknown = re.split(r"[*/() ]+", message.split("`")[1])
        guesses = (nearest(word, UNITS) for word in unknown if word not in UNITS)
        guess = next((word for word in guesses if word), None)
        meant = f"did you mean `{guess}`? " if guess else ""
        return f"{meant}write it as in `query/day` or `GB`; the reference lists all units"
    return "a missing factor with a unit is the usual cause"


_unparsable = _faults(
    "E001",
    """A formula is arithmetic over figure names.

    It may use `+ - * / **`, parentheses, numbers, `ceil`, `floor`, `sqrt`, `log2`, `ln`, `min`,
    `max`, `z` and the functions of `data/vocabulary/functions.yaml`.

    Wrong:
        formula: daily_users x queries_per_user

    Right:
        formula: daily_users * queries_per_user
    """,
    lambda case, message: (
        "for example `daily_users * queries_per_user`; units convert by themselves"
    ),
)
_unknown_name = _faults(
    "E002",
    """A formula refers to figures that exist.

    Wrong:
        given:
          daily_users: {value: 25e6, unit: user/day}
        derived:
          traffic: {formula: dayly_users * searches_per_user, unit: query/s}

    Right:
        given:
          daily_users: {value: 25e6, unit: user/day}
        derived:
          traffic: {formula: daily_users * searches_per_user, unit: query/s}
    """,
    _nearest_figure,
)
_cycle = _faults(
    "E003",
    """No figure depends on itself.

    Wrong:
        derived:
          traffic: {formula: cost / price}
          cost: {formula: traffic * price}

    Right:
        derived:
          traffic: {formula: daily_users * searches_per_user}
          cost: {formula: traffic * price}
    """,
    lambda case, message: None,
)
_wrong_unit = _faults(
    "E004",
    """A formula comes out in the unit that is declared for it, and every unit is known.

    What is counted is a unit of its own, so that users and queries do not add up. A factor that
    was left out shows here before it shows in an interview.

    Wrong:
        traffic:
          formula: daily_users * peak_factor
          unit: query/s

    Right:
        traffic:
          formula: daily_users * searches_per_user * peak_factor
          unit: query/s
    """,
    _unit_hint,
)
_no_result = _faults(
    "E005",
    """A formula has a finite result.

    Wrong:
        per_shard: {formula: vectors / spare_shards, unit: vector/shard}

    Right:
        per_shard: {formula: "vectors / max(spare_shards, one_shard)", unit: vector/shard}
    """,
    lambda case, message: None,
)
_twice = _faults(
    "E006",
    """A figure is given or derived, not both.

    Wrong:
        given:
          peak_traffic: {value: 3500, unit: query/s}
        derived:
          peak_traffic: {formula: daily_users * searches_per_user * peak_factor, unit: query/s}

    Right:
        derived:
          peak_traffic: {formula: daily_users * searches_per_user * peak_factor, unit: query/s}
    """,
    lambda case, message: "rename one of them",
)


@rule("E007", Severity.ADVICE)
def unused_assumption(case: Case, guide: Guide) -> Iterator[Finding]:
    """An assumption is used by a formula, a hop, a fleet or the text; any other is noise.

    Wrong:
        given:
          daily_users: {value: 25e6, unit: user/day}
        derived: {}

    Right:
        given:
          daily_users: {value: 25e6, unit: user/day}
        derived:
          peak_traffic: {formula: daily_users * searches_per_user * peak_factor, unit: query/s}
    """
    figures = {*case.estimates.given, *case.estimates.derived}
    used: set[str] = set()
    for derived in case.estimates.derived.values():
        try:
            used |= names(parse(derived.formula, library(guide.vocabulary.functions)))
        except FormulaError:
            return
    for _, text in texts(case):
        used |= set(FIGURE.findall(text))
    used |= {name for _, name in figure_references(case)}
    # A misspelt name counts for the one it most likely means, as another rule speaks of it.
    used |= {nearest(name, figures) or name for name in used - figures}
    for name in case.estimates.given:
        if name not in used:
            hint = "use it in a formula or in the text, or delete it"
            yield Finding(("estimates", "given", name), f"`{name}` is never used", hint)


@rule("E008")
def figures_exist(case: Case, guide: Guide) -> Iterator[Finding]:
    """What a hop, an objective or a fleet refers to is a figure of the estimate.

    Wrong:
        hops:
          - {from: app, to: api, call: search(photo), p99: upload_tme}

    Right:
        hops:
          - {from: app, to: api, call: search(photo), p99: upload_time}
    """
    known = (*case.estimates.given, *case.estimates.derived)
    yield from dangling(figure_references(case), known, "figure", "estimates")


def figure_references(case: Case) -> Iterator[Reference]:
    """Yield the figures that other sections than the estimate refer to by a key."""
    yield ("serving", "request", "objective"), case.serving.request.objective
    for number, hop in enumerate(case.serving.request.hops):
        yield ("serving", "request", "hops", number, "p99"), hop.p99
    for number, fleet in enumerate(case.serving.capacity):
        yield ("serving", "capacity", number, "size"), fleet.size
        if fleet.price:
            yield ("serving", "capacity", number, "price"), fleet.price


@rule("E011")
def figures_are_plausible(case: Case, guide: Guide) -> Iterator[Finding]:
    """A figure lies in the range that its author calls plausible, whose ends are in order.

    The page gives an assumption with a range a slider. The range of a computed figure catches a
    slip by a factor of a thousand.

    Wrong:
        peak_factor: {value: 3, unit: dimensionless, range: {low: 5, high: 10}}

    Right:
        peak_factor: {value: 3, unit: dimensionless, range: {low: 1.5, high: 10}}
    """
    estimate = compute(case.estimates, guide.vocabulary.functions)
    for path, plausible in _ranges(case):
        if plausible.low >= plausible.high:
            yield Finding(path, "`low` is not below `high`", "exchange the two")
        elif figure := estimate.figures.get(str(path[2])):
            yield from _outside(path, figure, plausible)


def _ranges(case: Case) -> Iterator[tuple[KeyPath, Range]]:
    given, derived = case.estimates.given.items(), case.estimates.derived.items()
    entries: tuple[tuple[str, str, Given | Derived], ...] = (
        *(("given", *one) for one in given),
        *(("derived", *one) for one in derived),
    )
    for kind, name, entry in entries:
        if entry.range:
            yield ("estimates", kind, name, "range"), entry.range


def _outside(path: KeyPath, figure: Figure, plausible: Range) -> Iterator[Finding]:
    if not plausible.low <= figure.value <= plausible.high:
        low, high = (write(end, figure.display) for end in (plausible.low, plausible.high))
        message = f"`{figure.name}` is {figure.shown}; plausible is {low} to {high}"
        yield Finding(path, message, "a slip in the unit or by a power of ten is the usual cause")


RULES: Final[tuple[Rule, ...]] = (
    _unparsable,
    _unknown_name,
    _cycle,
    _wrong_unit,
    _no_result,
    _twice,
    unused_assumption,
    figures_exist,
    figures_are_plausible,
)

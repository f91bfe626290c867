"""The estimate can be computed, and every assumption in it is used."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.checks.capacity import fleet_figures
from generator.checks.rule import Check, Finding, Rule, rule
from generator.derive.estimates import compute
from generator.derive.formula import FormulaError, names, parse
from generator.derive.prose import FIGURE, texts
from generator.model.base import PLACEHOLDER
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import Severity, nearest


def _faults(code: str, explanation: str, hint: Callable[[Case, str], str | None]) -> Rule:
    """Make a rule that reports what the computation of the estimate found under a code."""

    def check(case: Case, guide: Guide) -> Iterator[Finding]:
        for fault in compute(case.estimates).faults:
            # R006 speaks of a formula or a unit that is still to be filled in.
            if fault.code == code and PLACEHOLDER not in fault.message:
                yield Finding(fault.path, fault.message, hint(case, fault.message))

    check.__doc__ = explanation
    named: Check = check
    return rule(code)(named)


def _nearest_figure(case: Case, message: str) -> str | None:
    guess = nearest(message.split("`")[1], (*case.estimates.given, *case.estimates.derived))
    return f"did you mean `{guess}`?" if guess else None


def _unit_hint(case: Case, message: str) -> str:
    if "is not known" in message:
        return "write it as in `query/day` or `GB`; `generator/derive/units.py` lists the units"
    return "a missing factor with a unit is the usual cause"


_unparsable = _faults(
    "E001",
    "A formula is arithmetic over figure names.",
    lambda case, message: "for example `daily_users * queries_per_user / seconds_per_day`",
)
_unknown_name = _faults("E002", "A formula refers to figures that exist.", _nearest_figure)
_cycle = _faults("E003", "No figure depends on itself.", lambda case, message: None)
_wrong_unit = _faults(
    "E004",
    "A formula comes out in the unit that is declared for it, and every unit is known.",
    _unit_hint,
)
_no_result = _faults("E005", "A formula has a finite result.", lambda case, message: None)
_twice = _faults(
    "E006", "A figure is given or derived, not both.", lambda case, message: "rename one of them"
)


@rule("E007", Severity.ADVICE)
def unused_assumption(case: Case, guide: Guide) -> Iterator[Finding]:
    """An assumption is used by a formula, a fleet or the text; any other is noise."""
    figures = {*case.estimates.given, *case.estimates.derived}
    used: set[str] = set()
    for derived in case.estimates.derived.values():
        try:
            used |= names(parse(derived.formula))
        except FormulaError:
            return
    for _, text in texts(case):
        used |= set(FIGURE.findall(text))
    used |= {name for _, name in fleet_figures(case)}
    # A misspelt name counts for the one it most likely means, as another rule speaks of it.
    used |= {nearest(name, figures) or name for name in used - figures}
    for name in case.estimates.given:
        if name not in used:
            hint = "use it in a formula or in the text, or delete it"
            yield Finding(("estimates", "given", name), f"`{name}` is never used", hint)


RULES: Final[tuple[Rule, ...]] = (
    _unparsable,
    _unknown_name,
    _cycle,
    _wrong_unit,
    _no_result,
    _twice,
    unused_assumption,
)

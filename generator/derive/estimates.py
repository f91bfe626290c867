"""From assumptions and formulas to figures: computed once, in the order of their dependencies."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pint

from generator.derive.formula import (
    Formula,
    FormulaError,
    UnitsDoNotFit,
    evaluate,
    names,
    parse,
    speak,
)
from generator.derive.units import Quantity, parse_unit, registry, show
from generator.model.interview import Derived, Estimates, Given
from generator.problems import KeyPath


@dataclass(frozen=True)
class Figure:
    """A number of the estimate, ready to be shown."""

    name: str
    what: str
    why: str
    shown: str
    """The value with its unit, as a reader would say it: `3,472 queries/s`."""
    working: str | None
    """The formula with the values of its names, for a computed figure."""
    source: str | None
    """The key of the work that reports the value, for an assumption that has one."""


@dataclass(frozen=True)
class Fault:
    """Something that keeps a figure from being computed."""

    code: str
    path: KeyPath
    """Where it is, from the root of the case."""
    message: str


@dataclass(frozen=True)
class Computation:
    """The figures that could be computed, and what stood in the way of the others."""

    given: tuple[Figure, ...]
    derived: tuple[Figure, ...]
    faults: tuple[Fault, ...]
    quantities: Mapping[str, Quantity]
    """The figures by name, as what else is computed from them needs them."""

    @property
    def shown(self) -> Mapping[str, str]:
        """The figures by name, as prose shows them."""
        return {figure.name: figure.shown for figure in (*self.given, *self.derived)}


def compute(estimates: Estimates) -> Computation:
    """Compute every figure of an estimate."""
    return _Computing(estimates).run()


class _Computing:
    """One pass over an estimate, gathering values and faults."""

    def __init__(self, estimates: Estimates) -> None:
        self.estimates = estimates
        self.quantities: dict[str, Quantity] = {}
        self.faults: list[Fault] = []

    def run(self) -> Computation:
        self._take_given()
        formulas = self._parse_all()
        self._resolve(formulas)
        shown = {name: show(quantity) for name, quantity in self.quantities.items()}
        return Computation(
            tuple(
                _given(name, entry, shown[name])
                for name, entry in self.estimates.given.items()
                if name in shown
            ),
            tuple(
                _derived(name, entry, shown, formulas[name])
                for name, entry in self.estimates.derived.items()
                if name in shown and name in formulas
            ),
            tuple(self.faults),
            self.quantities,
        )

    def _take_given(self) -> None:
        for name, entry in self.estimates.given.items():
            unit = self._unit(entry.unit, ("estimates", "given", name, "unit"))
            if unit is not None:
                self.quantities[name] = registry().Quantity(float(entry.value), unit)

    def _parse_all(self) -> dict[str, Formula]:
        formulas = {}
        for name, entry in self.estimates.derived.items():
            if name in self.estimates.given:
                self._fault("E006", name, None, f"`{name}` is already an assumption")
                continue
            try:
                formulas[name] = parse(entry.formula)
            except FormulaError as error:
                self._fault("E001", name, "formula", f"`{entry.formula}`: {error}")
        return formulas

    def _resolve(self, formulas: Mapping[str, Formula]) -> None:
        """Compute whatever has all it needs, until nothing more can be computed."""
        waiting = dict(formulas)
        self._refuse_unknown_names(waiting)
        while ready := [name for name in waiting if names(waiting[name]) <= self.quantities.keys()]:
            for name in ready:
                self._compute_one(name, waiting.pop(name))
        for name in waiting:
            if _leads_back(name, formulas):
                self._fault("E003", name, "formula", f"`{name}` depends on itself")

    def _refuse_unknown_names(self, waiting: dict[str, Formula]) -> None:
        known = self.estimates.given.keys() | self.estimates.derived.keys()
        for name, formula in list(waiting.items()):
            for unknown in sorted(names(formula) - known):
                self._fault("E002", name, "formula", f"the figure `{unknown}` does not exist")
                waiting.pop(name, None)

    def _compute_one(self, name: str, formula: Formula) -> None:
        entry = self.estimates.derived[name]
        unit = self._unit(entry.unit, ("estimates", "derived", name, "unit"))
        if unit is None:
            return
        try:
            quantity = evaluate(formula, self.quantities)
        except FormulaError as error:
            code = "E004" if isinstance(error, UnitsDoNotFit) else "E005"
            self._fault(code, name, "formula", f"`{entry.formula}`: {error}")
            return
        if not quantity.is_compatible_with(unit):
            found = f"`{entry.formula}` comes out in {_spelled(quantity.units)}"
            self._fault("E004", name, "unit", f"{found}, which is not `{entry.unit}`")
            return
        converted = quantity.to(unit)
        if not math.isfinite(converted.magnitude):
            message = f"`{entry.formula}`: its value in {entry.unit} is not a finite number"
            self._fault("E005", name, "formula", message)
            return
        self.quantities[name] = converted

    def _unit(self, text: str, path: KeyPath) -> pint.Unit | None:
        try:
            return parse_unit(text)
        except ValueError:
            self.faults.append(Fault("E004", path, f"the unit `{text}` is not known"))
            return None

    def _fault(self, code: str, name: str, key: str | None, message: str) -> None:
        path = ("estimates", "derived", name)
        self.faults.append(Fault(code, (*path, key) if key else path, message))


def _spelled(unit: object) -> str:
    return str(unit).replace(" ", "")


def _leads_back(start: str, formulas: Mapping[str, Formula]) -> bool:
    """Say whether a figure depends on itself, over any number of steps."""
    seen: set[str] = set()
    queue = set(names(formulas[start]))
    while queue:
        name = queue.pop()
        if name == start:
            return True
        if name in formulas and name not in seen:
            seen.add(name)
            queue |= names(formulas[name])
    return False


def _given(name: str, entry: Given, shown: str) -> Figure:
    return Figure(name, entry.what, entry.why, shown, None, entry.source)


def _derived(name: str, entry: Derived, shown: Mapping[str, str], formula: Formula) -> Figure:
    return Figure(name, entry.what, entry.why, shown[name], speak(formula, shown), None)

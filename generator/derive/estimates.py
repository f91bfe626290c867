"""From assumptions and formulas to figures: computed once, in the order of their dependencies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType

import pint

from generator.derive.display import Display, display_of, exact, write
from generator.derive.formula import (
    Formula,
    FormulaError,
    Function,
    Program,
    UnitsDoNotFit,
    compile_units,
    evaluate,
    names,
    parse,
)
from generator.derive.library import library
from generator.derive.same import Same
from generator.derive.units import parse_unit
from generator.model import vocabulary
from generator.model.interview import Derived, Estimates, Given
from generator.problems import KeyPath


@dataclass(frozen=True)
class Figure:
    """A number with a unit, and how it came about."""

    name: str
    value: float
    """In the declared unit."""
    unit: pint.Unit
    entry: Given | Derived | None
    """What the author wrote; none for what the generator adds, such as the sum of all hops."""
    derivation: "Derivation | None" = None
    """How it is computed, if it is no assumption."""

    @cached_property
    def display(self) -> Display:
        """How values of it are written."""
        return display_of(self.unit)

    @cached_property
    def shown(self) -> str:
        """The value as a reader would say it: `3,472 queries/s`."""
        return write(self.value, self.display)

    @property
    def exact(self) -> str:
        """The value with all its digits."""
        return exact(self.value, self.display)


@dataclass(frozen=True)
class Derivation:
    """How a figure follows from others."""

    formula: Formula
    """As it was written."""
    program: Program
    """The same over the values of other figures, in the declared unit."""
    natural: pint.Unit
    """The unit in which the formula comes out by itself."""


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

    figures: Mapping[str, Figure]
    """By name: assumptions first, then computed ones, each after those that it needs."""
    faults: tuple[Fault, ...]

    @cached_property
    def shown(self) -> dict[str, str]:
        """The figures by name, as prose shows them."""
        return {name: figure.shown for name, figure in self.figures.items()}

    def figure(self, name: str, formula: Formula, unit: pint.Unit) -> Figure:
        """Compute one more figure from those that there are.

        Raises:
            KeyError: a figure in the formula does not exist.
            FormulaError: the units do not fit, or the arithmetic has no finite result.
        """
        return _computed(name, formula, unit, self.figures, None)


def compute(
    estimates: Estimates, functions: Mapping[str, vocabulary.Function] = MappingProxyType({})
) -> Computation:
    """Compute every figure of an estimate, whose formulas may call the functions.

    Every rule and the page ask for the same figures; models are frozen, so that the same objects
    have the same result.
    """
    return _compute(Same(estimates), Same(functions))


@lru_cache(maxsize=64)
def _compute(
    estimates: Same[Estimates], functions: Same[Mapping[str, vocabulary.Function]]
) -> Computation:
    return _Computing(estimates.value, library(functions.value)).run()


@dataclass
class _Computing:
    """One pass over an estimate, gathering figures and faults."""

    estimates: Estimates
    functions: Mapping[str, Function]
    figures: dict[str, Figure] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def run(self) -> Computation:
        for name, entry in self.estimates.given.items():
            if unit := self._unit(entry.unit, ("estimates", "given", name, "unit")):
                self.figures[name] = Figure(name, float(entry.value), unit, entry)
        self._resolve(self._parse_all())
        return Computation(self.figures, tuple(self.faults))

    def _parse_all(self) -> dict[str, Formula]:
        formulas = {}
        for name, entry in self.estimates.derived.items():
            if name in self.estimates.given:
                self._fault("E006", name, None, f"`{name}` is already an assumption")
                continue
            try:
                formulas[name] = parse(entry.formula, self.functions)
            except FormulaError as error:
                self._fault("E001", name, "formula", f"`{entry.formula}`: {error}")
        return formulas

    def _resolve(self, formulas: Mapping[str, Formula]) -> None:
        """Compute whatever has all it needs, until nothing more can be computed."""
        waiting = dict(formulas)
        self._refuse_unknown_names(waiting)
        while ready := [name for name in waiting if names(waiting[name]) <= self.figures.keys()]:
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
            self.figures[name] = _computed(name, formula, unit, self.figures, entry)
        except _WrongUnit as error:
            self._fault(
                "E004", name, "unit", f"`{entry.formula}` {error}, which is not `{entry.unit}`"
            )
        except FormulaError as error:
            code = "E004" if isinstance(error, UnitsDoNotFit) else "E005"
            self._fault(code, name, "formula", f"`{entry.formula}`: {error}")

    def _unit(self, text: str, path: KeyPath) -> pint.Unit | None:
        try:
            return parse_unit(text)
        except ValueError:
            self.faults.append(Fault("E004", path, f"the unit `{text}` is not known"))
            return None

    def _fault(self, code: str, name: str, key: str | None, message: str) -> None:
        path = ("estimates", "derived", name)
        self.faults.append(Fault(code, (*path, key) if key else path, message))


class _WrongUnit(UnitsDoNotFit):
    """The formula is sound, but comes out in another unit than the declared one."""


def _computed(
    name: str,
    formula: Formula,
    unit: pint.Unit,
    figures: Mapping[str, Figure],
    entry: Derived | None,
) -> Figure:
    used = {one: figures[one] for one in names(formula)}
    program = compile_units(formula, {one: figure.unit for one, figure in used.items()})
    try:
        converted = program.to(unit)
    except UnitsDoNotFit as error:
        message = f"comes out in {str(program.unit).replace(' ', '')}"
        raise _WrongUnit(message) from error
    value = evaluate(converted.formula, {one: figure.value for one, figure in used.items()})
    return Figure(name, value, unit, entry, Derivation(formula, converted, program.unit))


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

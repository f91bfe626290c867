"""The page that teaches estimating: sizes to know, a calculator, and exercises from the cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.derive.display import display_of, write
from generator.derive.estimates import Figure, compute
from generator.derive.example import RESULT, example
from generator.derive.exercises import tasks
from generator.derive.formula import parse, speak
from generator.derive.units import parse_unit
from generator.model.framework import Estimation
from generator.model.guide import Guide, Work
from generator.model.vocabulary import Function, Magnitude, MagnitudeGroup
from generator.pages.estimate_view import Computed, browser_data, computed
from generator.pages.page import Page

ADDRESS: Final = "method/estimation.md"


@dataclass(frozen=True)
class MagnitudeView:
    """A size with its source."""

    magnitude: Magnitude
    shown: str
    work: Work


@dataclass(frozen=True)
class MagnitudeList:
    """The sizes that are about the same thing."""

    group: MagnitudeGroup
    magnitudes: tuple[MagnitudeView, ...]


@dataclass(frozen=True)
class Calculator:
    """A function with its parameters, computed from the examples that they carry."""

    name: str
    function: Function
    spoken: str
    """The formula with the names of its parameters."""
    parameters: tuple[Figure, ...]
    result: Figure
    data: str
    """What a browser needs to compute it again, as JSON that is safe inside of an element."""
    work: Work


@dataclass(frozen=True)
class Exercise:
    """A figure of a case to be estimated from what it is computed from."""

    case: str
    address: str
    """The page of the case, relative to this page."""
    figure: Figure
    what: str
    inputs: tuple[tuple[str, str], ...]
    """What is given, with its value as a reader would say it."""
    solution: Computed


@dataclass(frozen=True)
class EstimationView:
    """Everything that the page shows."""

    guide: Estimation
    lists: tuple[MagnitudeList, ...]
    calculators: tuple[Calculator, ...]
    exercises: tuple[Exercise, ...]


def estimation_page(guide: Guide, exercises: tuple[Exercise, ...]) -> Page:
    """Return the page on estimating, with the exercises of all cases."""
    estimation = guide.framework.estimation
    view = EstimationView(
        estimation,
        tuple(_lists(guide)),
        tuple(_calculator(name, one, guide) for name, one in guide.vocabulary.functions.items()),
        exercises,
    )
    return Page(
        address=ADDRESS,
        title=estimation.title,
        description=estimation.summary,
        template="estimation.md.jinja",
        view=view,
        data_file="framework.yaml",
    )


def _lists(guide: Guide) -> Iterator[MagnitudeList]:
    for group in MagnitudeGroup:
        members = tuple(
            MagnitudeView(one, _shown(one), guide.sources[one.source])
            for one in guide.vocabulary.magnitudes.values()
            if one.group is group
        )
        if members:
            yield MagnitudeList(group, members)


def _shown(magnitude: Magnitude) -> str:
    return write(magnitude.value, display_of(parse_unit(magnitude.unit)))


def _calculator(name: str, function: Function, guide: Guide) -> Calculator:
    figures = example(function).figures
    labels = {one: one.replace("_", " ") for one in function.parameters}
    return Calculator(
        name,
        function,
        speak(parse(function.formula), labels).plain,
        tuple(figures[parameter] for parameter in function.parameters),
        figures[RESULT],
        browser_data(figures.values()),
        guide.sources[function.source],
    )


def exercises_of(slug: str, guide: Guide) -> Iterator[Exercise]:
    """Yield what can be estimated with a case."""
    case = guide.cases[slug]
    estimate = compute(case.estimates, guide.vocabulary.functions)
    for task in tasks(case.estimates, estimate):
        yield Exercise(
            case.title,
            f"../cases/{slug}.md",
            task.figure,
            task.entry.what,
            task.inputs,
            computed(task.figure, task.entry, estimate.shown),
        )

"""Which figures of a case a reader can compute in the head, and from what."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.derive.estimates import Computation, Figure
from generator.derive.formula import names
from generator.model.interview import Derived, Estimates

_MOST: Final = 4
"""Of one case."""
_FEWEST_INPUTS: Final = 2
_MOST_INPUTS: Final = 4


@dataclass(frozen=True)
class Task:
    """A figure to be estimated from what it is computed from."""

    figure: Figure
    entry: Derived
    inputs: tuple[tuple[str, str], ...]
    """What is given, with its value as a reader would say it."""


def tasks(estimates: Estimates, computed: Computation) -> Iterator[Task]:
    """Yield the first figures of a case that follow from a few others."""
    suitable = (name for name in estimates.derived if _is_suitable(computed.figures[name]))
    for name in islice(suitable, _MOST):
        figure = computed.figures[name]
        yield Task(
            figure,
            estimates.derived[name],
            tuple((_what(one, estimates), computed.shown[one]) for one in _inputs(figure)),
        )


def _is_suitable(figure: Figure) -> bool:
    return _FEWEST_INPUTS <= len(_inputs(figure)) <= _MOST_INPUTS and figure.value > 0


def _inputs(figure: Figure) -> tuple[str, ...]:
    return tuple(sorted(names(figure.derivation.formula))) if figure.derivation else ()


def _what(name: str, estimates: Estimates) -> str:
    return (estimates.given.get(name) or estimates.derived[name]).what

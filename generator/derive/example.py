"""A shared function, computed with the examples that its parameters carry."""

from collections.abc import Iterator
from typing import Final

from generator.derive.estimates import Computation, compute
from generator.model.interview import Derived, Estimates, Given
from generator.model.vocabulary import Function
from generator.problems import KeyPath

RESULT: Final = "result."
"""A name that no parameter can have: figure names have no point in them."""


def example(function: Function) -> Computation:
    """Compute a function from its examples, as an estimate of one formula."""
    given = {
        name: Given(what=entry.what, value=entry.example, unit=entry.unit, why=entry.what)
        for name, entry in function.parameters.items()
    }
    result = Derived(
        what=function.name, formula=function.formula, unit=function.unit, why=function.definition
    )
    # Not validated: the result's name is one that no author may give.
    estimates = Estimates.model_construct(reasoning="", given=given, derived={RESULT: result})
    return compute(estimates)


def example_faults(function: Function) -> Iterator[tuple[KeyPath, str]]:
    """Yield what is wrong with a function, with the place in its entry of the vocabulary."""
    for fault in example(function).faults:
        _, kind, name, *key = fault.path
        path = ("parameters", name, *key) if kind == "given" else tuple(key)
        yield path, fault.message.replace(f"`{RESULT}`", "it")

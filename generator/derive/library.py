"""The functions that formulas may call, read from the vocabulary."""

from collections.abc import Mapping
from functools import lru_cache

from generator.derive.formula import FormulaError, Function, names, parse
from generator.derive.same import Same
from generator.model import vocabulary


def library(functions: Mapping[str, vocabulary.Function]) -> dict[str, Function]:
    """Return every function that can be read; the checks speak of the others."""
    return _library(Same(functions))


@lru_cache(maxsize=4)
def _library(functions: Same[Mapping[str, vocabulary.Function]]) -> dict[str, Function]:
    read = {name: read_function(function) for name, function in functions.value.items()}
    return {name: function for name, function in read.items() if isinstance(function, Function)}


def read_function(function: vocabulary.Function) -> Function | str:
    """Return a function, or what is wrong with its formula."""
    try:
        body = parse(function.formula)
    except FormulaError as error:
        return str(error)
    unknown = sorted(names(body) - function.parameters.keys())
    unused = sorted(function.parameters.keys() - names(body))
    if unknown:
        return f"the parameter `{unknown[0]}` does not exist"
    if unused:
        return f"the parameter `{unused[0]}` is not used"
    return Function(tuple(function.parameters), body)

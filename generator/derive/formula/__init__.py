"""Formulas of an estimate: parsed into a small tree, never evaluated as Python.

The grammar is arithmetic: numbers, figure names, `+ - * / **`, parentheses, and a few functions.
Numbers are floats, so that a tower of powers overflows at once instead of filling the memory.
"""

from generator.derive.formula.compilation import Program, compile_units
from generator.derive.formula.evaluation import evaluate
from generator.derive.formula.parsing import parse
from generator.derive.formula.speech import Mark, Spoken, speak, speak_in_unit
from generator.derive.formula.tree import (
    Formula,
    FormulaError,
    Function,
    UnitsDoNotFit,
    as_data,
    names,
)

__all__ = [
    "Formula",
    "FormulaError",
    "Function",
    "Mark",
    "Program",
    "Spoken",
    "UnitsDoNotFit",
    "as_data",
    "compile_units",
    "evaluate",
    "names",
    "parse",
    "speak",
    "speak_in_unit",
]

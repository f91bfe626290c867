"""Formulas of an estimate: parsed into a small tree, never evaluated as Python.

The grammar is arithmetic: numbers, figure names, `+ - * / **`, parentheses, and a few functions.
Numbers are floats, so that a tower of powers overflows at once instead of filling the memory.
"""

from generator.derive.formula.evaluation import evaluate
from generator.derive.formula.parsing import parse
from generator.derive.formula.speech import speak
from generator.derive.formula.tree import Formula, FormulaError, UnitsDoNotFit, names

__all__ = ["Formula", "FormulaError", "UnitsDoNotFit", "evaluate", "names", "parse", "speak"]

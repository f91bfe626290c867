"""How a figure came about, as an interviewer would say it."""

from collections.abc import Mapping

from generator.derive.estimates import Figure
from generator.derive.formula import Mark, speak, speak_in_unit


def _unmarked(_name: str, text: str) -> str:
    return text


def working(figure: Figure, shown: Mapping[str, str], mark: Mark = _unmarked) -> str:
    """Return the formula with its values, the conversion of time, and what comes out.

    An assumption has none: the text is empty.
    """
    derivation = figure.derivation
    if derivation is None:
        return ""
    spoken = speak(derivation.formula, shown, mark)
    converted = speak_in_unit(derivation.formula, derivation.natural, figure.unit, spoken)
    sign = "=" if figure.exact == figure.shown else "≈"
    return f"{converted.marked} {sign} {mark(figure.name, figure.shown)}"

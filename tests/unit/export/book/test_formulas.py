"""Formulas as pictures with words."""

import re
from xml.etree import ElementTree as ET

import pytest

from generator.derive.latex import Untypesettable
from generator.export.book import formulas
from generator.export.book.formulas import Formula, picture, words_of


def width(tex: str) -> float:
    """Return how wide a formula is, in units of its picture."""
    root = ET.fromstring(picture(Formula(tex, is_display=False)).svg)  # noqa: S314 - our own output
    return float(root.get("viewBox", "").split()[2])


def test_a_sign_stands_at_its_number() -> None:
    """A minus after a relation belongs to what follows; one between two terms has room."""
    sign, difference = width("a = -b") - width("a = b"), width("a - b") - width("a b")
    assert sign < 0.8 * difference


@pytest.mark.parametrize("operator", [r"\cap", r"\times"])
def test_operators_have_room(operator: str) -> None:
    """What joins two terms does not touch them."""
    assert width(f"a {operator} b") > width("a b") + 80


def test_a_formula_is_told_in_words() -> None:
    """The text in place of the picture is what one would say; what nobody can say, as written."""
    assert words_of(Formula(r"\frac{1}{n}", is_display=True)) == "1 over n"
    assert words_of(Formula(r"\unknown", is_display=True)) == r"\unknown"


def test_a_refused_formula_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong inside of the setter, the message holds the formula."""

    def broken(*_: object, **__: object) -> None:
        raise KeyError("glyph")

    monkeypatch.setattr(formulas, "Math", broken)
    with pytest.raises(Untypesettable, match=re.escape(r"the formula `\zeta_{99}` cannot be set")):
        picture(Formula(r"\zeta_{99}", is_display=False))

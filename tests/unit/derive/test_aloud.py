"""Formulas in words, for who hears them."""

import pytest

from generator.derive.aloud import aloud
from generator.derive.latex import typeset


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"p_i", "p sub i"),
        (r"x^2 + y^3", "x squared plus y cubed"),
        (r"\frac{a}{b}", "a over b"),
        (r"\frac{a + 1}{b}", "the fraction a plus 1 over b end fraction"),
        (r"\sqrt{4}", "the square root of 4"),
        (r"\sqrt{p q}", "the square root of p q end root"),
        (r"e^{-t/40}", "e to the power of minus t over 40 end power"),
        (r"\sum_{i=1}^{n} x_i", "the sum from i equals 1 to n of x sub i"),
        (r"\sum_k w_k", "the sum over k of w sub k"),
        (r"\min_a c(a)", "minimum over a of c open parenthesis a close parenthesis"),
        (r"\lvert Q \rvert \le 3", "the size of Q end size is at most 3"),
        (r"\lVert a \rVert^2", "the length of a end length squared"),
        (
            r"\mathcal{L} = \sigma(\hat{y})",
            "L equals sigma open parenthesis y hat close parenthesis",
        ),
        (r"\lambda \in \mathbb{R}", "lambda in R"),
        (r"\mathrm{rank}_q", "rank sub q"),
        (r"p^\top q'", "p transposed q prime"),
        (r"P(a \mid b)", "P open parenthesis a given b close parenthesis"),
        (r"\text{days before}_u, 3", "days before sub u, 3"),
    ],
)
def test_what_is_said(tex: str, words: str) -> None:
    """Whoever hears it can write the formula down: parts that are long say where they end."""
    assert aloud(typeset(tex)) == words

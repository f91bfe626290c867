"""A formula as one reads it to somebody, for who hears a book instead of seeing it.

A fraction, a root or a power that is more than one sign says where it ends, because nobody hears
how far its line goes.
"""

from collections.abc import Iterable, Iterator
from itertools import cycle, groupby
from typing import Final
from unicodedata import name, normalize
from xml.etree import ElementTree as ET

_SIGNS: Final = {
    "=": "equals",
    "≠": "is not",
    "≈": "is about",
    "<": "is less than",
    ">": "is greater than",
    "≤": "is at most",
    "≥": "is at least",
    "∝": "is proportional to",
    "∈": "in",
    "∉": "not in",
    "∩": "intersected with",
    "\N{UNION}": "joined with",
    "∅": "nothing",
    "\N{DIVIDES}": "given",
    "+": "plus",
    "−": "minus",
    "-": "minus",
    "·": "times",
    "×": "times",
    "⊙": "times, entry by entry,",
    "/": "over",
    "%": "percent",
    "←": "becomes",
    "↑": "that rises",
    "∑": "the sum",
    "∫": "the integral",
    "(": "open parenthesis",
    ")": "close parenthesis",
    "[": "open bracket",
    "]": "close bracket",
    "{": "open brace",
    "}": "close brace",
    ":": "such that",
    "\N{SCRIPT SMALL L}": "ell",
    "ϵ": "epsilon",
    "λ": "lambda",
    "‖": "against",
    "ln": "natural log",
    "min": "minimum",
    "max": "maximum",
    "det": "determinant",
}
_PAIRS: Final = {"|": ("the size of", "end size"), "‖": ("the length of", "end length")}
_MARKS: Final = {"^": "hat", "¯": "bar", "―": "bar", "~": "tilde"}
_POWERS: Final = {
    "2": "squared",
    "3": "cubed",
    "\N{DOWN TACK}": "transposed",
    "*": "star",
    "\N{PRIME}": "prime",
}
_WITH_SCRIPTS: Final = frozenset({"mover", "msub", "msubsup", "msup", "munder", "munderover"})
_OVER_A_RANGE: Final = frozenset({"∑", "∫"})
_CHOICES: Final = frozenset({"min", "max", "argmin", "argmax"})
_PAUSES: Final = frozenset({",", ";"})


def aloud(math: ET.Element) -> str:
    """Return the words for a formula in MathML without name spaces."""
    words = " ".join(filter(None, _spoken(math)))
    for pause in _PAUSES:
        words = words.replace(f" {pause}", pause).replace(",,", ",")
    return words


def _spoken(element: ET.Element) -> Iterator[str]:
    parts = list(element)
    match element.tag:
        case "mfrac":
            yield from _grouped("the fraction", parts[0], "over", parts[1], "end fraction")
        case "msqrt" | "mroot":
            yield from _root(parts, element.tag)
        case tag if tag in _WITH_SCRIPTS:
            yield from _row([element])
        case "mtr":
            yield from (*_row(parts), ";")
        case _ if parts:
            yield from _row(parts)
        case _:
            yield _sign(element)


def _row(parts: Iterable[ET.Element]) -> Iterator[str]:
    """Parts one after the other; a line that stands for a parenthesis opens, and then closes."""
    sides = {sign: cycle(words) for sign, words in _PAIRS.items()}
    for is_upright, some in groupby(parts, _is_upright):
        if is_upright:
            yield "".join(map(_text, some))
            continue
        for part in some:
            base = part[0] if part.tag in _WITH_SCRIPTS else part
            if base.tag == "mo" and _text(base) in sides:
                yield next(sides[_text(base)])
            else:
                yield from _spoken(base)
            if part.tag in _WITH_SCRIPTS:
                yield from _scripts(*_base_and_scripts(part))


def _is_upright(element: ET.Element) -> bool:
    """Whether an element is a letter of a word that is set upright."""
    return element.tag == "mi" and element.get("mathvariant") == "normal"


def _grouped(
    before: str, one: ET.Element, between: str, other: ET.Element, after: str
) -> Iterator[str]:
    """Two parts, with words around them if one is more than a sign."""
    is_short = _is_short(one) and _is_short(other)
    yield from ("" if is_short else before, *_spoken(one), between)
    yield from (*_spoken(other), "" if is_short else after)


def _root(parts: list[ET.Element], tag: str) -> Iterator[str]:
    inside, degree = (parts[:1], parts[1:]) if tag == "mroot" else (parts, [])
    yield "the root of degree" if degree else "the square root of"
    for part in degree:
        yield from (*_spoken(part), "of")
    yield from _row(inside)
    if not all(map(_is_short, inside)) or len(inside) > 1:
        yield "end root"


def _base_and_scripts(
    element: ET.Element,
) -> tuple[ET.Element, ET.Element | None, ET.Element | None]:
    """A base with what stands below and above it."""
    base, *others = element
    if element.tag in {"mover", "msup"}:
        return base, None, others[0]
    return base, others[0], others[1] if len(others) > 1 else None


def _scripts(base: ET.Element, below: ET.Element | None, above: ET.Element | None) -> Iterator[str]:
    if _text(base) in _OVER_A_RANGE | _CHOICES and below is not None:
        yield "over" if above is None else "from"
        yield from _spoken(below)
        yield from ("to", *_spoken(above)) if above is not None else ()
        yield "of"
        return
    if below is not None:
        yield from ("sub", *_spoken(below))
    if above is not None:
        yield from _raised(base, above)


def _raised(base: ET.Element, above: ET.Element) -> Iterator[str]:
    mark = _text(above)
    if known := _MARKS.get(mark) or _POWERS.get(mark):
        yield known
    elif base.tag == "mi" and _text(base) != "e":
        yield from ("superscript", *_spoken(above))
    else:
        yield from ("to the power of", *_spoken(above))
        yield "" if _is_short(above) else "end power"


def _is_short(element: ET.Element) -> bool:
    """Whether a part ends where one hears it end: it is one sign, number or word."""
    return not len(element) or (len(element) == 1 and _is_short(element[0]))


def _text(element: ET.Element) -> str:
    return "".join(element.itertext()).strip()


def _sign(element: ET.Element) -> str:
    text = " ".join((element.text or "").split())
    return _SIGNS.get(text) or " ".join(map(_letter, text.split(" ")))


def _letter(word: str) -> str:
    """A letter in another script as the one that it stands for, and a Greek one by its name."""
    plain = normalize("NFKC", word)
    called = name(plain, "") if len(plain) == 1 else ""
    if called.startswith("GREEK"):
        return called.rpartition(" ")[2].lower()
    return plain

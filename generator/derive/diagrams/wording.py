"""Sentences of a description."""

from collections.abc import Iterable

from generator.derive.diagrams.label import plain
from generator.derive.display import display_of, write
from generator.derive.units import parse_unit

_ENDS = (".", "!", "?", "…")


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    cleaned = [plain(name) for name in names]
    return " and ".join(part for part in (", ".join(cleaned[:-1]), *cleaned[-1:]) if part)


def sentence(text: str) -> str:
    """A text of plain parts with a full stop and a capital, unless it has one like `pCTR`."""
    ended = text if text.endswith(_ENDS) else f"{text}."
    return ended if ended[1:2].isupper() else ended[:1].upper() + ended[1:]


def clause(text: str) -> str:
    """A text that is going to stand inside a sentence: without its full stop."""
    return plain(text).rstrip(".")


def paragraph(sentences: Iterable[str]) -> str:
    """Sentences one after the other."""
    return " ".join(sentence(one) for one in sentences)


def time(milliseconds: float) -> str:
    """A time as a picture shows it: `12 ms`, `1.5 s`, `4 hours`."""
    shown = write(milliseconds, display_of(parse_unit("millisecond")))
    return shown.replace("\N{NO-BREAK SPACE}", " ")


def percent(share: float) -> str:
    """A share in percent as a picture shows it: `5%`, `0.5%`."""
    return f"{share:g}%"

"""What a card is."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from generator.derive.estimates import Computation
from generator.model.case import Case
from generator.model.guide import Guide

T = TypeVar("T")

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WORD: Final = re.compile(r"[a-z]{3,}")
_WORDS: Final = 8
"""Enough to tell entries of a list apart, and few enough that a better end keeps the card."""


class Kind(StrEnum):
    """What a card asks for; learners put kinds aside that they do not want."""

    ASK = "ask"
    OTHERWISE = "otherwise"
    QUALITY = "quality"
    ESTIMATE = "estimate"
    FRAMING = "framing"
    ALTERNATIVE = "alternative"
    LABEL = "label"
    SPLIT = "split"
    RISK = "risk"
    FEATURE = "feature"
    CHOICE = "choice"
    REJECTED = "rejected"
    LOSS = "loss"
    SETTING = "setting"
    OFFLINE = "offline"
    ONLINE = "online"
    SLICE = "slice"
    EXPERIMENT = "experiment"
    REQUEST = "request"
    CAPACITY = "capacity"
    FALLBACK = "fallback"
    ROLLBACK = "rollback"
    SIGNAL = "signal"
    RETRAINING = "retraining"
    LOOP = "loop"
    TRADEOFF = "tradeoff"
    PITFALL = "pitfall"
    FOLLOWUP = "followup"


@dataclass(frozen=True)
class Card:
    """A question with its answer."""

    id: str
    """The slug of its case and the place in it, as in `visual-search/features.catalog.age`."""
    case: str
    """The slug of the case."""
    step: str | None
    """The step of the method, an id; none for what concerns the whole design."""
    kind: Kind
    question: str
    """Markdown. It does not name the case, which stands above it."""
    answer: str
    """Markdown."""
    sources: tuple[str, ...]
    """The keys of the works that question and answer lean on."""
    diagram: str | None
    """The picture of the answer, as `CaseDiagrams.by_name` calls it."""


@dataclass(frozen=True)
class Draft:
    """A card as the maker of a section writes it."""

    place: str
    """Where in the case it comes from."""
    kind: Kind
    question: str
    answer: str
    sources: tuple[str, ...] = field(default=())
    """Works besides those that the texts cite."""
    diagram: str | None = None
    step: str | None = None
    """The step, if it is not that of the section."""


@dataclass(frozen=True)
class Desk:
    """What a maker of cards has before it."""

    case: Case
    """The case with the figures filled into its texts."""
    guide: Guide
    estimate: Computation


Maker = Callable[[Desk], Iterator[Draft]]


def placed(path: str, items: Iterable[T], name: Callable[[T], str]) -> Iterator[tuple[str, T]]:
    """Yield items of a list with a place each, which no other item moves.

    It is made of a name: an id, or what the item says first. Only what has the name of an earlier
    one is told apart by a number.
    """
    seen: dict[str, int] = {}
    for item in items:
        called = _key(name(item))
        seen[called] = seen.get(called, 0) + 1
        again = f".{seen[called]}" if seen[called] > 1 else ""
        yield f"{path}.{called}{again}", item


def _key(name: str) -> str:
    """Return an id as it is, and of a text its first words, without figures, which change."""
    if _ID.fullmatch(name):
        return name
    return "-".join(_WORD.findall(name.lower())[:_WORDS]) or "entry"


def bullets(items: Iterable[str]) -> str:
    """Return a Markdown list."""
    return "\n".join(f"- {item}" for item in items)


def paragraphs(*texts: str) -> str:
    """Join what is not empty."""
    return "\n\n".join(text for text in texts if text)

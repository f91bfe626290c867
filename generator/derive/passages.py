"""The paragraphs of a case, compared by the word sequences that they share.

Near-duplicates are found by shingling (Broder, "On the resemblance and containment of documents",
1997): a text is like another one if that has enough of its three-word sequences.
"""

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from struct import unpack
from typing import Final

from generator.derive.prose import CITATION, FIGURE, texts
from generator.derive.same import Same
from generator.model.case import Case
from generator.problems import KeyPath

_SHORTEST: Final = 12
"""In words; shorter paragraphs are alike by chance."""
_MOST_ALIKE: Final = 16
"""Paragraphs that are known to have a word sequence; to count more would take minutes in a case
that says one thing a thousand times."""
_NOT_COMPARED: Final = {"provenance", "exemptions", "formula"}
_WORD: Final = re.compile(r"[a-z]+(?:['-][a-z]+)*|#")
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_BREAK: Final = re.compile(r"\n[ \t]*\n")

Shingle = int
"""64 bits made of three words: of a hundred million different ones, two are the same in one of
four thousand guides."""
_BITS: Final = 64
_PARTS: Final = 16
"""So many times fewer word sequences of a large guide are in memory at once."""


@dataclass(frozen=True, eq=False)
class Passage:
    """A paragraph as the word sequences in it."""

    path: KeyPath
    shingles: "array[Shingle]"
    """Each once, in ascending order."""


@dataclass(frozen=True)
class Said:
    """The paragraphs of a case that are long enough to be compared."""

    passages: tuple[Passage, ...]
    shingles: "array[Shingle]"
    """The word sequences of all of them, each once, in ascending order."""


class Index:
    """Paragraphs, to be found by the word sequences in them."""

    def __init__(self, passages: Iterable[Passage], only: frozenset[Shingle] | None = None) -> None:
        """`only` are the word sequences that somebody will ask for, if not all."""
        self._with: dict[Shingle, list[Passage]] = defaultdict(list)
        self._only = only
        for passage in passages:
            self.add(passage)

    def add(self, passage: Passage) -> None:
        """Add a paragraph."""
        for shingle in self._asked_for(passage):
            alike = self._with[shingle]
            if len(alike) < _MOST_ALIKE:
                alike.append(passage)

    def _asked_for(self, passage: Passage) -> Iterable[Shingle]:
        return passage.shingles if self._only is None else self._only.intersection(passage.shingles)

    def closest(
        self, passage: Passage, share: float, but: AbstractSet[Passage] = frozenset()
    ) -> Passage | None:
        """Return the paragraph that has most of one's word sequences, if it has a share of them.

        Paragraphs in `but` are not looked at.
        """
        alike = (self._with.get(shingle, ()) for shingle in passage.shingles)
        shared = Counter(chain.from_iterable(alike))
        others = ((other, count) for other, count in shared.most_common() if other not in but)
        for other, count in others:
            if count >= share * len(passage.shingles):
                return other
            break
        return None


def said_again(passages: Iterable[Passage]) -> frozenset[Shingle]:
    """Return the word sequences that more than one paragraph has."""
    uses = Counter(chain.from_iterable(passage.shingles for passage in passages))
    return frozenset(shingle for shingle, count in uses.items() if count > 1)


def said_by_several(cases: Collection[Said]) -> frozenset[Shingle]:
    """Return the word sequences that more than one case has."""
    found: set[Shingle] = set()
    size = 2**_BITS // _PARTS
    for part in range(_PARTS):
        seen: set[Shingle] = set()
        for case in cases:
            begin = bisect_left(case.shingles, part * size)
            end = bisect_left(case.shingles, (part + 1) * size)
            own = case.shingles[begin:end]
            found |= seen.intersection(own)
            seen.update(own)
    return frozenset(found)


def said_in(case: Case) -> Said:
    """Return what a case says."""
    passages = passages_of(case)
    return Said(passages, _in_order(one for passage in passages for one in passage.shingles))


def passages_of(case: Case) -> tuple[Passage, ...]:
    """Return the paragraphs of a case that are long enough to be compared."""
    return _kept(Same(case))


@lru_cache(maxsize=4)
def _kept(case: Same[Case]) -> tuple[Passage, ...]:
    known: dict[str, array[Shingle]] = {}
    passages = []
    for path, paragraph in _paragraphs(case.value):
        if paragraph not in known:
            known[paragraph] = _in_order(_shingles(paragraph))
        if known[paragraph]:
            passages.append(Passage(path, known[paragraph]))
    return tuple(passages)


def _paragraphs(case: Case) -> Iterator[tuple[KeyPath, str]]:
    for path, text in texts(case):
        if _NOT_COMPARED & {path[0], path[-1]}:
            continue
        for paragraph in _BREAK.split(text):
            if len(paragraph) > 2 * _SHORTEST - 2:
                yield path, paragraph


def _in_order(shingles: Iterable[Shingle]) -> "array[Shingle]":
    return array("Q", sorted(set(shingles)))


def _shingles(paragraph: str) -> Iterable[Shingle]:
    bare = CITATION.sub("", FIGURE.sub("#", paragraph)).lower()
    words = _WORD.findall(_NUMBER.sub("#", bare))
    if len(words) < _SHORTEST:
        return ()
    in_place = [_numbers(word) for word in words]
    threes = zip(in_place, in_place[1:], in_place[2:], strict=False)
    return {first[0] ^ second[1] ^ third[2] for first, second, third in threes}


@lru_cache(maxsize=2**14)
def _numbers(word: str) -> tuple[int, int, int]:
    """Return a word's number as the first, the second and the third of three.

    The exclusive or of three such numbers stands for the sequence (Zobrist, "A new hashing method
    with application for game playing", 1970), and costs a tenth of a digest of its own.
    """
    first, second, third = unpack("<3Q", blake2b(word.encode(), digest_size=24).digest())
    return first, second, third

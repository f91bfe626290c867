"""The paragraphs of all cases, compared by the word sequences that they share.

Near-duplicates are found by shingling (Broder, "On the resemblance and containment of documents",
1997): two texts are alike if enough of the one's three-word sequences occur in the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.derive.prose import CITATION, FIGURE, texts
from generator.derive.same import Same
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import KeyPath

_SHORTEST: Final = 12
"""In words; shorter paragraphs are alike by chance."""
_WORDS: Final = 3
_NOT_COMPARED: Final = {"provenance", "exemptions", "formula"}
_WORD: Final = re.compile(r"[a-z]+(?:['-][a-z]+)*|#")
_NUMBER: Final = re.compile(r"\d[\d.,]*")

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A paragraph as the word sequences in it."""

    number: int
    """Its place in the order of all passages."""
    slug: str
    path: KeyPath
    shingles: frozenset[Shingle]


class Passages:
    """The paragraphs of a guide's cases."""

    def __init__(self, guide: Guide) -> None:
        self._all: list[Passage] = []
        self._of_case: dict[int, list[Passage]] = defaultdict(list)
        self._with: dict[Shingle, list[Passage]] = defaultdict(list)
        for slug, case in guide.cases.items():
            for path, shingles in _shingled(case):
                passage = Passage(len(self._all), slug, path, shingles)
                self._all.append(passage)
                self._of_case[id(case)].append(passage)
                for shingle in shingles:
                    self._with[shingle].append(passage)

    def of(self, case: Case) -> list[Passage]:
        """Return the paragraphs of one of the guide's cases."""
        return self._of_case[id(case)]

    def closest(self, passage: Passage, share: float, *, same_case: bool) -> Passage | None:
        """Return the paragraph that has most of one's word sequences, if it has a share of them."""
        shared: Counter[int] = Counter()
        for shingle in passage.shingles:
            for other in self._with[shingle]:
                if (other.slug == passage.slug) is same_case and other is not passage:
                    shared[other.number] += 1
        for number, count in shared.most_common(1):
            if count >= share * len(passage.shingles):
                return self._all[number]
        return None


def passages_of(guide: Guide) -> Passages:
    """Return the paragraphs of a guide; every case asks for the same ones."""
    return _passages_of(Same(guide))


@lru_cache(maxsize=1)
def _passages_of(guide: Same[Guide]) -> Passages:
    return Passages(guide.value)


def _shingled(case: Case) -> Iterator[tuple[KeyPath, frozenset[Shingle]]]:
    for path, text in texts(case):
        if _NOT_COMPARED & {path[0], path[-1]}:
            continue
        for paragraph in re.split(r"\n[ \t]*\n", text):
            bare = CITATION.sub("", FIGURE.sub("#", paragraph)).lower()
            words = _WORD.findall(_NUMBER.sub("#", bare))
            if len(words) >= _SHORTEST:
                ends = range(_WORDS, len(words) + 1)
                yield path, frozenset(tuple(words[end - _WORDS : end]) for end in ends)

"""The paragraphs of a case, compared by the word sequences that they share.

Near-duplicates are found by shingling (Broder, "On the resemblance and containment of documents",
1997): a text is like another one if that has enough of its three-word sequences.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.derive.prose import CITATION, FIGURE, texts
from generator.derive.same import Same
from generator.model.case import Case
from generator.problems import KeyPath

_SHORTEST: Final = 12
"""In words; shorter paragraphs are alike by chance."""
_WORDS: Final = 3
_MOST_ALIKE: Final = 16
"""Paragraphs that are known to have a word sequence; to count more would take minutes in a case
that says one thing a thousand times."""
_NOT_COMPARED: Final = {"provenance", "exemptions", "formula"}
_WORD: Final = re.compile(r"[a-z]+(?:['-][a-z]+)*|#")
_NUMBER: Final = re.compile(r"\d[\d.,]*")

Shingle = str
"""Three words with blanks between them: a text remembers its hash, a tuple does not."""


@dataclass(frozen=True, eq=False)
class Passage:
    """A paragraph as the word sequences in it."""

    path: KeyPath
    shingles: frozenset[Shingle]


class Index:
    """Paragraphs, to be found by the word sequences in them."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._with: dict[Shingle, list[Passage]] = defaultdict(list)
        for passage in passages:
            self.add(passage)

    def add(self, passage: Passage) -> None:
        """Add a paragraph."""
        for shingle in passage.shingles:
            alike = self._with[shingle]
            if len(alike) < _MOST_ALIKE:
                alike.append(passage)

    def closest(
        self, passage: Passage, share: float, but: AbstractSet[Passage] = frozenset()
    ) -> Passage | None:
        """Return the paragraph that has most of one's word sequences, if it has a share of them.

        Paragraphs in `but` are not looked at.
        """
        shared: Counter[Passage] = Counter()
        for shingle in passage.shingles:
            shared.update(self._with.get(shingle, ()))
        others = ((other, count) for other, count in shared.most_common() if other not in but)
        for other, count in others:
            if count >= share * len(passage.shingles):
                return other
            break
        return None


@lru_cache(maxsize=4096)
def _kept(case: Same[Case]) -> tuple[Passage, ...]:
    return tuple(Passage(path, shingles) for path, shingles in _shingled(case.value))


def passages_of(case: Case) -> tuple[Passage, ...]:
    """Return the paragraphs of a case that are long enough to be compared."""
    return _kept(Same(case))


def _shingled(case: Case) -> Iterator[tuple[KeyPath, frozenset[Shingle]]]:
    for path, text in texts(case):
        if _NOT_COMPARED & {path[0], path[-1]}:
            continue
        for paragraph in re.split(r"\n[ \t]*\n", text):
            bare = CITATION.sub("", FIGURE.sub("#", paragraph)).lower()
            words = _WORD.findall(_NUMBER.sub("#", bare))
            if len(words) >= _SHORTEST:
                ends = range(_WORDS, len(words) + 1)
                yield path, frozenset(" ".join(words[end - _WORDS : end]) for end in ends)

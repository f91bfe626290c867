"""Which cases are related, by the words that they share and few others use."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.modeling import ModelRole

_MOST: Final = 3
_SHOWN: Final = 4
_COMMON: Final = 0.5
"""A word that more than this share of cases uses says nothing about two of them."""
_SMALL: Final = 6
"""With fewer cases, every word counts."""

_LOOKED_AT: Final = 200
"""Cases that a case is compared with; in a larger guide, those that share its rarest words."""

_WEIGHTS: Final = {"components": 0.4, "tags": 0.7}
"""Systems of all kinds have the same boxes; what they learn from tells more. Our choice."""

Word = tuple[str, str]
"""A vocabulary and an id in it."""


@dataclass(frozen=True)
class Relation:
    """A related case, and what it shares."""

    slug: str
    shared: tuple[str, ...]
    """The names of the rarest words that both use."""


def related(guide: Guide) -> Mapping[str, tuple[Relation, ...]]:
    """Return the cases that are closest to each, the closest first.

    Words weigh by the logarithm of their rarity (Sparck Jones, "A statistical interpretation of
    term specificity", 1972), and cases are compared only where they share one that is not common.
    """
    words = {slug: frozenset(_words(case)) for slug, case in guide.cases.items()}
    used_by: dict[Word, dict[str, None]] = defaultdict(dict)
    for slug, own in words.items():
        for word in own:
            used_by[word][slug] = None
    most = len(words) if len(words) <= _SMALL else _COMMON * len(words)
    telling = {word: slugs for word, slugs in used_by.items() if 1 < len(slugs) <= most}
    weights = {
        word: math.log(1 + len(words) / len(slugs)) * _WEIGHTS.get(word[0], 1.0)
        for word, slugs in telling.items()
    }
    return {
        slug: tuple(_closest(slug, own, telling, weights, guide)) for slug, own in words.items()
    }


def _closest(
    slug: str,
    own: frozenset[Word],
    telling: Mapping[Word, Mapping[str, None]],
    weights: Mapping[Word, float],
    guide: Guide,
) -> Iterator[Relation]:
    rarest = sorted(own & telling.keys(), key=lambda word: (-weights[word], word))
    shared = {
        other: [word for word in rarest if other in telling[word]]
        for other in _looked_at(slug, rarest, telling)
    }
    scores = {other: sum(weights[word] for word in both) for other, both in shared.items()}
    for other in sorted(scores, key=lambda other: (-scores[other], other))[:_MOST]:
        yield Relation(other, tuple(_name(word, guide) for word in shared[other][:_SHOWN]))


def _looked_at(
    slug: str, rarest: Sequence[Word], telling: Mapping[Word, Mapping[str, None]]
) -> Iterator[str]:
    """Yield the first cases that share a word, the rarest words first."""
    found: set[str] = {slug}
    for other in (other for word in rarest for other in telling[word]):
        if len(found) > _LOOKED_AT:
            return
        if other not in found:
            found.add(other)
            yield other


def _words(case: Case) -> Iterator[Word]:
    yield "tasks", case.framing.task
    for option in case.models.options:
        if option.role is not ModelRole.BASELINE:
            yield "families", option.family
            yield from (("losses", loss) for loss in option.losses)
    yield from (("metrics", one.metric) for one in case.evaluation.offline)
    yield from (("tags", tag) for tag in case.tags)
    yield from (("components", one.kind) for one in case.serving.components)


def _name(word: Word, guide: Guide) -> str:
    name: str = getattr(guide.vocabulary, word[0])[word[1]].name
    return name

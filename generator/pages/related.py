"""Which cases are related, by the words that they share and few others use."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
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
    used_by: dict[Word, list[str]] = defaultdict(list)
    for slug, own in words.items():
        for word in own:
            used_by[word].append(slug)
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
    telling: Mapping[Word, list[str]],
    weights: Mapping[Word, float],
    guide: Guide,
) -> Iterator[Relation]:
    scores: Counter[str] = Counter()
    for word in own & telling.keys():
        for other in telling[word]:
            scores[other] += weights[word]  # type: ignore[assignment]  # a Counter of weights
    del scores[slug]
    ranked = sorted(scores, key=lambda other: (-scores[other], other))
    for other in ranked[:_MOST]:
        both = [word for word in own & telling.keys() if other in telling[word]]
        rarest = sorted(both, key=lambda word: (-weights[word], word))[:_SHOWN]
        yield Relation(other, tuple(_name(word, guide) for word in rarest))


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

"""From a case to its cards."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from generator.derive.basis import Basis
from generator.derive.cards import evaluation, interview, learning, operation
from generator.derive.cards.card import Card, Desk, Draft, Maker
from generator.derive.estimates import compute
from generator.derive.prose import CITATION, fill
from generator.model.framework import CaseSection, Framework
from generator.model.guide import Guide

_SECTIONS: Final[Mapping[CaseSection, Maker]] = {
    CaseSection.CLARIFY: interview.clarify,
    CaseSection.REQUIREMENTS: interview.requirements,
    CaseSection.ESTIMATES: interview.estimates,
    CaseSection.FRAMING: interview.framing,
    CaseSection.DATA: learning.data,
    CaseSection.FEATURES: learning.features,
    CaseSection.MODELS: learning.models,
    CaseSection.TRAINING: learning.training,
    CaseSection.EVALUATION: evaluation.evaluation,
    CaseSection.SERVING: operation.serving,
    CaseSection.MONITORING: operation.monitoring,
}

_CASES_KEPT: Final = 16
"""Cards are asked for several times in a row."""


def cards_of(slug: str, guide: Guide) -> tuple[Card, ...]:
    """Return the cards of a case in the order of the method."""
    return _kept(Basis.of(slug, guide.cases[slug], guide))


@lru_cache(maxsize=_CASES_KEPT)
def _kept(basis: Basis) -> tuple[Card, ...]:
    return _made(basis.slug, basis.guide())


def _made(slug: str, guide: Guide) -> tuple[Card, ...]:
    written = guide.cases[slug]
    estimate = compute(written.estimates, guide.vocabulary.functions)
    desk = Desk(fill(written, estimate.shown), guide, estimate)
    return tuple(
        _card(slug, step, draft)
        for step, maker in _makers(guide.framework)
        for draft in maker(desk)
    )


def _makers(framework: Framework) -> Iterator[tuple[str | None, Maker]]:
    for step in framework.steps:
        for section in step.sections:
            yield step.id, _SECTIONS[section]
    yield None, interview.closing


def _card(slug: str, step: str | None, draft: Draft) -> Card:
    cited = CITATION.findall(draft.question + draft.answer)
    return Card(
        id=f"{slug}/{draft.place}",
        case=slug,
        step=draft.step or step,
        kind=draft.kind,
        question=CITATION.sub("", draft.question),
        answer=CITATION.sub("", draft.answer),
        sources=tuple(dict.fromkeys((*cited, *draft.sources))),
        diagram=draft.diagram,
    )

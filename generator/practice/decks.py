"""The cards of a case as the page on cards shows them."""

from typing import Any

from generator.derive.cards import Card, cards_of
from generator.model.guide import Guide
from generator.practice.texts import html
from generator.render import fragment


def deck(slug: str, guide: Guide) -> dict[str, Any]:
    """Return the cards of a case in the order of the method."""
    steps = {step.id: step.name for step in guide.framework.steps}
    return {"cards": [_card(card, steps, guide) for card in cards_of(slug, guide)]}


def _card(card: Card, steps: dict[str, str], guide: Guide) -> dict[str, str]:
    return {
        "id": card.id,
        "step": steps.get(card.step or "", "The whole design"),
        "question": html(card.question),
        "answer": html(card.answer),
        "sources": _sources(card, guide),
    }


def _sources(card: Card, guide: Guide) -> str:
    works = [guide.sources[key] for key in card.sources]
    return fragment("works.html.jinja", works=works) if works else ""

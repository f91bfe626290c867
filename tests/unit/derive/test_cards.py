import re
from collections import Counter
from operator import attrgetter

import pytest
from pydantic import BaseModel

from generator.derive.cards import Card, Kind, cards_of
from generator.derive.diagrams.set import draw_all
from generator.derive.estimates import compute
from generator.derive.prose import fill
from generator.model.case import Case
from generator.model.guide import Guide


def with_case(guide: Guide, slug: str, case: Case) -> Guide:
    """Return the guide with another case."""
    return guide.model_copy(update={"cases": {**guide.cases, slug: case}})


def changed(model: BaseModel, path: str, value: object) -> BaseModel:
    """Return a copy of a model with another value at a path such as `data.risks.0.risk`."""
    name, _, rest = path.partition(".")
    old = getattr(model, name)
    if not rest:
        return model.model_copy(update={name: value})
    if isinstance(old, tuple):
        number, _, inner = rest.partition(".")
        items = list(old)
        items[int(number)] = changed(items[int(number)], inner, value)
        return model.model_copy(update={name: tuple(items)})
    return model.model_copy(update={name: changed(old, rest, value)})


def reworded(case: Case, path: str, value: object) -> Case:
    """Return a case with another text at a path."""
    other = changed(case, path, value)
    assert isinstance(other, Case)
    return other


@pytest.fixture(scope="module")
def cards(guide: Guide) -> dict[str, Card]:
    """Return the cards of the spam filter, by the place that they come from."""
    found = cards_of("spam-filter", guide)
    return {card.id.removeprefix("spam-filter/"): card for card in found}


def test_every_kind_is_made(guide: Guide) -> None:
    """A guide that uses every field has a card of every kind, each with an id of its own."""
    made = [card for slug in guide.cases for card in cards_of(slug, guide)]
    assert {card.kind for card in made} == set(Kind)
    assert [id_ for id_, count in Counter(card.id for card in made).items() if count > 1] == []


def test_cards_are_whole(guide: Guide) -> None:
    """A card has a question that asks, an answer, and no figure or citation left unfilled."""
    for slug in guide.cases:
        for card in cards_of(slug, guide):
            assert "?" in card.question, card.id
            assert card.answer.strip(), card.id
            assert not re.search(r"\{\{\s*\w|\[\^", card.question + card.answer), card.id
            assert card.answer not in card.question, card.id


def test_references_lead_somewhere(guide: Guide) -> None:
    """The works, the step and the picture of a card exist."""
    for slug, written in guide.cases.items():
        case = fill(written, compute(written.estimates, guide.vocabulary.functions).shown)
        pictures = draw_all(case, guide.vocabulary).by_name()
        for card in cards_of(slug, guide):
            assert set(card.sources) <= set(guide.sources)
            assert card.step in {None, *(step.id for step in guide.framework.steps)}
            assert card.diagram is None or card.diagram in pictures


@pytest.mark.parametrize(
    "path",
    [
        "title",
        "clarify.dialogue.0.answer",
        "requirements.non_functional.0.what",
        "features.catalog.0.risk",
        "models.options.0.verdict",
        "monitoring.signals.0.detects",
        "followups.0.answer",
    ],
)
def test_better_words_keep_the_ids(path: str, guide: Guide, spam_filter: Case) -> None:
    """A learner's schedule survives a new sentence anywhere in a case."""
    other = with_case(guide, "spam-filter", reworded(spam_filter, path, "Said better?"))
    old, new = (cards_of("spam-filter", one) for one in (guide, other))
    assert [card.id for card in old] == [card.id for card in new]


def test_a_new_entry_with_an_id_moves_no_other(guide: Guide, spam_filter: Case) -> None:
    """Where entries have ids, an entry put before others leaves their cards as they were."""
    catalog = spam_filter.features.catalog
    fresh = catalog[0].model_copy(update={"id": "quite-new", "risk": "Unknown yet."})
    other = reworded(spam_filter, "features.catalog", (fresh, *catalog))
    old = {card.id: card for card in cards_of("spam-filter", guide)}
    new = {
        card.id: card for card in cards_of("spam-filter", with_case(guide, "spam-filter", other))
    }
    assert set(new) - set(old) == {"spam-filter/features.catalog.quite-new"}
    assert all(new[id_] == card for id_, card in old.items())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("clarify.dialogue", "ask"),
        ("framing.alternatives", "name"),
        ("data.labels", "name"),
        ("data.risks", "risk"),
        ("training.settings", "name"),
        ("evaluation.slices", "name"),
        ("serving.fallbacks", "when"),
        ("monitoring.feedback_loops", "loop"),
        ("tradeoffs", "choice"),
        ("pitfalls", "mistake"),
        ("followups", "question"),
    ],
)
def test_a_new_entry_without_an_id_moves_no_other(
    path: str, name: str, guide: Guide, spam_filter: Case
) -> None:
    """A card belongs to what it asks, and not to a number in a list; the same in another order."""
    entries = attrgetter(path)(spam_filter)
    fresh = entries[0].model_copy(update={name: "What nobody thought of?"})
    other = reworded(spam_filter, path, (fresh, *reversed(entries)))
    old = {card.id: card for card in cards_of("spam-filter", guide)}
    new = {
        card.id: card for card in cards_of("spam-filter", with_case(guide, "spam-filter", other))
    }
    assert set(new) - set(old) == {f"spam-filter/{path}.what-nobody-thought"}
    assert all(new[id_].question == card.question for id_, card in old.items() if path in id_)


def test_a_figure_in_an_entry_does_not_change_its_card(guide: Guide, spam_filter: Case) -> None:
    """An id holds no number, which follows an assumption, and no end of a long sentence."""
    told = reworded(spam_filter, "data.risks.0.risk", "Text of 30 private letters, all told.")
    again = reworded(spam_filter, "data.risks.0.risk", "Text of 40 private letters, all told.")
    one, other = (
        [card.id for card in cards_of("spam-filter", with_case(guide, "spam-filter", case))]
        for case in (told, again)
    )
    assert one == other


def test_an_estimate_can_be_done_in_the_head(cards: dict[str, Card]) -> None:
    """The question gives the inputs with their values, and the answer shows the working."""
    card = cards["estimates.derived.replicas"]
    assert "11.6" in card.question
    assert "= 7" not in card.question
    assert "= 7" in card.answer


def test_the_choice_does_not_give_itself_away(cards: dict[str, Card], spam_filter: Case) -> None:
    """The models of a stage are listed by name, not from baseline to chosen."""
    (card,) = (card for card in cards.values() if card.kind is Kind.CHOICE)
    listed = re.findall(r"^- (.+)$", card.question, re.MULTILINE)
    assert listed == sorted(option.name for option in spam_filter.models.options)


def test_what_a_text_cites_stands_with_the_sources(guide: Guide, spam_filter: Case) -> None:
    """A citation leaves the text and becomes a source of the card."""
    key = spam_filter.sources[0].key
    told = reworded(spam_filter, "data.risks.0.mitigation", f"Less is kept.[^{key}]")
    found = cards_of("spam-filter", with_case(guide, "spam-filter", told))
    (card,) = (
        card
        for card in found
        if card.id == "spam-filter/data.risks.text-private-letters-training-set"
    )
    assert (card.answer, card.sources) == ("Less is kept.", (key,))

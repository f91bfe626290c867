"""From cards to notes: the texts as HTML, with the picture and the sources on the back."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from markdown import Markdown

from generator.derive.cards import Card, cards_of
from generator.derive.diagrams import Diagram
from generator.derive.diagrams.set import draw_all
from generator.derive.estimates import compute
from generator.derive.prose import fill
from generator.export.edition import Edition
from generator.export.pictures import picture
from generator.model.framework import Framework
from generator.pages.case import step_views
from generator.render import fragment

_WHOLE: Final = "The whole design"


@dataclass(frozen=True)
class Note:
    """A card as Anki keeps it."""

    id: str
    """What its global id follows from."""
    deck: str
    """The decks from the outermost one, joined by `::`."""
    tags: tuple[str, ...]
    fields: dict[str, str]
    """HTML, by the names of the fields; their order is part of the note type."""


def notes(edition: Edition) -> Iterator[Note]:
    """Yield the notes of all cases, group by group, in the order of the method."""
    groups = edition.guide.vocabulary.groups
    for group in groups:
        for slug, case in edition.guide.cases.items():
            if case.group == group:
                edition.report(case.title)
                deck = "::".join(map(_part, (edition.title, groups[group].name, case.title)))
                yield from _notes(slug, deck, edition)


def _part(name: str) -> str:
    """Return the name of a deck without what Anki reads as a border between decks."""
    return name.replace("::", ":")


def _notes(slug: str, deck: str, edition: Edition) -> Iterator[Note]:
    guide = edition.guide
    written = guide.cases[slug]
    case = fill(written, compute(written.estimates, guide.vocabulary.functions).shown)
    pictures = draw_all(case, guide.vocabulary).by_name()
    anchors = {step.id: step.anchor for step in step_views(guide, case)}
    for card in cards_of(slug, guide):
        section = f"#{anchors[card.step]}" if card.step else ""
        address = f"{edition.home}cases/{slug}/{section}" if edition.home else ""
        yield Note(
            card.id,
            deck,
            tuple(_tags(card)),
            {
                "Id": card.id,
                "Case": case.title,
                "Step": _step(card, guide.framework),
                "Question": html(card.question),
                "Answer": html(card.answer),
                "Picture": _picture(pictures[card.diagram], edition) if card.diagram else "",
                "Sources": _sources(card, edition),
                "Page": address,
            },
        )


def _tags(card: Card) -> Iterator[str]:
    yield f"casebook::case::{card.case}"
    yield f"casebook::kind::{card.kind.value}"
    yield f"casebook::step::{card.step or 'whole'}"


def _step(card: Card, framework: Framework) -> str:
    return next((step.name for step in framework.steps if step.id == card.step), _WHOLE)


def _picture(diagram: Diagram, edition: Edition) -> str:
    svg = picture(edition, diagram)
    return fragment("anki/picture.html.jinja", svg=svg, diagram=diagram) if svg else ""


def _sources(card: Card, edition: Edition) -> str:
    works = [edition.guide.sources[key] for key in card.sources]
    return fragment("works.html.jinja", works=works) if works else ""


def html(text: str) -> str:
    """Convert Markdown; formulas stand between the signs that Anki's MathJax looks for."""
    converter = _converter()
    converter.reset()
    return converter.convert(text)


@cache
def _converter() -> Markdown:
    return Markdown(
        extensions=["tables", "sane_lists", "pymdownx.arithmatex", "pymdownx.superfences"],
        extension_configs={"pymdownx.arithmatex": {"generic": True}},
    )

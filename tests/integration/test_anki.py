"""`casebook export anki`: imported by Anki's own library into a real collection, twice."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("anki", reason="no wheel for this platform")

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from generator.derive.cards import Kind
from tests.integration.command import casebook

FIRST, SECOND = "1700000000", "1710000000"
"""When both editions were made, in seconds since 1970."""


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """Return a learner's collection, empty."""
    opened = Collection(str(tmp_path / "learner.anki2"))
    yield opened
    opened.close()


def export(project: Path, made: str) -> Path:
    """Export a project at a second since 1970."""
    target = project.parent / f"{made}.apkg"
    done = casebook(project, "export", "anki", "--to", str(target), SOURCE_DATE_EPOCH=made)
    assert done.returncode == 0, done.stderr
    return target


def take(collection: Collection, package: Path) -> Any:  # noqa: ANN401 - Anki's message
    """Import a package as a learner does who changes no setting, and return Anki's log."""
    request = ImportAnkiPackageRequest(
        package_path=str(package),
        options=ImportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False),
    )
    return collection.import_anki_package(request).log


def edit(project: Path, old: str, new: str) -> None:
    """Replace a text that occurs once in the spam filter."""
    case = project / "data/cases/spam-filter.yaml"
    text = case.read_text(encoding="utf-8")
    assert text.count(old) == 1
    case.write_text(text.replace(old, new), encoding="utf-8")


def fields(collection: Collection, place: str) -> dict[str, str]:
    """Return the fields of the one note that comes from a place."""
    (note,) = collection.find_notes(f'"Id:spam-filter/{place}"')
    return dict(collection.get_note(note).items())


def test_the_package_is_what_a_learner_studies(project: Path, collection: Collection) -> None:
    """Cards lie in a deck for each case below its group, are tagged by kind, and are new."""
    log = take(collection, export(project, FIRST))
    assert not log.conflicting
    assert not log.first_field_match
    assert len(log.new) == collection.note_count() == collection.card_count()
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert "ML System Design Casebook::Trust::Spam filter" in names
    kinds = {tag.rpartition("::")[2] for tag in collection.tags.all() if "::kind::" in tag}
    assert kinds == {kind.value for kind in Kind}
    assert len(collection.find_cards("is:new")) == collection.card_count()
    assert collection.find_cards("tag:casebook::step::clarify deck:*::Spam*")


@pytest.mark.usefixtures("merman")
def test_a_card_shows_what_it_should(project: Path, collection: Collection) -> None:
    """The back holds front, answer, a picture that follows night mode, sources and a link."""
    take(collection, export(project, FIRST))
    (found,) = collection.find_cards('"Id:spam-filter/models.stages.scoring"')
    card = collection.get_card(found)
    front, back = card.question(), card.answer()
    assert "Spam filter · Model" in front
    assert "Which one do you choose" in front
    assert "<svg" in back
    assert "<svg" not in front
    assert "cases/spam-filter/#4-" in back
    css = card.note_type()["css"]
    assert ":is(.nightMode, .night_mode).card" in css
    used = set(re.findall(r"var\((--[\w-]+)\)", css))
    defined = set(re.findall(r"(--[\w-]+):", css))
    assert {name for name in used - defined if name.startswith("--casebook")} == set()


def test_what_a_card_cites_stands_on_its_back(project: Path, collection: Collection) -> None:
    """A citation of the text becomes an entry with author, year and link."""
    edit(
        project, "Only hashed words are kept, for 30 days.", "Only hashes are kept.[^mcmahan2013ad]"
    )
    take(collection, export(project, FIRST))
    (found,) = collection.find_cards(
        '"Id:spam-filter/data.risks.text-private-letters-training-set"'
    )
    back = collection.get_card(found).answer()
    assert "<p>Only hashes are kept.</p>" in back
    assert re.search(r'<p>H\. Brendan McMahan et al\. \(2013\)\. <a href="https://[^"]+">', back)


def test_a_second_edition_keeps_what_was_learned(project: Path, collection: Collection) -> None:
    """Changed texts arrive, new cards are added, and due dates, intervals and counts stay."""
    take(collection, export(project, FIRST))
    learned = schedule(collection)
    before = collection.note_count()
    edit(project, "Our mail service is full of spam.", "Our mail is full of spam, as ever.")
    edit(project, "A hidden letter, by far.", "A hidden letter, by a long way.")
    log = take(collection, export(project, SECOND))
    assert (len(log.new), collection.note_count()) == (0, before)
    assert "as ever" in fields(collection, "prompt")["Question"]
    assert (
        "by a long way"
        in fields(collection, "clarify.dialogue.what-worse-missed-spam-hidden-letter")["Question"]
    )
    assert schedule_of(collection) == learned
    ids = Counter(collection.get_note(note)["Id"] for note in collection.find_notes(""))
    assert set(ids.values()) == {1}


def test_an_entry_in_between_moves_no_schedule(project: Path, collection: Collection) -> None:
    """A list that gets a new entry at its front, without ids, brings one card and changes none."""
    take(collection, export(project, FIRST))
    learned = schedule(collection)
    before = texts(collection)
    new = "    - risk: Mail of children.\n      mitigation: It is not kept.\n"
    edit(project, "    - risk: Text of private", f"{new}    - risk: Text of private")
    log = take(collection, export(project, SECOND))
    assert len(log.new) == 1
    assert schedule_of(collection).items() >= learned.items()
    after = texts(collection)
    assert set(after) - set(before) == {"spam-filter/data.risks.mail-children"}
    assert {name: after[name] for name in before} == before


def texts(collection: Collection) -> dict[str, tuple[str, ...]]:
    """Return the fields of every note by its id."""
    notes = map(collection.get_note, collection.find_notes(""))
    return {note["Id"]: tuple(note.values()) for note in notes}


def schedule(collection: Collection) -> dict[int, tuple[int, ...]]:
    """Study for a while, and return what Anki keeps of every card."""
    deck = collection.decks.id_for_name("ML System Design Casebook")
    assert deck is not None
    collection.decks.set_current(deck)
    studied = collection.find_cards('"Id:spam-filter/*"', order=True)[:10]
    collection.sched.set_due_date(studied, "3-9")
    for _ in range(5):
        card = collection.sched.getCard()
        assert card is not None
        card.start_timer()
        collection.sched.answerCard(card, 3)
    kept = schedule_of(collection)
    assert sum(reps > 0 for *_, reps, _lapses in kept.values()) == 5
    return kept


def schedule_of(collection: Collection) -> dict[int, tuple[int, ...]]:
    """Return type, queue, due date, interval, ease, reviews and lapses by card."""
    cards = map(collection.get_card, collection.find_cards(""))
    return {
        one.id: (one.type, one.queue, one.due, one.ivl, one.factor, one.reps, one.lapses)
        for one in cards
    }


def test_what_a_learner_wrote_stays(project: Path, collection: Collection) -> None:
    """A note that the learner has edited is newer than any edition, and is left alone."""
    take(collection, export(project, FIRST))
    (found,) = collection.find_notes('"Id:spam-filter/prompt"')
    note = collection.get_note(found)
    note["Answer"] = "Mine."
    collection.update_note(note)
    edit(project, "Our mail service is full of spam.", "Our mail is full of spam, as ever.")
    take(collection, export(project, SECOND))
    assert fields(collection, "prompt")["Answer"] == "Mine."

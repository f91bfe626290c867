import pytest

from generator.model.guide import Guide
from generator.pages.case_view import CaseView
from generator.pages.facts import FACTS, Fact
from generator.pages.layout import Layout, layout
from generator.pages.library import ShelfView, library_pages
from generator.pages.page import anchor


@pytest.fixture(scope="module")
def laid_out(guide: Guide) -> tuple[Layout, ...]:
    """Return the cases of the mini guide as they are laid out."""
    return tuple(layout(slug, guide) for slug in guide.cases)


@pytest.fixture(scope="module")
def cases(laid_out: tuple[Layout, ...]) -> tuple[CaseView, ...]:
    """Return the cases as other pages quote them."""
    return tuple(one.digest for one in laid_out)


@pytest.fixture(scope="module")
def shelves(guide: Guide, laid_out: tuple[Layout, ...]) -> dict[str, ShelfView]:
    """Return the pages of the library by their addresses."""
    views = {page.address: page.view for page in library_pages(guide, laid_out)}
    return {address: view for address, view in views.items() if isinstance(view, ShelfView)}


def test_every_use_of_a_metric_is_listed(guide: Guide, shelves: dict[str, ShelfView]) -> None:
    """Who looks a metric up finds every case that uses it, with the part that it plays."""
    word = next(one for one in shelves["library/metrics.md"].words if one.id == "human-preference")
    (offline, online) = word.uses
    assert (offline.link.text, offline.part, online.part) == ("Haiku writer", "offline", "primary")
    assert offline.link.target.startswith("../cases/haiku-writer.md#")
    assert "There is no right poem" in offline.why
    assert guide.vocabulary.metrics["human-preference"].name == word.entry.name


def test_unused_words_are_left_out(shelves: dict[str, ShelfView]) -> None:
    """A page of the library is about what cases do."""
    words = {word.id for word in shelves["library/metrics.md"].words}
    assert "accuracy" not in words
    assert all(word.uses for view in shelves.values() for word in view.words)


def test_headings_of_a_page_differ(shelves: dict[str, ShelfView]) -> None:
    """Two words with the same anchor could not be linked to."""
    for address, view in shelves.items():
        anchors = [anchor(word.entry.name) for word in view.words]
        assert len(anchors) == len(set(anchors)), address


@pytest.mark.parametrize("fact", FACTS, ids=[fact.name for fact in FACTS])
def test_every_case_says_something_of_a_fact(cases: tuple[CaseView, ...], fact: Fact) -> None:
    """A comparison has no empty rows, except where a case has no such thing."""
    says = [fact.says(case) for case in cases]
    assert any(says)
    assert all(text for texts in says for text in texts)

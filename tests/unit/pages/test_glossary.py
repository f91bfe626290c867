import pytest

from generator.model.guide import Guide
from generator.pages.definitions import Definition, definitions
from generator.pages.glossary import GlossaryView, TermView
from generator.pages.page import Link
from generator.site import lay_out, write


@pytest.fixture(scope="module")
def terms(guide: Guide) -> dict[str, TermView]:
    """Return the terms of the mini guide as the glossary shows them."""
    pages = {page.address: page for page in lay_out(guide).library}
    view = pages["library/glossary.md"].view
    assert isinstance(view, GlossaryView)
    return {term.id: term for term in view.terms}


def test_a_term_knows_where_it_is_used_first(terms: dict[str, TermView]) -> None:
    """Who looks a term up finds the step of each case, and of the method, that uses it first."""
    method, case = terms["threshold"].uses
    assert method == (Link("The method", "../method/monitor.md"), "Monitor")
    assert case == (
        Link("Spam filter", "../cases/spam-filter.md#1-clarify-the-requirements"),
        "Clarify",
    )


def test_a_term_leads_on(terms: dict[str, TermView]) -> None:
    """A term leads to other terms, to words of other pages, and to a step of the method."""
    targets = [link.target for term in terms.values() for link in term.see_also]
    assert targets == [
        "metrics.md#recall-at-fixed-precision",
        "#threshold",
        "#dot-product",
        "../method/evaluate.md",
    ]


def test_every_definition_stands_under_its_anchor(guide: Guide) -> None:
    """No two words of a page share an anchor, and each says what it means."""
    found = definitions(lay_out(guide).library)
    places = [(one.address, one.anchor) for one in found]
    assert len(places) == len(set(places))
    assert all(one.text and one.name == one.names[0] for one in found)
    assert {one.address for one in found} >= {"library/glossary.md", "library/metrics.md"}


def test_definitions_are_plain_text(guide: Guide) -> None:
    """A tooltip shows no marks of Markdown."""
    (term, *_) = guide.vocabulary.glossary.values()
    marked = term.model_copy(update={"definition": "A *very* `good` thing[^manning]."})
    words = guide.vocabulary.model_copy(update={"glossary": {"a": marked}})
    page = next(
        page
        for page in lay_out(guide.model_copy(update={"vocabulary": words})).library
        if page.address == "library/glossary.md"
    )
    (found,) = definitions([page])
    assert isinstance(found, Definition)
    assert found.text == "A very good thing."


def test_pages_link_a_word_once(guide: Guide) -> None:
    """Case and definition lead to each other, and pages of tables to neither."""
    files = {file.page.address: file.text for file in write(guide).files}
    case = files["cases/spam-filter.md"]
    assert case.count("(../library/glossary.md#replica)") == 1
    assert "(../library/glossary.md#threshold)" not in case
    assert "library/glossary.md#" not in files["cases/index.md"]

import pytest

from generator.derive.prose import CITATION, FIGURE, fill, texts, without_citations
from generator.model.case import Case


def test_every_text_is_found_with_its_path(spam_filter: Case) -> None:
    """Texts are walked to the last one, each with the path that an author would write."""
    found = dict(texts(spam_filter))
    assert found["title",] == "Spam filter"
    assert found["features", "catalog", 1, "from"] == "marks"
    assert found["estimates", "given", "users", "why"] == "A mid-sized provider."
    assert found["sources", 0, "for"].startswith("learning message by message")
    assert found["provenance", "reviews", 0, "by"] == "A second reader"


def test_figures_are_filled_in_everywhere(spam_filter: Case) -> None:
    """Every `{{ name }}` of a case is replaced, however deep it stands; nothing else changes."""
    names = {name for _, text in texts(spam_filter) for name in FIGURE.findall(text)}
    filled = fill(spam_filter, {name: f"<{name}>" for name in names})
    assert not any("{{" in text for _, text in texts(filled))
    assert filled.serving.components[1].scale == "sized for <peak_traffic>"
    assert filled.data == spam_filter.data.model_copy(update={"sources": filled.data.sources})
    assert "{{ peak_traffic }}" in spam_filter.serving.components[1].scale


def test_case_without_figures_is_unchanged(haiku_writer: Case) -> None:
    """Filling a model that names no figure returns its equal."""
    assert fill(haiku_writer.clarify, {}) == haiku_writer.clarify


def test_citations_can_be_left_out(spam_filter: Case) -> None:
    """A page without a list of sources shows no footnote that leads nowhere."""
    bare = without_citations(spam_filter)
    assert not any(CITATION.search(text) for _, text in texts(bare))
    assert "message by\nmessage, so that" in bare.models.options[1].idea
    assert bare.sources == spam_filter.sources
    cited = spam_filter.model_copy(
        update={"prompt": "Known [^a2020b], and used [^c2021d][^e2022f]."}
    )
    assert without_citations(cited).prompt == "Known, and used."


def test_unknown_figure_is_a_key_error(spam_filter: Case) -> None:
    """A figure that does not exist is never shown as an empty place."""
    with pytest.raises(KeyError):
        fill(spam_filter, {})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ users }}", ["users"]),
        ("{{users}} and {{  peak_traffic  }}", ["users", "peak_traffic"]),
        ("{{ peak-traffic }}", ["peak-traffic"]),
        ("{{ peak traffic }}", []),
        ("{ users }", []),
        ("$x_{i}$", []),
    ],
)
def test_figure_pattern(text: str, names: list[str]) -> None:
    """A figure stands between two pairs of braces; a wrong name is found, to be reported."""
    assert FIGURE.findall(text) == names


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("as shown[^he2014practical].", ["he2014practical"]),
        ("twice[^a1][^b2]", ["a1", "b2"]),
        ("[a link](https://example.org)", []),
        ("x[^not a key]", []),
    ],
)
def test_citation_pattern(text: str, keys: list[str]) -> None:
    """A citation is a footnote whose name is a key of the bibliography."""
    assert CITATION.findall(text) == keys

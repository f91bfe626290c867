import json
from typing import Any, Final

import pytest

from generator.search import plain_text, search_files, with_own_search

ENTRIES: Final[list[dict[str, Any]]] = [
    {"location": "cases/a/", "title": "A", "text": "<p>First &lt;b&gt;.</p>", "boost": 2.0},
    {"location": "cases/a/#labels", "title": "Labels", "text": "<p>Known late.</p>", "boost": 2.0},
    {"location": "cases/a/#sources", "title": "Sources", "text": "", "boost": 2.0},
    {"location": "b/", "title": "B", "text": ""},
]


def test_sections_stand_below_their_page() -> None:
    """A page has its weight and its sections; a heading without a text leads nowhere."""
    files = search_files(ENTRIES, {})
    assert json.loads(files["titles.json"]) == [
        ["cases/a/", 2.0, [["", "A", []], ["labels", "Labels", []]]],
        ["b/", 1, [["", "B", []]]],
    ]


def test_texts_stand_in_the_order_of_the_sections() -> None:
    """The texts of all sections are a list beside the titles."""
    files = search_files(ENTRIES, {})
    assert json.loads(files["texts.json"]) == ["First <b>.", "Known late.", ""]


def test_a_heading_is_found_by_its_other_names() -> None:
    """Other names go with the heading of the page that they are given for."""
    files = search_files(ENTRIES, {"cases/a/": {"Labels": ("ground truth",)}, "b/": {"A": ("c",)}})
    [first, second] = json.loads(files["titles.json"])
    assert first[2] == [["", "A", []], ["labels", "Labels", ["ground truth"]]]
    assert second[2] == [["", "B", []]]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "a b"),
        ("top-<code>k</code>", "top-k"),
        ("CO<sub>2</sub> &amp; more", "CO2 & more"),
        ("2 &lt; 3", "2 < 3"),
    ],
)
def test_text_is_what_a_reader_sees(markup: str, text: str) -> None:
    """Blocks are apart, elements within a word are not, and entities are signs."""
    assert plain_text(markup) == text


def test_pages_name_our_own_search() -> None:
    """The theme starts our worker in place of its own, at any depth."""
    theirs = '{"base": "../..", "search": "../../assets/javascripts/workers/search.0f1e.min.js"}'
    ours = '{"base": "../..", "search": "../../assets/javascripts/search/worker.js"}'
    assert with_own_search(theirs) == ours


def test_a_theme_that_has_changed_is_noticed() -> None:
    """A build fails where our search would quietly not be used."""
    with pytest.raises(ValueError, match="search worker"):
        with_own_search('{"base": ".."}')

import logging
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown
from pymdownx.superfences import SuperFencesException

from generator.markdown.mermaid import fence, told

SOURCE = "flowchart LR\n  accTitle: Two steps\n  accDescr: A leads to B.\n  a --> b"
PLAIN = "flowchart LR\n  a --> b"
HOSTILE = """<b> & "quotes" 'single' </pre></div><script>alert(1)</script>"""
SVG = '<svg viewBox="0 0 9 9"><g id="{name}-1" /></svg>'


class Artist:
    """Draws an SVG for every text, and remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, str]] = []

    def __call__(self, source: str, title: str, name: str) -> str:
        """Draw a picture with one id."""
        self.told.append((source, title, name))
        return SVG.format(name=name)


def converted(draw: Callable[[str, str, str], str | None], *sources: str) -> str:
    """Return the HTML of a page with a fence for each text."""
    fences = [{"name": "mermaid", "class": "mermaid", "format": fence(draw)}]
    page = Markdown(
        extensions=["pymdownx.superfences", "md_in_html"],
        extension_configs={"pymdownx.superfences": {"custom_fences": fences}},
    )
    return page.convert("\n\n".join(f"```mermaid\n{source}\n```" for source in sources))


def figures(page: str) -> list[ET.Element]:
    """Return the figures of a page, which are well-formed XML but for boolean attributes."""
    xml = re.sub(r" (data-search-exclude|hidden)(?=[ >])", r' \1=""', page)
    return [*ET.fromstring(f"<page>{xml}</page>").iter("figure")]  # noqa: S314 - what is tested


def only(page: str) -> ET.Element:
    """Return the one figure of a page."""
    (figure,) = figures(page)
    return figure


def text_of(figure: ET.Element, path: str) -> str:
    """Return the text of one part of a figure."""
    part = figure.find(path)
    assert part is not None, path
    return "".join(part.itertext())


def test_figure_holds_picture_title_words_and_source() -> None:
    """In this order: what is seen, its title, the same in words, and what it was made from."""
    figure = only(converted(Artist(), SOURCE))
    assert figure.get("class") == "casebook-figure"
    assert [part.tag for part in figure] == ["div", "figcaption", "pre"]
    assert text_of(figure, "figcaption/p") == "Two steps"
    assert text_of(figure, "figcaption/details/summary") == "In words"
    assert text_of(figure, "figcaption/details/p") == "A leads to B."
    assert text_of(figure, "pre") == SOURCE
    assert figure.find("div/svg") is not None


def test_search_takes_no_word_of_a_figure() -> None:
    """Its words stand in the text of the page, and Mermaid's own are nobody's."""
    assert '<figure class="casebook-figure" data-search-exclude>' in converted(Artist(), SOURCE)


def test_source_is_there_and_hidden() -> None:
    """A script copies it; without one nobody is bothered."""
    assert '<pre class="casebook-source" hidden>flowchart LR' in converted(Artist(), SOURCE)


def test_picture_is_an_image_with_a_name_and_a_description() -> None:
    """A screen reader says both, and does not spell out the parts."""
    figure = only(converted(Artist(), SOURCE))
    svg = figure.find("div/svg")
    words = figure.find("figcaption/details/p")
    assert svg is not None
    assert words is not None
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Two steps")
    assert svg.get("aria-describedby") == words.get("id")
    assert svg.get("viewBox") == "0 0 9 9"


def test_picture_without_words_has_a_name() -> None:
    """It refers to no description, and shows no empty caption."""
    figure = only(converted(Artist(), PLAIN))
    svg = figure.find("div/svg")
    assert svg is not None
    assert svg.get("aria-label") == "Diagram"
    assert svg.get("aria-describedby") is None
    assert len(figure.find("figcaption") or ()) == 0


def test_what_the_browser_draws_has_the_same_figure() -> None:
    """Only the picture differs: mkdocs-mermaid2-plugin looks for this element."""
    drawn, left = (only(converted(draw, SOURCE)) for draw in (Artist(), lambda *_: None))
    waiting = left.find("div/div")
    assert waiting is not None
    assert (waiting.get("class"), waiting.text) == ("mermaid", SOURCE)
    assert left.find("div/svg") is None
    for part in ("figcaption/p", "figcaption/details/p", "pre"):
        assert text_of(left, part) == text_of(drawn, part)


@pytest.mark.parametrize(
    ("lines", "title", "description"),
    [
        ("accTitle: One\naccDescr: Two.", "One", "Two."),
        ("  accTitle :  One  \n  accDescr :  Two.  ", "One", "Two."),
        ("accTitle:One\naccDescr {\n  Two\n  and three.\n}", "One", "Two and three."),
        ("accTitle: One\naccDescr { Two. }", "One", "Two."),
        ("accTitle: One\naccDescr{Two: accTitle.}", "One", "Two: accTitle."),
        ("accTitle: One", "One", ""),
        ("accDescr: Two.", "", "Two."),
        ("accDescr {\n}\naccTitle:", "", ""),
        ("accTitle:\na --> b\naccDescr:\nb --> c", "", ""),
        ("%% accTitle: One", "", ""),
        ('a["accTitle: One"]', "", ""),
        ("", "", ""),
    ],
)
def test_title_and_description_are_read(lines: str, title: str, description: str) -> None:
    """In all of Mermaid's spellings."""
    found = told(f"flowchart LR\n{lines}\na --> b\n")
    assert (found.title, found.description) == (title, description)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a#58; b", "a: b"),
        ("#quot;a#quot;", '"a"'),
        ("#35;1", "#1"),
        ("a#59;#59; b", "a;; b"),
        ("#1575;", "\u0627"),
        ("C# and 100%", "C# and 100%"),
        ("x #lt; y #amp; z", "x < y & z"),
    ],
)
def test_codes_are_decoded(written: str, shown: str) -> None:
    """As Mermaid would show them."""
    found = told(f"accTitle: {written}\naccDescr {{\n{written}\n}}\n")
    assert (found.title, found.description) == (shown, shown)


@pytest.mark.parametrize("draw", [Artist(), lambda *_: None])
def test_texts_are_no_markup(draw: Callable[[str, str, str], str | None]) -> None:
    """Title, description and source are shown as they were typed."""
    source = f'flowchart LR\n  accTitle: {HOSTILE}\n  accDescr: {HOSTILE}\n  a["{HOSTILE}"]'
    page = converted(draw, source)
    figure = only(page)
    assert "<script" not in page
    assert text_of(figure, "figcaption/p") == HOSTILE
    assert text_of(figure, "figcaption/details/p") == HOSTILE
    assert text_of(figure, "pre") == source
    picture = figure.find("div/*")
    assert picture is not None
    assert picture.get("aria-label", HOSTILE) == HOSTILE


def test_name_cannot_leave_its_attribute() -> None:
    """A quotation mark in a title is a quotation mark."""
    page = converted(Artist(), f'flowchart LR\n  accTitle: x" onload="alert(1)\n  {PLAIN}')
    assert 'aria-label="x&quot; onload=&quot;alert(1)"' in page


def test_same_diagram_twice_on_a_page() -> None:
    """Each has ids of its own, and is described by its own words."""
    page = converted(Artist(), SOURCE, PLAIN, SOURCE, SOURCE)
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids)) == 4 + 3
    for figure in figures(page):
        svg, words = figure.find("div/svg"), figure.find("figcaption/details/p")
        assert svg is not None
        assert svg.get("aria-describedby") == (None if words is None else words.get("id"))


def test_same_diagram_on_two_pages_is_the_same() -> None:
    """What stood on another page before changes nothing, so that it is drawn once."""
    draw = Artist()
    formatter = fence(draw)
    for _ in range(2):
        page = Markdown()
        formatter(SOURCE, "mermaid", "mermaid", {}, page)
        formatter(SOURCE, "mermaid", "mermaid", {}, page)
    names = [name for _, _, name in draw.told]
    assert names[:2] == names[2:]
    assert names[0] != names[1]


def test_who_draws_is_told_source_and_title() -> None:
    """A warning names the title; a diagram without one is a diagram."""
    draw = Artist()
    converted(draw, SOURCE, PLAIN)
    assert [told[:2] for told in draw.told] == [(SOURCE, "Two steps"), (PLAIN, "Diagram")]


def test_a_bug_is_no_block_of_code() -> None:
    """The extension swallows every exception but its own, and would show the source to readers."""

    def broken(*_: str) -> str:
        raise ZeroDivisionError

    with pytest.raises(SuperFencesException) as failure:
        converted(broken, SOURCE)
    assert isinstance(failure.value.__cause__, ZeroDivisionError)


def test_fence_works_where_a_page_nests_it(caplog: pytest.LogCaptureFixture) -> None:
    """In a list and in an element with Markdown inside, as the generated pages have it."""
    draw = Artist()
    fences = [{"name": "mermaid", "class": "mermaid", "format": fence(draw)}]
    page = Markdown(
        extensions=["pymdownx.superfences", "md_in_html"],
        extension_configs={"pymdownx.superfences": {"custom_fences": fences}},
    )
    block = f"```mermaid\n{PLAIN}\n```"
    indented = block.replace("\n", "\n    ")
    text = f'<div markdown="1">\n\n{block}\n\n</div>\n\n- item\n\n    {indented}\n'
    with caplog.at_level(logging.WARNING):
        html = page.convert(text)
    assert html.count("<figure") == html.count("</figure>") == 2
    assert [source for source, _, _ in draw.told] == [PLAIN, PLAIN]
    assert caplog.records == []

from xml.etree import ElementTree as ET

import pytest

from generator.svg.labels import LINE_HEIGHT, Line, of_html, of_text


def element(xml: str) -> ET.Element:
    """Return the element that an XML text describes."""
    return ET.fromstring(xml)  # noqa: S314 - written here


def html(words: str, width: int = 200, height: int = 42, style: str = "") -> ET.Element:
    """Return a label as Mermaid writes it."""
    return element(
        f'<foreignObject width="{width}" height="{height}"><div style="{style}">'
        f"<span><p>{words}</p></span></div></foreignObject>"
    )


def texts(label: ET.Element) -> list[str]:
    """Return the lines of an HTML label."""
    return [line.text for line in of_html(label)[0]]


def test_breaks_and_tags_of_an_html_label() -> None:
    """A break ends a line; whatever else stands between the words does not."""
    assert texts(html("one <b>two</b> three<br />four <i>five</i>")) == [
        "one two three",
        "four five",
    ]


def test_signs_of_an_html_label_are_no_markup() -> None:
    """What was decoded once stays text."""
    assert texts(html("&lt;script&gt; &amp;lt; שלום 🙂")) == ["<script> &lt; שלום 🙂"]


def test_html_label_wraps_where_mermaid_measured_it_to() -> None:
    """The browser's line breaks are found again, because both measure alike."""
    assert texts(html("aaaa bbbb cccc", width=70)) == ["aaaa bbbb", "cccc"]


def test_html_label_is_centered_around_the_middle() -> None:
    """Its lines lie around the middle of its box, a line's height from each other."""
    (first, second), centered = of_html(html("one<br />two"))
    assert centered
    assert first.x == second.x == 100
    assert second.y - first.y == LINE_HEIGHT
    # A baseline lies below the middle of its line.
    assert (first.y + second.y) / 2 == pytest.approx(21 + 0.35 * 14)


@pytest.mark.parametrize("style", ["text-align: start", "color: red; text-align:left"])
def test_html_label_may_begin_at_the_left(style: str) -> None:
    """So do the columns of entities."""
    (line,), centered = of_html(html("one", style=style))
    assert not centered
    assert line.x == 0


def test_a_line_is_bold_if_all_of_it_is() -> None:
    """Headings are; a word in bold would need a place of its own."""
    lines, _ = of_html(html("<b>Gates</b><br />one <b>two</b><br />three", height=63))
    assert [(line.text, line.bold) for line in lines] == [
        ("Gates", True),
        ("one two", False),
        ("three", False),
    ]


def test_a_space_that_does_not_break_stays() -> None:
    """It indents the second line of an item."""
    assert texts(html("· one<br />\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}two ")) == [
        "· one",
        "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}two",
    ]


def test_a_heading_is_bold() -> None:
    """A line is, if all of its words are."""
    lines, _ = of_html(html("<b>One</b><br />two <b>three</b><br /><b> four <i>five</i> </b>"))
    assert [line.bold for line in lines] == [True, False, True]


def test_spaces_that_do_not_break_stay() -> None:
    """They keep a text away from its outline, and a list in its place."""
    assert texts(html(" \u00a0one \n<br />\u00b7 two ")) == ["\u00a0one", "\u00b7 two"]


def test_html_label_without_words_has_no_lines() -> None:
    """Mermaid gives every arrow a label, most of which are empty."""
    assert of_html(html("")) == ((), True)
    assert of_html(element("<foreignObject />")) == ((), True)


def test_text_stands_where_it_says() -> None:
    """Its own place and its shift are one place."""
    assert of_text(element('<text x="3" y="4px">one</text>')) == (Line(3, 4, "one"),)
    assert of_text(element('<text x="3" y="4" dy="1em">one</text>')) == (Line(3, 18, "one"),)
    small = '<text y="3" dy="1em" font-size="10">one</text>'
    assert of_text(element(small)) == (Line(0, 13, "one"),)
    styled = '<text y="3" dy="1em" font-size="10" style="font-size: 12px;">one</text>'
    assert of_text(element(styled)) == (Line(0, 15, "one"),)


def test_rows_stand_where_they_say() -> None:
    """A row has a place of its own, or stands where the row before it stood."""
    rows = '<tspan x="1">one</tspan><tspan x="2" dy="1em">two</tspan><tspan y="9">three</tspan>'
    found = of_text(element(f'<text x="5" y="6" dy="1em">{rows}</text>'))
    assert found == (Line(1, 20, "one"), Line(2, 34, "two"), Line(2, 9, "three"))


def test_a_row_whose_words_are_elements_is_one_line() -> None:
    """Mermaid gives every word of some labels an element."""
    words = "<tspan>one</tspan><tspan> two</tspan>"
    label = element(f'<text><tspan x="0" y="1em">{words}</tspan><tspan /></text>')
    assert of_text(label) == (Line(0, 14, "one two"),)


def test_text_without_words_has_no_lines() -> None:
    """An empty text leaves nothing behind."""
    assert of_text(element("<text> <tspan /> </text>")) == ()

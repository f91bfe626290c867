import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.diagrams.label import balanced, escape, label, plain, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** and *slanted* and `code`", "bold and slanted and code"),
        ("see [the paper](https://example.org/a_b)", "see the paper"),
        ("a claim[^he2014practical] here", "a claim here"),
        ("$2^{20}$ buckets", "2^{20} buckets"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("$12 and $15", "$12 and $15"),
        ("a\u2028b\x00c\x1b[0m", "a b c [0m"),
    ],
)
def test_plain_text_has_no_markdown_and_no_line_breaks(text: str, shown: str) -> None:
    """A label shows the words of a Line, not its markup."""
    assert plain(text) == shown


@pytest.mark.parametrize("syntax", [*'";#[]{}<>&|`*_~^\\@$:%'])
def test_syntax_is_encoded(syntax: str) -> None:
    """No character that Mermaid or HTML reads as syntax reaches the chart as itself."""
    assert syntax not in re.sub(r"#\d+;", "", escape(f"a {syntax} b"))


@pytest.mark.parametrize(
    "text", ["top 5 (p99), 3/4 + 1 = 7 - it's", "≤ 12 ms → 768 × 2²⁰…", "שלום 🙂"]
)
def test_ordinary_text_stays_readable(text: str) -> None:
    """The Markdown export is read by people: what needs no code gets none."""
    assert escape(text) == text


@pytest.mark.parametrize("text", ["<script>", "</p>", "<!--", "< script", "a <", "p99 < 200 ms"])
def test_no_tag_comes_back(text: str) -> None:
    """Decoding the codes, even where a renderer does it too early, opens no tag."""
    decoded = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), escape(text))
    assert not re.search(r"<[^ =\d]|<$", decoded)


def test_what_means_nothing_to_a_chart_can_stay() -> None:
    """Some charts measure a text before they decode it; `%%` is a comment everywhere."""
    assert escape("[5%] #", literal="[]%") == "[5%] #35;"
    assert escape("[5%%]", literal="[]%") == "[5#37;#37;]"


@pytest.mark.parametrize("text", ["1. one", "12) two", "- three", "+ four", "---", "==="])
def test_a_line_that_looks_like_a_list_is_defused(text: str) -> None:
    """Mermaid reads Markdown in labels, and draws `Unsupported markdown` for a list."""
    assert escape(text) != text


@pytest.mark.parametrize("text", ["1.5 s", "-3 points", "+1 point", "3-4 days"])
def test_a_number_is_no_list(text: str) -> None:
    """Only what a Markdown parser would take for a list or a rule is encoded."""
    assert escape(text) == text


def test_long_text_is_wrapped_and_shortened() -> None:
    """At most so many lines, and the reader sees that something is missing."""
    lines = wrap("one two three four five six seven eight nine ten", 10, 3)
    assert lines == ("one two", "three four", "five six…")


def test_a_call_is_broken_after_its_punctuation() -> None:
    """A narrow column breaks `search(vector, k)` where a programmer would."""
    assert wrap("search(vector,filters)", 9, 3) == ("search(", "vector,", "filters)")


def test_texts_stand_below_each_other() -> None:
    """A name and its size are two lines, whatever their lengths."""
    assert label(("Encoder", "768 wide"), 24, 2) == "Encoder<br/>768 wide"


@given(st.text(), st.integers(4, 40), st.integers(1, 5))
def test_no_text_breaks_out_of_its_label(text: str, width: int, lines: int) -> None:
    """Whatever is typed: bounded in size, on one line of source, without quotes or brackets."""
    safe = label((text,), width, lines)
    assert safe
    assert safe.count("<br/>") < lines
    assert not set(re.sub(r"#\d+;|<br/>", "", safe)) & set('"[]{}<>;#|`\n\r')
    assert all(len(line) <= width + 6 for line in wrap(text, width, lines))


def test_lines_are_about_equally_long() -> None:
    """As few as before, but no word stands alone in the last."""
    assert wrap("Error under 3% in each of the top ten bins", 37, 5)[-1] == "bins"
    assert balanced("Error under 3% in each of the top ten bins", 37, 5) == (
        "Error under 3% in each",
        "of the top ten bins",
    )


@given(st.text(max_size=80), st.integers(8, 40), st.integers(1, 5))
def test_balancing_loses_nothing(text: str, width: int, lines: int) -> None:
    """It takes as many lines, none longer than the longest was, with the same words."""
    before, after = wrap(text, width, lines), balanced(text, width, lines)
    assert len(after) == len(before)
    assert max(map(len, after)) <= max(map(len, before))
    assert " ".join(after) == " ".join(before)

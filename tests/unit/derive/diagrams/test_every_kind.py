"""What holds for every kind of diagram, over the mini guide and over texts made to break it."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.derive.diagrams.mermaid import Diagram
from generator.derive.diagrams.set import CaseDiagrams, draw_all
from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.interview import Estimates
from tests.unit.derive.diagrams.geometry import Span, frame, nodes, texts

HOSTILE = [
    'a "quoted" (label) [with] {brackets} <b>and</b> & more',
    "end",
    "x; click n1 call alert(1)",
    "%%{init: {'theme': 'dark'}}%% %% comment",
    "<script>alert(1)</script>",
    "#quot; #35; &amp; &lt;",
    "style: #fff; classDef a fill:#000;",
    "subgraph end --> o--x n1 ::: cb-model",
    "{{ figure }} {% raw %} ${x} $$x$$ `tick` ```mermaid",
    "שלום עולם مرحبا 🙂👩\u200d💻 ﬂ°quot¶ß",
    "ﬂ°lt¶ßscriptﬂ°gt¶ßalert(1)ﬂ°lt¶ß/scriptﬂ°gt¶ß",
    "word " * 40,
    "y" * 200,
    "<img src=x onerror=alert(1)> <a href='javascript:alert(1)'>x</a> &lt;b&gt;x",
    "p99 < 200 ms, >= 3 <= 4 <",
    "line\nbreak\r\nand\ttab \\n <br> </div>",
    "wrap: note over p1: x",
    "as p1",
    "**",
    "1. list",
    "- dash",
    "accDescr { x }",
    "fa:fa-user www.example.org https://example.org a@example.org",
    "Capital } ends accDescr",
    ": colon first :",
    "participant p9 as z",
    "section X :crit, done, 2020-01-01, 5d",
    "par a and b end",
    "~~generic~~ List~int~",
    "|pipe| || --o{ x",
    "'single' \\backslash\\ ^caret^ _under_ *star*",
]

LONG = [
    "word " * 40,
    "y" * 200,
    "日本語の長い文字列" * 22,
    "two 🙂 words 👩\u200d💻 and emoji " * 8,
    "search(a_long_name, another.name, url=https://example.org/a/b/c) " * 3,
]
WIDEST = ["W" * 200, "Ж" * 200, "שלום עולם مرحبا بالعالم " * 9]
SHAPES = {
    *("svg", "marker", "g", "text", "tspan"),
    *("rect", "path", "line", "circle", "ellipse", "polygon", "polyline"),
}


def spoiled(value: Any, text: str) -> Any:  # noqa: ANN401 - walks a whole case
    """Return a copy of a model in which every text that is no id is a hostile one.

    An estimate with such a text has no figures, and then there is nothing to draw of them.
    """
    if isinstance(value, Estimates):
        return value
    if type(value) is str:
        is_id = value.replace("-", "").replace("_", "").isalnum() and value.islower()
        return value if is_id else text
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        return value.model_copy(update={n: spoiled(getattr(value, n), text) for n in names})
    if isinstance(value, Mapping):
        return {key: spoiled(item, text) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(spoiled(item, text) for item in value)
    return value


def every(drawn: CaseDiagrams) -> list[Diagram]:
    """Return all diagrams of a case."""
    single = [value for value in vars(drawn).values() if isinstance(value, Diagram)]
    return [*single, *drawn.architectures.values()]


def tags(drawing: str) -> set[str]:
    """Return the kinds of element in a drawing, line breaks apart."""
    return set(re.findall(r"<([a-zA-Z]+)", drawing)) - {"br", "tspan"}


def assert_harmless(drawing: ET.Element) -> None:
    """Assert that a picture is made of shapes and texts, and refers to its arrow heads only."""
    assert {element.tag for element in drawing.iter()} <= SHAPES
    for element in drawing.iter():
        for name, value in element.items():
            assert not name.startswith("on")
            assert "href" not in name
            assert re.fullmatch(r"url\(#name-\d+\)", value) or "url(" not in value


def left_their_boxes(drawing: ET.Element) -> list[Span]:
    """Return the lines of text that reach out of the box that they stand in."""
    return [line for box, lines in nodes(drawing) for line in lines if not box.holds(line, 0.5)]


@pytest.fixture(scope="session", params=["spam-filter", "haiku-writer"])
def case(guide: Guide, request: pytest.FixtureRequest) -> Case:
    """Return each case of the mini guide."""
    return guide.cases[str(request.param)]


def test_valid(case: Case, guide: Guide, svg: Callable[[str], str]) -> None:
    """Mermaid draws every diagram of the mini guide."""
    for diagram in every(draw_all(case, guide.vocabulary)):
        svg(diagram.source)


def test_accessible(case: Case, guide: Guide, seen: Callable[[str], str]) -> None:
    """Each has a title without the case's name, and a description that its source carries."""
    for diagram in every(draw_all(case, guide.vocabulary)):
        assert case.title not in diagram.title
        assert diagram.description.endswith(".")
        assert f"accTitle: {diagram.title}" in seen(diagram.source)
        assert f"accDescr {{\n{diagram.description}\n}}" in seen(diagram.source)


def test_no_colors(case: Case, guide: Guide) -> None:
    """Colors come from the site's style sheet, for both palettes."""
    for diagram in every(draw_all(case, guide.vocabulary)):
        assert not any(word in diagram.source for word in ("classDef", "%%{", "fill:", "theme"))


def test_deterministic(case: Case, guide: Guide) -> None:
    """The same case gives the same text, so that a diagram can be cached by its content."""
    assert draw_all(case, guide.vocabulary) == draw_all(case, guide.vocabulary)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_harmless(
    text: str,
    spam_filter: Case,
    guide: Guide,
    svg: Callable[[str], str],
    picture: Callable[[str], ET.Element],
) -> None:
    """Nothing that a contributor can type breaks a diagram or adds to it."""
    plain = draw_all(spam_filter, guide.vocabulary)
    case, words = spoiled(spam_filter, text), spoiled(guide.vocabulary, text)
    for before, after in zip(every(plain), every(draw_all(case, words)), strict=True):
        assert after.source.count("\n") == before.source.count("\n")
        assert tags(svg(after.source)) <= tags(svg(before.source))
        assert_harmless(picture(after.source))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown(
    text: str, spam_filter: Case, guide: Guide, seen: Callable[[str], str]
) -> None:
    """What is typed is what is seen: escaping loses nothing but Markdown."""
    source = spam_filter.framing.inputs[0].model_copy(update={"name": text})
    framing = spam_filter.framing.model_copy(update={"inputs": (source,)})
    drawn = draw_all(spam_filter.model_copy(update={"framing": framing}), guide.vocabulary)
    lines = [line.strip() for line in seen(drawn.framing.source).split("\n")]
    shown = next(line for line in lines if line.startswith("in1"))
    typed = "".join(c for c in text.replace("ﬂ", "fl") if c.isalnum())
    assert "".join(c for c in shown.removeprefix("in1") if c.isalnum())[:20] in typed


@settings(max_examples=40)
@given(text=st.text(min_size=1, max_size=120))
def test_any_text_is_harmless(
    text: str, spam_filter: Case, guide: Guide, picture: Callable[[str], ET.Element]
) -> None:
    """The same for texts that nobody thought of."""
    drawn = draw_all(spoiled(spam_filter, text), spoiled(guide.vocabulary, text))
    for diagram in every(drawn):
        assert_harmless(picture(diagram.source))


@pytest.mark.parametrize("text", [*LONG, *HOSTILE])
def test_texts_stay_where_they_belong(
    text: str, spam_filter: Case, guide: Guide, picture: Callable[[str], ET.Element]
) -> None:
    """Two hundred characters are wrapped and shortened, in any script, and cut off nowhere."""
    for diagram in every(draw_all(spoiled(spam_filter, text), spoiled(guide.vocabulary, text))):
        drawing = picture(diagram.source)
        assert left_their_boxes(drawing) == [], diagram.kind
        outside = [line for line in texts(drawing) if not frame(drawing).holds(line, 1)]
        assert outside == [], diagram.kind


@pytest.mark.parametrize("text", WIDEST)
def test_boxes_hold_the_widest_letters(
    text: str, spam_filter: Case, guide: Guide, picture: Callable[[str], ET.Element]
) -> None:
    """Lines are broken by their number of letters, but boxes are made to measure."""
    for diagram in every(draw_all(spoiled(spam_filter, text), spoiled(guide.vocabulary, text))):
        assert left_their_boxes(picture(diagram.source)) == [], diagram.kind


@pytest.mark.parametrize("word", ["שלום", "مرحبا", "日本語", "🙂", "👩\u200d💻", "Łódź", "naïve"])
def test_words_of_any_script_are_shown(
    word: str, spam_filter: Case, guide: Guide, picture: Callable[[str], ET.Element]
) -> None:
    """They survive escaping, drawing and reduction in every kind of picture."""
    plain = every(draw_all(spam_filter, guide.vocabulary))
    drawn = draw_all(spoiled(spam_filter, word), spoiled(guide.vocabulary, word))
    for diagram, before in zip(every(drawn), plain, strict=True):
        shown = "".join(picture(diagram.source).itertext())
        assert word in shown, before.kind

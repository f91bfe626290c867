import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest

from generator.svg import FOREIGN, STYLED, Refused
from generator.svg.reduction import reduced
from tests.unit.svg.samples import SAMPLES

Picture = Callable[[str], ET.Element]

ELEMENTS = {
    *("svg", "marker", "g", "text", "tspan"),
    *("rect", "path", "line", "circle", "ellipse", "polygon", "polyline"),
}
LOADING = ("script", "a", "image", "img", "foreignObject", "iframe", "style", "object", "use")
NUMBER = re.compile(r"-?\d*\.\d+")
STYLED_BY_AUTHOR = """
flowchart LR
  a["red"] --> b["two<br/>rows"]
  style a fill:#f00,stroke-width:4px,color:#fff
  classDef own stroke:green,color:#00f
  class b own
"""
OTHERS = {
    "pie": 'pie title Pets\n  "Dogs" : 386\n  "Cats" : 85\n',
    "mindmap": "mindmap\n  root((R))\n    A\n    B\n",
    "class": 'classDiagram\n  A <|-- B : is\n  click A href "https://example.org" "tip"\n',
    "timeline": "timeline\n  2002 : A\n  2004 : B\n",
}
HAND_WRITTEN = [
    'flowchart LR\n  a["<img src=x onerror=alert(1)>"] --> b["<script>alert(1)</script>"]\n',
    "flowchart LR\n  a[\"<iframe src='https://example.org'></iframe>\"]\n  click a call alert(1)\n",
    'flowchart LR\n  a["x"]\n  click a href "javascript:alert(1)"\n',
    "flowchart LR\n  a\n  style a fill:url(https://example.org/x),stroke:u\\72l(https://example.org)\n",
    'flowchart LR\n  a@{ img: "https://example.org/x.png", label: "x", w: 60, h: 60 }\n',
    'flowchart LR\n  a@{ icon: "fa:user", label: "x" } --> b["fa:fa-user x"]\n',
    "%%{init: {'themeCSS': '* { background: url(https://example.org) }'}}%%\nflowchart LR\n  a\n",
    "sequenceDiagram\n  A->>A: <a href='javascript:alert(1)'>x</a>\n  link A: x @ javascript:x\n",
    "stateDiagram-v2\n  state \"<img src='x' onerror='alert(1)'/>\" as s\n",
    'erDiagram\n  a["<b onclick=alert(1)>x</b>"] {\n    string id "<script>x</script>"\n  }\n',
    "gantt\n  title <script>alert(1)</script>\n  <b>x</b> :a, 2024-01-01, 3d\n",
    'gantt\n  x :a, 2024-01-01, 3d\n  click a href "javascript:alert(1)"\n',
    'xychart-beta\n  title "<script>alert(1)</script>"\n  x-axis ["<b>a</b>"]\n  bar [1]\n',
    # Of the kinds that keep the renderer's style:
    'pie title <script>alert(1)</script>\n  "<img src=x onerror=alert(1)>" : 3\n',
    "mindmap\n  root[\"<img src='https://example.org/x' onerror='alert(1)' />\"]\n",
    'classDiagram\n  A <|-- B\n  click A href "javascript:alert(1)"\n  click B call alert(1)\n',
    "%%{init: {'themeCSS': '* { background: url(https://example.org) }'}}%%\npie\n  \"a\" : 1\n",
]


def drawn(raw: Callable[[str], str], source: str) -> str:
    """Return what reaches a page; a text that is refused reaches it as a text."""
    try:
        return reduced(raw(source), "name")
    except Refused:
        return "<svg/>"


def words(drawing: ET.Element) -> list[str]:
    """Return every word of a drawing, sorted, without what is told and not drawn."""
    told = {"title", "desc", "style"}
    hidden = {t for e in drawing.iter() if e.tag.rpartition("}")[2] in told for t in e.itertext()}
    return sorted(
        word for text in drawing.itertext() if text not in hidden for word in text.split()
    )


def classes(drawing: ET.Element) -> set[str]:
    """Return every class of a drawing."""
    return {name for element in drawing.iter() for name in element.get("class", "").split()}


def styles(drawing: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield every element below the root that has a style of its own."""
    for element in drawing.iter():
        if element is not drawing and (style := element.get("style")):
            yield element.tag, style


def outline(svg: str) -> ET.Element:
    """Return what is left of a drawing by hand."""
    return ET.fromstring(reduced(svg, "name"))  # noqa: S314 - written here


def flowchart(parts: str, attributes: str = 'viewBox="0 0 9 9"') -> str:
    """Return a drawing as merman writes it."""
    return f'<svg aria-roledescription="flowchart-v2" {attributes}>{parts}</svg>'


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_kind_is_dressed_by_the_style_sheet(kind: str, raw: Callable[[str], str]) -> None:
    """None of them is mistaken for a kind that keeps its own style."""
    assert ET.fromstring(raw(SAMPLES[kind])).get("aria-roledescription") in STYLED  # noqa: S314


@pytest.mark.parametrize("kind", SAMPLES)
def test_no_word_is_lost(kind: str, raw: Callable[[str], str], picture: Picture) -> None:
    """Whatever merman wrote into a picture can be read in it, and nothing else can."""
    # The menu of a participant opens at a click only.
    before = [word for word in words(ET.fromstring(raw(SAMPLES[kind]))) if word != "Menu"]  # noqa: S314
    assert words(picture(SAMPLES[kind])) == before


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_picture_holds_shapes_and_texts_only(kind: str, picture: Picture) -> None:
    """No HTML, no style sheet, no link, and nothing that a script could be."""
    drawing = picture(SAMPLES[kind])
    assert {element.tag for element in drawing.iter()} <= ELEMENTS
    names = {name for element in drawing.iter() for name in element.keys()}  # noqa: SIM118
    assert not {name for name in names if name.startswith(("on", "data-", "aria-", "{"))}


@pytest.mark.parametrize("kind", SAMPLES)
def test_numbers_are_rounded_to_a_tenth_of_a_pixel(kind: str, picture: Picture) -> None:
    """Nobody sees a hundredth of a pixel."""
    for element in picture(SAMPLES[kind]).iter():
        for value in element.attrib.values():
            assert not [n for n in NUMBER.findall(value) if len(n.partition(".")[2]) > 1], value


@pytest.mark.parametrize("kind", SAMPLES)
def test_only_arrow_heads_that_are_used_stay(kind: str, picture: Picture) -> None:
    """Mermaid defines a dozen in every picture; each that stays has an id of the picture's own."""
    drawing = picture(SAMPLES[kind])
    heads = {marker.get("id") for marker in drawing.iter("marker")}
    ends = [value for e in drawing.iter() for n, value in e.items() if n.startswith("marker-")]
    assert {f"url(#{head})" for head in heads} == set(ends)
    ids = [value for e in drawing.iter() if (value := e.get("id"))]
    assert len(ids) == len(set(ids))
    assert all(one.startswith("name-") for one in ids)


@pytest.mark.parametrize("source", [SAMPLES["flowchart"], SAMPLES["entities"], *OTHERS.values()])
def test_two_pictures_on_a_page_share_no_id(source: str, raw: Callable[[str], str]) -> None:
    """Not even if they show the same: the ids of each begin with its name."""
    svg = raw(source)
    one, two = (
        set(re.findall(r'\sid="([^"]*)"', reduced(svg.replace("name", name), name)))
        for name in ("d1", "d2")
    )
    assert one
    assert not one & two


def test_known_classes_stay(picture: Picture) -> None:
    """Ours and those that the style sheet knows, each once."""
    source = "flowchart LR\n  a -.-> b\n  class a cb-model\n  class b unknown\n"
    drawing = picture(source)
    known = {"node", "cb-model", "flowchart-link", "edge-pattern-dotted"}
    assert known < classes(drawing) <= {*known, *drawing.get("class", "").split()}
    assert all(
        len(names) == len(set(names))
        for e in drawing.iter()
        if (names := e.get("class", "").split())
    )


def test_author_has_the_last_word_on_style(picture: Picture) -> None:
    """What is styled in the text of a diagram looks so in both palettes, its words included."""
    found = list(styles(picture(STYLED_BY_AUTHOR)))
    assert ("rect", "fill:#f00 !important;stroke-width:4px !important") in found
    assert any(tag == "text" and "fill:" in style for tag, style in found)
    assert sum(tag == "tspan" and "fill:" in style for tag, style in found) == 2
    assert ("rect", "stroke:green !important") in found


def test_renderer_has_no_say_on_style(picture: Picture) -> None:
    """Colors that nobody asked for would not follow the palette."""
    for source in SAMPLES.values():
        assert [*styles(picture(source))] == []


def test_a_link_is_no_link_any_more(picture: Picture) -> None:
    """A picture is one thing to who cannot see it; what was linked stays where it was."""
    linked, plain = (
        picture(f"flowchart LR\n  a --> b\n{click}")
        for click in ('  click a href "https://example.org" "tip"\n', "")
    )
    assert words(linked) == words(plain) == ["a", "b"]
    assert len([*linked.iter("rect")]) == len([*plain.iter("rect")])


@pytest.mark.parametrize("source", HAND_WRITTEN)
def test_nothing_runs_loads_or_leads_away(source: str, raw: Callable[[str], str]) -> None:
    """Whatever stands in a fence, its picture is a picture."""
    text = drawn(raw, source)
    root = ET.fromstring(text)  # noqa: S314 - what is tested here
    tags = {element.tag for element in root.iter()}
    assert not tags & {"script", "image", "img", "iframe", "object", "use"}
    if FOREIGN not in root.get("class", ""):
        assert tags <= ELEMENTS
    for element in root.iter():
        for name, value in element.items():
            assert not name.endswith(("href", "src"))
            assert not name.startswith("on")
            assert not re.search(r"url\((?!#name)|javascript:", value)
    assert not re.search(r"url\((?!#)|@import", text)


@pytest.mark.parametrize("kind", OTHERS)
def test_other_kinds_keep_their_style(kind: str, raw: Callable[[str], str]) -> None:
    """The style sheet knows nothing of them, so they look as merman draws them."""
    drawing = ET.fromstring(reduced(raw(OTHERS[kind]), "name"))  # noqa: S314
    assert drawing.get("class", "").split()[0] == FOREIGN
    assert drawing.get("id") == "name"
    (style,) = drawing.iter("style")
    assert "#name" in (style.text or "")
    assert not [*drawing.iter("title"), *drawing.iter("desc")]
    assert words(drawing) == words(ET.fromstring(raw(OTHERS[kind])))  # noqa: S314


def test_a_picture_has_the_size_of_what_it_shows() -> None:
    """In whole pixels that hold all of it; it shrinks until its smallest text has 11."""
    svg = outline(flowchart('<text font-size="22px">x</text>', 'viewBox="-1.5 2.5 100.2 50"'))
    assert svg.get("viewBox") == "-2 2 101 51"
    assert (svg.get("width"), svg.get("height")) == ("101", "51")
    assert svg.get("class") == "casebook-least-50 casebook-least-1"


@pytest.mark.parametrize(
    ("size", "least"), [("14", [80]), ("13", [80, 6]), ("11", [100, 1]), ("10", [100, 1])]
)
def test_text_never_shrinks_below_eleven_pixels(size: str, least: list[int]) -> None:
    """Small text leaves less room to shrink, and the smallest none."""
    svg = outline(flowchart(f'<text font-size="{size}">x</text>', 'viewBox="0 0 101 51"'))
    assert svg.get("class") == " ".join(f"casebook-least-{part}" for part in least)
    assert svg.get("style") is None


def test_a_very_wide_drawing_may_shrink() -> None:
    """There are as many classes as diagrams need that somebody can look at."""
    svg = outline(flowchart("<text>x</text>", 'viewBox="0 0 9000 51"'))
    assert svg.get("class") == "casebook-least-2900 casebook-least-90 casebook-least-9"


def test_a_drawing_without_a_size_is_refused() -> None:
    """A page has no room for it; a browser finds out by itself."""
    with pytest.raises(Refused, match="how large"):
        reduced("<svg><g/></svg>", "name")


def test_broken_xml_is_an_error() -> None:
    """It is not passed on into a page."""
    with pytest.raises(ET.ParseError):
        reduced("<svg><g></svg>", "name")


def test_an_outline_is_drawn_once() -> None:
    """Mermaid fills a hand-drawn shape with one path and draws its outline with another."""
    parts = '<path d="M0 0L9 0" stroke="none" fill="#fff"/><path d="M0 0L9 0.12" fill="none"/>'
    (path,) = outline(flowchart(parts)).iter("path")
    assert path.get("d") == "M0 0L9 0Z"


def test_a_bold_line_is_bold() -> None:
    """In a text of several lines each says so for itself."""
    label = '<foreignObject width="90" height="42"><p><b>One</b><br/>two</p></foreignObject>'
    one, two = outline(flowchart(label)).iter("tspan")
    assert (one.get("font-weight"), two.get("font-weight")) == ("700", None)


def test_a_kind_that_an_id_tells_is_a_class() -> None:
    """Mermaid has no classes for bars and participants, but ids and names that we give."""
    bars = (
        '<rect id="name-cb-model-4" width="9"/><rect name="p1-cb-store" class="actor" width="9"/>'
    )
    first, second = outline(flowchart(bars)).iter("rect")
    assert (first.get("class"), second.get("class")) == ("cb-model", "actor cb-store")
    assert first.get("id") is None


def test_a_lifeline_stays_in_the_picture() -> None:
    """It reaches below the last message to oneself, for which Mermaid leaves no room."""
    svg = outline(flowchart('<line class="actor-line" y2="12.3"/><line y2="50"/>'))
    assert svg.get("viewBox") == "0 0 9 13"


@pytest.mark.parametrize("width", ["", ' width="0"'])
def test_what_has_no_size_is_dropped(width: str) -> None:
    """Mermaid draws a rectangle behind every label."""
    assert len(outline(flowchart(f"<rect{width}/>"))) == 0


@pytest.mark.parametrize("name", ["edge-thickness-invisible", "actorPopupMenu", "note-cluster"])
def test_what_nobody_sees_is_dropped(name: str) -> None:
    """The style sheet, which knows nothing of it, would show it."""
    assert len(outline(flowchart(f'<g class="{name}"><path d="M0,0"/></g>'))) == 0


def test_groups_that_say_nothing_are_dropped() -> None:
    """What they hold stays, and so do groups that move or name their parts."""
    moved = '<g id="x" transform="translate(1, 2.345)"><g><rect width="1"/></g></g>'
    (group,) = outline(flowchart(f'<g>{moved}</g><g class="node"/>'))
    assert group.attrib == {"transform": "translate(1,2.3)"}
    assert [part.tag for part in group] == ["rect"]


def test_an_arrow_without_a_head_has_none() -> None:
    """A head that the renderer forgot to draw does not become a reference into nothing."""
    (path,) = outline(flowchart('<path d="M0 0" marker-end="url(#gone)"/>')).iter("path")
    assert path.attrib == {"d": "M0 0"}


def test_a_label_on_an_arrow_covers_it() -> None:
    """The style sheet gives the ground of a label the color of the page."""
    label = '<div class="labelBkg"><p>go</p></div>'
    parts = (
        f'<g class="edgeLabel"><foreignObject width="30" height="21">{label}</foreignObject></g>'
    )
    (group,) = outline(flowchart(parts))
    assert [part.tag for part in group] == ["rect", "text"]
    assert group.get("class") == "edgeLabel"


def test_a_heading_in_bold_stays_bold(picture: Picture) -> None:
    """And the texts below it do not become so."""
    drawn = picture('flowchart LR\n  a["<b>Gates</b><br/>fast"]\n')
    weights = [(row.text, row.get("font-weight")) for row in drawn.iter("tspan")]
    assert weights == [("Gates", "700"), ("fast", None)]

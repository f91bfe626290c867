"""`casebook export epub`: the whole guide as EPUB 3, which flows into any screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from generator.derive.aloud import aloud
from generator.derive.latex import Untypesettable, typeset
from generator.export.archive import write_archive
from generator.export.book.binding import Binder, Chapter, Figure
from generator.export.book.chapters import outline
from generator.export.book.diagrams import Draftsman
from generator.export.book.formulas import formula_of
from generator.export.book.manuscript import FORMULA, manuscript
from generator.export.book.tree import classes, made, replaced, well_formed
from generator.export.edition import Edition
from generator.render import markup
from generator.site import lay_out

_MIMETYPE: Final = "mimetype"
_KIND: Final = "application/epub+zip"
_NAMESPACES: Final = {"math": "http://www.w3.org/1998/Math/MathML"}
_STYLE: Final = files("generator.export.book") / "reader.css"
_ROOT: Final = "EPUB"


@dataclass(frozen=True)
class BoundPart:
    """A part of the book and its chapters."""

    title: str
    chapters: tuple[Chapter, ...]


def make(edition: Edition, target: Path) -> None:
    """Write the book."""
    binder = Binder(Draftsman(edition.root).draw, edition.home, _inside)
    parts = outline(lay_out(edition.guide))
    chapters = {
        chapter.slug: chapter
        for chapter in binder.bind(
            (one, manuscript(one.page)) for part in parts for one in part.chapters
        )
    }
    bound = tuple(
        BoundPart(part.title, tuple(chapters[one.slug] for one in part.chapters)) for part in parts
    )
    edition.report("packing the book")
    members = dict(_members(edition, bound, tuple(binder.figures)))
    write_archive(target, members, edition.title, stored={_MIMETYPE})


def _inside(slug: str, place: str) -> str:
    """The link to a place: a chapter is a file."""
    return f"{slug}.xhtml#{place}"


def _members(
    edition: Edition, parts: tuple[BoundPart, ...], figures: tuple[Figure, ...]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the book; the first says what kind of archive this is."""
    chapters = [chapter for part in parts for chapter in part.chapters]
    view = {
        "edition": edition,
        "parts": parts,
        "chapters": chapters,
        "figures": figures,
        "id": uuid5(NAMESPACE_URL, edition.home or edition.title),
        "modified": datetime.fromtimestamp(edition.second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "with_formulas": {
            chapter.slug
            for chapter in chapters
            if any(FORMULA in classes(element) for element in chapter.content.iter())
        },
    }
    yield _MIMETYPE, _KIND.encode()
    for name, template in (
        ("META-INF/container.xml", "container.xml.jinja"),
        (f"{_ROOT}/package.opf", "package.opf.jinja"),
        (f"{_ROOT}/nav.xhtml", "nav.xhtml.jinja"),
        (f"{_ROOT}/cover.xhtml", "cover.xhtml.jinja"),
        (f"{_ROOT}/cover.svg", "cover.svg.jinja"),
        (f"{_ROOT}/imprint.xhtml", "imprint.xhtml.jinja"),
    ):
        yield name, markup(f"book/{template}", view).encode()
    yield f"{_ROOT}/reader.css", _STYLE.read_bytes()
    for chapter in chapters:
        content = well_formed(_for_a_reader(chapter.content))
        text = markup("book/chapter.xhtml.jinja", {**view, "chapter": chapter, "content": content})
        yield f"{_ROOT}/{chapter.slug}.xhtml", text.encode()
    for figure in figures:
        yield f"{_ROOT}/{figure.file}", figure.diagram.on_white()


def _for_a_reader(content: ET.Element) -> ET.Element:
    """Formulas as MathML, and notes as what a reader opens above the text."""
    replaced(content, _rewritten)
    return content


def _rewritten(element: ET.Element) -> ET.Element:
    if FORMULA in classes(element):
        return _formula(element)
    if "footnote-ref" in classes(element):
        element.set("epub:type", "noteref")
        element.set("role", "doc-noteref")
    if "footnote" in classes(element):
        return _notes(element)
    if element.tag == "table" or element.get("align"):
        return _aligned(element)
    return element


def _formula(element: ET.Element) -> ET.Element:
    formula = formula_of(element)
    if formula is None:
        return element
    try:
        math = typeset(formula.tex, "block" if formula.is_display else "inline")
    except Untypesettable:
        return made("code", {}, formula.tex)
    math.set("alttext", aloud(math))
    math.set("xmlns", _NAMESPACES["math"])
    return made("div" if formula.is_display and element.tag == "div" else "span", {}, None, math)


def _notes(element: ET.Element) -> ET.Element:
    """The list of sources, each as a note that its number opens."""
    section = made("section", {"epub:type": "footnotes", "class": "notes"})
    for number, note in enumerate(element.iter("li"), start=1):
        aside = made(
            "aside", {"epub:type": "footnote", "role": "doc-footnote", "id": note.get("id", "")}
        )
        aside.extend(note)
        first = next(aside.iter("p"), None)
        if first is not None:
            first.text = f"{number}. {first.text or ''}"
        section.append(aside)
    return section


def _aligned(element: ET.Element) -> ET.Element:
    """A cell whose alignment a class says: the attribute is no part of XHTML 5."""
    if where := element.attrib.pop("align", ""):
        element.set("class", f"align-{where}")
    return element

"""`casebook export pdf`: the whole guide as a book, and each case by itself, on A4 and Letter."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from generator.derive.latex import Untypesettable
from generator.export.book.binding import Binder, Chapter, Figure
from generator.export.book.chapters import Part, cases, outline
from generator.export.book.diagrams import Draftsman
from generator.export.book.floating import LEAST
from generator.export.book.formulas import formula_of, picture, words_of
from generator.export.book.manuscript import FORMULA, manuscript
from generator.export.book.press import Files, printed
from generator.export.book.sheets import SHEETS, Sheet, fit
from generator.export.book.tree import classes, made, replaced, written
from generator.export.edition import Edition, ExportFailed
from generator.render import markup
from generator.site import lay_out
from generator.workers import ahead

_STYLE: Final = Path(__file__).with_name("print.css")
_TEMPLATE: Final = "book/volume.html.jinja"


@dataclass(frozen=True)
class BoundPart:
    """A part of a volume."""

    title: str
    slug: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Volume:
    """A book, or a case by itself, without a size of paper."""

    title: str
    over: str
    parts: tuple[BoundPart, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Printing:
    """A volume on a size of paper."""

    volume: Volume
    sheet: Sheet
    target: Path


def make(edition: Edition, target: Path) -> None:
    """Write the book and every case, on each size of paper that was asked for."""
    paper = edition.options.get("paper", "both")
    printings = [
        Printing(volume, sheet, target / f"{name}-{sheet.name}.pdf")
        for name, volume in _volumes(edition)
        for sheet in SHEETS
        if paper in {"both", sheet.name}
    ]
    edition.report(f"{len(printings)} PDFs")
    ahead(lambda one: _print(edition, one), printings)
    for one in printings:
        if not one.target.exists():
            edition.report(f"{one.volume.title} on {one.sheet.size}")
            _print(edition, one)


def _volumes(edition: Edition) -> Iterator[tuple[str, Volume]]:
    """Yield the names of files and what they hold, the longest first."""
    what = edition.options.get("parts", "all")
    site = lay_out(edition.guide)
    parts = outline(site)
    texts = {one.slug: manuscript(one.page) for part in parts for one in part.chapters}
    bindery = _Bindery(texts, Draftsman(edition.root), edition.home)
    if what != "cases":
        yield "casebook", bindery.bound(edition.title, "", parts)
    if what != "book":
        for case in cases(site):
            name = f"cases/{Path(case.page.address).stem}"
            yield name, bindery.bound(case.page.title, case.over, (Part("", (case,)),))


@dataclass(frozen=True)
class _Bindery:
    """Makes volumes of the same texts."""

    texts: Mapping[str, ET.Element]
    draftsman: Draftsman
    home: str

    def bound(self, title: str, over: str, parts: Iterable[Part]) -> Volume:
        binder = Binder(self.draftsman.draw, self.home, lambda _slug, place: f"#{place}")
        given = tuple(parts)
        outlines = [one for part in given for one in part.chapters]
        chapters = {
            chapter.slug: chapter
            for chapter in binder.bind((one, self.texts[one.slug]) for one in outlines)
        }
        bound = (
            BoundPart(
                part.title, f"part-{number}", tuple(chapters[one.slug] for one in part.chapters)
            )
            for number, part in enumerate(given, start=1)
        )
        return Volume(title, over, tuple(bound), tuple(binder.figures))


def _print(edition: Edition, printing: Printing) -> None:
    """Write a volume; what stands at its place is complete."""
    volume, sheet, target = printing.volume, printing.sheet, printing.target
    target.parent.mkdir(parents=True, exist_ok=True)
    pictures: dict[str, bytes] = {}
    parts = [
        {
            "title": part.title,
            "slug": part.slug,
            "chapters": [_set(chapter, volume, sheet, pictures) for chapter in part.chapters],
        }
        for part in volume.parts
    ]
    text = markup(_TEMPLATE, {"edition": edition, "volume": volume, "parts": parts, "sheet": sheet})
    css = _STYLE.read_text(encoding="utf-8").replace("SHEET", sheet.size)
    wet = target.with_suffix(".wet")
    wet.write_bytes(printed(text, css, Files(pictures), edition.second))
    wet.replace(target)


def _set(
    chapter: Chapter, volume: Volume, sheet: Sheet, pictures: dict[str, bytes]
) -> dict[str, object]:
    """A chapter as the template shows it; its pictures are added to the others."""
    content = deepcopy(chapter.content)
    by_file = {figure.file: figure for figure in volume.figures}
    for figure in content.iter("figure"):
        drawn = by_file[figure[0].get("src", "")]
        placed = fit(drawn.diagram, sheet)
        figure.set("class", placed.place)
        figure.set(LEAST, f"{placed.least:.2f}")
        pictures[drawn.file] = drawn.diagram.scaled(placed.scale)
    try:
        replaced(content, lambda element: _typeset(element, pictures))
    except Untypesettable as reason:
        raise ExportFailed(f"in “{chapter.title}”, {reason}") from reason
    return {"chapter": chapter, "content": written(content)}


def _typeset(element: ET.Element, pictures: dict[str, bytes]) -> ET.Element:
    """A picture in place of a formula."""
    formula = formula_of(element) if FORMULA in classes(element) else None
    if formula is None:
        return element
    drawn = picture(formula)
    name = f"formulas/{len(pictures)}.svg"
    pictures[name] = drawn.svg
    # Every formula has a depth of its own, so that no class can say it.
    style = f"height:{drawn.height:.3f}em;vertical-align:{-drawn.depth:.3f}em"
    kind = "formula formula--display" if formula.is_display else "formula"
    image = made("img", {"src": name, "alt": words_of(formula), "style": style})
    return made("span", {"class": kind}, None, image)

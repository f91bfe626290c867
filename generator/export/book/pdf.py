"""`casebook export pdf`: the whole guide as a book, and each case by itself, on A4 and Letter."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from generator.export.book.binding import Binder, Chapter, Figure
from generator.export.book.chapters import Outline, cases, outline
from generator.export.book.diagrams import Draftsman
from generator.export.book.formulas import formula_of, picture
from generator.export.book.manuscript import FORMULA, manuscript
from generator.export.book.press import Files, printed
from generator.export.book.sheets import SHEETS, Sheet, fit
from generator.export.book.tree import classes, made, replaced, written
from generator.export.edition import Edition
from generator.render import markup
from generator.site import lay_out

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


def make(edition: Edition, target: Path) -> None:
    """Write the book and every case, on each size of paper that was asked for."""
    site = lay_out(edition.guide)
    parts = outline(site)
    texts = {one.slug: manuscript(one.page) for part in parts for one in part.chapters}
    draftsman = Draftsman(edition.root)

    def bound(title: str, over: str, grouped: Iterable[tuple[str, Iterable[Outline]]]) -> Volume:
        binder = Binder(draftsman.draw, edition.home, lambda _slug, place: f"#{place}")
        given = [(name, tuple(chapters)) for name, chapters in grouped]
        bound_all = {
            chapter.slug: chapter
            for chapter in binder.bind((one, texts[one.slug]) for _, some in given for one in some)
        }
        return Volume(
            title,
            over,
            tuple(
                BoundPart(name, f"part-{number}", tuple(bound_all[one.slug] for one in some))
                for number, (name, some) in enumerate(given, start=1)
            ),
            tuple(binder.figures),
        )

    what, paper = edition.options.get("parts", "all"), edition.options.get("paper", "both")
    sheets = [sheet for sheet in SHEETS if paper in {"both", sheet.name}]
    if what != "cases":
        volume = bound(edition.title, "", ((part.title, part.chapters) for part in parts))
        for sheet in sheets:
            edition.report(f"the book on {sheet.size}")
            _write(edition, volume, sheet, target / f"casebook-{sheet.name}.pdf")
    if what != "book":
        for case in cases(site):
            volume = bound(case.page.title, case.over, [("", [case])])
            for sheet in sheets:
                edition.report(f"{case.page.title} on {sheet.size}")
                name = f"{Path(case.page.address).stem}-{sheet.name}.pdf"
                _write(edition, volume, sheet, target / "cases" / name)


def _write(edition: Edition, volume: Volume, sheet: Sheet, target: Path) -> None:
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
    target.write_bytes(printed(text, css, Files(pictures), edition.second))


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
        pictures[drawn.file] = drawn.diagram.scaled(placed.scale)
    replaced(content, lambda element: _typeset(element, pictures))
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
    image = made("img", {"src": name, "alt": formula.tex, "style": style})
    return made("span", {"class": kind}, None, image)

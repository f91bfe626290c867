"""The PDFs of the mini guide, as a reader, a printer and a screen reader find them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from generator.export import Edition
from generator.export.book.pdf import make
from generator.model.guide import Guide
from tests.project import MINI_DATA, copy_project

pytest.importorskip("merman", reason="no wheel for this platform")

FONTS = ("Arimo", "Book")
SIZES = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture(scope="module")
def folder(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make all PDFs of the mini guide."""
    place = tmp_path_factory.mktemp("pdf")
    make(Edition(copy_project(place / "project", MINI_DATA), guide), place / "made")
    return place / "made"


@pytest.fixture(scope="module")
def book(folder: Path) -> PdfReader:
    """Return the book on A4."""
    return PdfReader(folder / "casebook-a4.pdf")


def titles(outline: object) -> Iterator[str]:
    """Yield the bookmarks, nested ones included."""
    if isinstance(outline, list):
        for one in outline:
            yield from titles(one)
    else:
        yield str(getattr(outline, "title", ""))


def looked_up(element: Any, *names: str) -> Any:  # noqa: ANN401 - a PDF holds anything
    """Return what an entry of an entry of an element leads to; nothing, if there is none."""
    for name in names:
        element = element.get(name, DictionaryObject()).get_object()
    return element


def kinds(element: object) -> Iterator[tuple[str, str]]:
    """Yield the kind and the alternative text of every tag below one."""
    resolved = getattr(element, "get_object", lambda: element)()
    if isinstance(resolved, ArrayObject):
        for one in resolved:
            yield from kinds(one)
    elif isinstance(resolved, DictionaryObject) and "/S" in resolved:
        yield str(resolved["/S"]), str(resolved.get("/Alt", ""))
        yield from kinds(resolved.get("/K", ArrayObject()))


def test_a_book_and_every_case_on_both_papers(folder: Path, guide: Guide) -> None:
    """A reader finds the whole and each case, and what is printed has the size of the paper."""
    made = {file.relative_to(folder).as_posix() for file in folder.rglob("*.pdf")}
    cases = {f"cases/{slug}-{name}.pdf" for slug in guide.cases for name in SIZES}
    assert made == cases | {f"casebook-{name}.pdf" for name in SIZES}
    for name, size in SIZES.items():
        first = PdfReader(folder / f"casebook-{name}.pdf").pages[0].mediabox
        assert (round(first.width), round(first.height)) == size


def test_contents_and_bookmarks(book: PdfReader, guide: Guide) -> None:
    """Every case and every step of it is a bookmark; the contents say on which page it begins."""
    found = list(titles(book.outline))
    for case in guide.cases.values():
        assert case.title in found
    contents = "".join(page.extract_text() for page in book.pages[2:6])
    for case in guide.cases.values():
        listed = re.search(rf"{re.escape(case.title)} \.{{9,}} (\d+)", contents)
        assert listed
        assert case.title in book.pages[int(listed[1]) - 1].extract_text()


def test_links_lead_somewhere(book: PdfReader) -> None:
    """Links inside have a target, and links outside an address of the web."""
    targets = set(book.named_destinations)
    inside, outside = set(), set()
    for page in book.pages:
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            action = link.get("/A")
            if action and "/URI" in action:
                outside.add(str(action["/URI"]))
            else:
                inside.add(str(link.get("/Dest")))
    assert inside
    assert inside <= targets
    assert outside
    assert all(address.startswith(("https://", "http://")) for address in outside)


def test_fonts_are_embedded_and_ours(book: PdfReader) -> None:
    """The book looks the same on every machine, and made on every machine."""
    fonts = {
        str(font.get_object()["/BaseFont"]): font.get_object()["/DescendantFonts"][0].get_object()
        for page in book.pages
        for font in looked_up(page, "/Resources", "/Font").values()
    }
    assert fonts
    for name, font in fonts.items():
        assert name.partition("+")[2].startswith(FONTS)
        assert "/FontFile2" in font["/FontDescriptor"] or "/FontFile3" in font["/FontDescriptor"]


def test_a_screen_reader_gets_tags(book: PdfReader) -> None:
    """Headings, tables and lists are tagged, and every picture has words for it."""
    assert looked_up(book.trailer, "/Root", "/MarkInfo", "/Marked")
    assert looked_up(book.trailer, "/Root", "/Lang") == "en"
    tags = list(kinds(looked_up(book.trailer, "/Root", "/StructTreeRoot", "/K")))
    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Link", "/Figure"} <= {kind for kind, _ in tags}
    assert all(words for kind, words in tags if kind == "/Figure")


def test_every_figure_is_numbered_once(book: PdfReader) -> None:
    """Captions count from one without a gap."""
    text = " ".join(page.extract_text() for page in book.pages)
    numbers = [int(number) for number in re.findall(r"Figure (\d+)\. ", text)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


def test_the_metadata_come_from_the_data(book: PdfReader, guide: Guide) -> None:
    """The dates are those of the last change, and not of the day on which the book was made."""
    latest = max(case.provenance.updated for case in guide.cases.values())
    assert book.metadata is not None
    assert book.metadata.title == "ML System Design Casebook"
    assert book.metadata.author
    assert book.metadata.creation_date is not None
    assert book.metadata.creation_date.date() == latest


def test_the_clock_is_not_asked(
    folder: Path, guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fonts are stamped when they are cut down; what is made later is the same."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr("fontTools.misc.timeTools.time.time", lambda: 2_000_000_000.0)
    chosen = {"parts": "cases", "paper": "a4"}
    make(Edition(copy_project(tmp_path / "project", MINI_DATA), guide, chosen), tmp_path / "made")
    for file in (tmp_path / "made").rglob("*.pdf"):
        assert file.read_bytes() == (folder / file.relative_to(tmp_path / "made")).read_bytes()

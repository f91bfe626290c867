from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.export import Edition, ExportFailed, Format, publish
from generator.export.publishing import MARK
from generator.model.guide import Guide

FILE = Format("leaflet", ".txt", "A leaflet.", "unused")
FOLDER = Format("shelf", "", "A shelf.", "unused")


@pytest.fixture
def edition(guide: Guide, tmp_path: Path) -> Edition:
    """Return an edition of the mini guide."""
    return Edition(tmp_path, guide)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that says what both formats write; nothing at all fails."""

    def say(text: str) -> None:
        def make(form: Format, _edition: Edition, target: Path) -> None:
            place = target if form.suffix else target / "page.txt"
            place.parent.mkdir(exist_ok=True)
            place.write_text(f"Casebook: {text}", encoding="utf-8")
            if not text:
                raise ExportFailed("there is nothing to say")

        monkeypatch.setattr(Format, "make", make)

    return say


@pytest.mark.parametrize("form", [FILE, FOLDER])
def test_an_earlier_export_is_replaced_or_kept_whole(
    form: Format, edition: Edition, made: Callable[[str], None], tmp_path: Path
) -> None:
    """A new export takes the place of the old one, a failed one leaves it and no litter."""
    target = tmp_path / "new" / form.example
    for text in ("one", "two"):
        made(text)
        publish(form, edition, target)
    made("")
    with pytest.raises(ExportFailed, match="nothing to say"):
        publish(form, edition, target)
    page = target if form.suffix else target / "page.txt"
    assert page.read_text(encoding="utf-8") == "Casebook: two"
    assert [one.name for one in target.parent.iterdir()] == [target.name]


def test_nothing_else_is_replaced(
    edition: Edition, made: Callable[[str], None], tmp_path: Path
) -> None:
    """A file or folder of somebody's, or of another format, stays where it is."""
    made("new")
    (tmp_path / "mine.txt").write_text("dear diary", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("dear diary", encoding="utf-8")
    publish(FOLDER, edition, tmp_path / "shelf")
    other = replace(FOLDER, name="archive")
    for form, name in ((FILE, "mine.txt"), (FOLDER, "mine"), (other, "shelf")):
        with pytest.raises(ExportFailed, match="holds something else"):
            publish(form, edition, tmp_path / name)
    for form, name in ((FILE, "mine"), (FOLDER, "mine.txt")):
        with pytest.raises(ExportFailed, match=r"no name for this format|is not a folder"):
            publish(form, edition, tmp_path / name)
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "dear diary"


def test_an_empty_folder_is_filled(
    edition: Edition, made: Callable[[str], None], tmp_path: Path
) -> None:
    """A folder made beforehand is as good as none, and is known again by its mark."""
    made("one")
    (tmp_path / "shelf").mkdir()
    publish(FOLDER, edition, tmp_path / "shelf")
    assert (tmp_path / "shelf" / MARK).read_text(encoding="utf-8") == "shelf\n"


def test_the_name_has_the_suffix_of_the_format(
    edition: Edition, made: Callable[[str], None], tmp_path: Path
) -> None:
    """A name with another suffix is a slip, and the message shows a right one."""
    made("one")
    with pytest.raises(ExportFailed, match=r"end the name with \.txt, as in casebook\.txt"):
        publish(FILE, edition, tmp_path / "leaflet.pdf")

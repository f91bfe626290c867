"""What a site offers to download."""

import hashlib
import json
from pathlib import Path

import pytest

from generator.export import FORMATS, Edition, ExportFailed, offers
from generator.export import everything as module
from generator.export.formats import EVERYTHING, Format
from generator.model.guide import Guide
from generator.pages.downloads import Download, downloads_page
from generator.render import body
from tests.project import ROOT

NAMES = [form.name for form in FORMATS if form.name != EVERYTHING]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder as `casebook export all` leaves it, with one file."""
    (tmp_path / "casebook.apkg").write_bytes(b"x" * 2_500_000)
    listed = {"dated": "2026-11-02", "files": {"anki": "casebook.apkg"}}
    (tmp_path / "downloads.json").write_text(json.dumps(listed), encoding="utf-8")
    return tmp_path


def test_without_a_folder_every_form_is_a_command() -> None:
    """The page says how to make each, and where releases are."""
    offered = offers(None)
    assert [one.name for one in offered] == NAMES
    text = body(downloads_page(offered, "https://example.org/guide/"))
    for form in FORMATS:
        assert f"`casebook export {form.name} --to " in text
    assert "[release](https://example.org/guide/releases)" in text
    assert "SHA-256" not in text


def test_files_have_size_date_and_checksum(folder: Path) -> None:
    """As they stand in the folder, not as somebody once wrote them down."""
    offered = offers(folder)
    (file,) = [one.file for one in offered if one.file]
    digest = hashlib.sha256(b"x" * 2_500_000).hexdigest()
    assert (file.name, file.size, file.sha256) == ("casebook.apkg", "2.5 MB", digest)
    text = body(downloads_page(offered, ""))
    assert "| [casebook.apkg](casebook.apkg) | 2.5 MB |" in text
    assert "2026-11-02" in text
    assert f"{digest}  casebook.apkg" in text


@pytest.mark.parametrize(
    "listed",
    ["", "[]", '{"dated": "soon", "files": {}}', '{"dated": "2026-11-02", "files": {"pdf": "x"}}'],
)
def test_another_folder_is_refused(tmp_path: Path, listed: str) -> None:
    """With the command that makes a right one."""
    (tmp_path / "downloads.json").write_text(listed, encoding="utf-8")
    with pytest.raises(ExportFailed, match="casebook export all --to"):
        offers(tmp_path)


def test_a_list_names_nothing_outside_of_its_folder(tmp_path: Path) -> None:
    """It may have come with a release."""
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    folder = tmp_path / "dist"
    folder.mkdir()
    listed = {"dated": "2026-11-02", "files": {"anki": "../secret"}}
    (folder / "downloads.json").write_text(json.dumps(listed), encoding="utf-8")
    with pytest.raises(ExportFailed):
        offers(folder)


def test_sizes_are_written_in_words(folder: Path) -> None:
    """A small file has a kilobyte at least."""
    dated = next(one.file.dated for one in offers(folder) if one.file)
    sizes = [Download("a", size, "", dated).size for size in (3, 740_400, 1_260_000)]
    assert sizes == ["1 kB", "740 kB", "1.3 MB"]


def test_all_makes_files_of_formats_that_are_folders(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a list and checksums; the same twice."""
    forms = tuple(form for form in FORMATS if form.name in {"json", "markdown"})
    monkeypatch.setattr(module, "FORMATS", (*forms, Format(EVERYTHING, "", "", "")))
    for name in ("one", "other"):
        module.make(Edition(ROOT, guide), tmp_path / name)
    made = {file.name: file.read_bytes() for file in (tmp_path / "one").iterdir()}
    assert made == {file.name: file.read_bytes() for file in (tmp_path / "other").iterdir()}
    archives = {"casebook-json.zip", "casebook-markdown.zip"}
    assert made.keys() == archives | {"downloads.json", "SHA256SUMS"}
    for line in made["SHA256SUMS"].decode().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256(made[name]).hexdigest() == digest
    assert {one.file.name for one in offers(tmp_path / "one") if one.file} == archives

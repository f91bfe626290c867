import os
from pathlib import Path

import pytest

from generator.shelf import Shelf, key_of, key_of_files, sweep


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return an empty shelf."""
    return Shelf(tmp_path / "shelf", ".txt")


def test_what_is_put_can_be_got(shelf: Shelf) -> None:
    """A text comes back as it was, line ends and all."""
    assert shelf.get("a") is None
    shelf.put("a", "one\r\ntwo\n")
    assert shelf.get("a") == "one\r\ntwo\n"
    assert shelf.get("b") is None


@pytest.mark.parametrize("damage", [b"", b"one", b"one\n<!-- no seal -->", b"\xff\xfe"])
def test_what_was_damaged_is_gone(shelf: Shelf, damage: bytes) -> None:
    """A file that was cut short or changed is not believed."""
    shelf.put("a", "one")
    (file,) = shelf.folder.iterdir()
    file.write_bytes(damage)
    assert shelf.get("a") is None


def test_a_folder_that_cannot_be_made_is_no_reason_to_fail(tmp_path: Path) -> None:
    """Whoever may not write works without a shelf."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    shelf = Shelf(tmp_path / "file", ".txt")
    shelf.put("a", "one")
    assert shelf.get("a") is None


def test_keys_tell_texts_apart() -> None:
    """Where one text ends and the next begins is part of the key."""
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("a") == key_of(b"a")


def test_key_of_files_follows_their_contents(tmp_path: Path) -> None:
    """A changed file changes the key; the order in which files are found does not."""
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")
    before = key_of_files([one, two], tmp_path)
    assert key_of_files([two, one], tmp_path) == before
    two.write_text("3", encoding="utf-8")
    assert key_of_files([one, two], tmp_path) != before


def test_what_nobody_asks_for_is_swept_away(shelf: Shelf) -> None:
    """A text that was asked for lately stays, however old it is."""
    for key in ("asked for", "forgotten"):
        shelf.put(key, key)
    for file in shelf.folder.iterdir():
        os.utime(file, (0, 0))
    assert shelf.get("asked for") == "asked for"
    sweep(shelf.folder.parent, days=30)
    assert [file.name for file in shelf.folder.iterdir()] == ["asked for.txt"]

from pathlib import Path

import pytest

from generator.notebook import Notebook
from generator.vault import Vault


def test_what_is_known_is_not_made_again(tmp_path: Path) -> None:
    """Another process finds what was made, and the same one gets the same object."""
    made: list[str] = []

    def make(name: str) -> list[str]:
        made.append(name)
        return [name]

    notebook = Notebook(Vault(tmp_path))
    first = notebook.all("kind", {"a": "1"}, make)
    assert notebook.all("kind", {"a": "1"}, make)["a"] is first["a"]
    assert Notebook(Vault(tmp_path)).all("kind", {"a": "1"}, make) == first
    assert made == ["a"]


def test_another_key_or_kind_is_something_else(tmp_path: Path) -> None:
    """What follows from other things, or is another thing, is made anew."""
    notebook = Notebook(Vault(tmp_path))
    assert notebook.all("kind", {"a": "1"}, lambda _: "one") == {"a": "one"}
    assert notebook.all("kind", {"a": "2"}, lambda _: "two") == {"a": "two"}
    assert notebook.all("other", {"a": "2"}, lambda _: "three") == {"a": "three"}


def test_a_failure_is_told(tmp_path: Path) -> None:
    """What fails in a copy of the process fails in the process too."""

    def make(name: str) -> str:
        raise ValueError(name)

    with pytest.raises(ValueError, match="a"):
        Notebook(Vault(tmp_path)).all("kind", {name: name for name in "abcdef"}, make)

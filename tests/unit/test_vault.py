import pickle
from pathlib import Path

import pytest

from generator import vault
from generator.vault import Vault


@pytest.fixture
def kept(tmp_path: Path) -> Vault:
    """Return an empty vault."""
    return Vault(tmp_path / "vault")


def test_what_is_put_can_be_got(kept: Vault) -> None:
    """An object comes back equal."""
    assert kept.get("a") is None
    kept.put("a", {"one": (1, "two")})
    assert kept.has("a")
    assert kept.get("a") == {"one": (1, "two")}


class Mischief:
    """Makes a file when it is read."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.file,)


@pytest.mark.parametrize("seal", [b"", b"x" * 32])
def test_what_a_stranger_brings_is_not_read(kept: Vault, tmp_path: Path, seal: bytes) -> None:
    """A file that a pull request put into the folder runs nothing."""
    kept.put("a", "one")
    (file,) = kept.folder.iterdir()
    file.write_bytes(seal + pickle.dumps(Mischief(tmp_path / "done")))
    assert kept.get("a") is None
    assert not (tmp_path / "done").exists()


def test_what_another_user_has_made_is_not_read(
    kept: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every user has a secret of their own."""
    kept.put("a", "one")
    monkeypatch.setattr(vault, "_secret", lambda: b"another")
    assert kept.get("a") is None


@pytest.mark.parametrize("length", [0, 10, 33])
def test_what_was_cut_short_is_gone(kept: Vault, length: int) -> None:
    """A file that is not whole is not believed."""
    kept.put("a", "one")
    (file,) = kept.folder.iterdir()
    file.write_bytes(file.read_bytes()[:length])
    assert kept.get("a") is None

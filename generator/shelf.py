"""Texts kept in a folder under what they follow from; the folder may be deleted at any time."""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

CACHE: Final = Path(".cache/casebook")
"""Where everything is kept, relative to a project; it may be deleted at any time."""
_DAY: Final = 24 * 60 * 60
"""In seconds."""
_KEY_LENGTH: Final = 32


@dataclass(frozen=True)
class Shelf:
    """Keeps texts by key; a text that was damaged is as if it had never been kept."""

    folder: Path
    suffix: str
    """What the names of its files end with, as in `.svg`."""

    def get(self, key: str) -> str | None:
        """Return what is kept under a key."""
        file = self._file(key)
        try:
            text, _, seal = file.read_bytes().decode().rpartition("\n")
            touch_if_old(file)
        except (OSError, UnicodeDecodeError):
            return None
        return text if seal == _seal(text) else None

    def has(self, key: str) -> bool:
        """Return whether something is kept under a key; it may be damaged."""
        return self._file(key).is_file()

    def put(self, key: str, text: str) -> None:
        """Keep a text. A folder that cannot be written into costs time, and nothing else."""
        replace_file(self._file(key), f"{text}\n{_seal(text)}".encode())

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}{self.suffix}"


def replace_file(file: Path, data: bytes) -> None:
    """Write a file whole or not at all, whoever else is writing it too; failing is no error."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.write_bytes(data)
        draft.replace(file)


def touch_if_old(file: Path) -> None:
    """Note that a file is in use, so that `sweep` leaves it; once a day is enough."""
    if time.time() - file.stat().st_mtime > _DAY:
        file.touch()


def sweep(folder: Path, days: int) -> None:
    """Delete the files below a folder that nobody has asked for in so many days."""
    oldest = time.time() - days * _DAY
    for file in folder.rglob("*"):
        # Another build may do the same.
        with suppress(OSError):
            if file.is_file() and file.stat().st_mtime < oldest:
                file.unlink()


def key_of(*parts: str | bytes) -> str:
    """Return the key of what follows from some texts."""
    digest = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:_KEY_LENGTH]


def key_of_files(files: Iterable[Path], folder: Path) -> str:
    """Return the key of what follows from files below a folder, whatever their order."""
    return key_of(
        *(
            part
            for file in sorted(files)
            for part in (file.relative_to(folder).as_posix(), file.read_bytes())
        )
    )


def _seal(text: str) -> str:
    """What ends a file that is whole."""
    return f"<!-- {key_of(text)} -->"

"""Texts kept in a folder under what they follow from; the folder may be deleted at any time."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

_KEY_LENGTH: Final = 32


@dataclass(frozen=True)
class Shelf:
    """Keeps texts by key; a text that was damaged is as if it had never been kept."""

    folder: Path
    suffix: str
    """What the names of its files end with, as in `.svg`."""

    def get(self, key: str) -> str | None:
        """Return what is kept under a key."""
        try:
            text, _, seal = self._file(key).read_bytes().decode().rpartition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        return text if seal == _seal(text) else None

    def put(self, key: str, text: str) -> None:
        """Keep a text. A folder that cannot be written into costs time, and nothing else."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            file = self._file(key)
            # Another build may be writing it too: whoever comes last replaces it whole.
            draft = file.with_name(f"{file.name}.{os.getpid()}")
            draft.write_text(f"{text}\n{_seal(text)}", encoding="utf-8", newline="\n")
            draft.replace(file)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}{self.suffix}"


def key_of(*parts: str | bytes) -> str:
    """Return the key of what follows from some texts."""
    digest = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:_KEY_LENGTH]


def key_of_files(files: Iterable[Path]) -> str:
    """Return the key of what follows from the contents of files, whatever their order."""
    return key_of(*(part for file in sorted(files) for part in (file.name, file.read_bytes())))


def _seal(text: str) -> str:
    """What ends a file that is whole."""
    return f"<!-- {key_of(text)} -->"

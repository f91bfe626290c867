"""A project folder: all that the repository holds besides the generator, for a test to use."""

import hashlib
import shutil
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
MINI_DATA: Final = ROOT / "tests" / "mini" / "data"


def copy_project(folder: Path, data: Path = ROOT / "data") -> Path:
    """Copy the hand-written pages, the theme and some data to a new folder, and return it."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(data, folder / "data")
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Return a digest of every file below a folder, by its path."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }

"""The programs that take part in a build, as a key: whatever they made is kept under it."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from generator.shelf import key_of, key_of_files

_PACKAGE: Final = Path(__file__).parent


@cache
def programs() -> str:
    """Return a key of the interpreter, of this package and of every package that is installed.

    Any plugin could make use of any package, so all of them count.
    """
    own = (file for file in _PACKAGE.rglob("*") if file.suffix in {".py", ".jinja"})
    return key_of(sys.version, *sorted(set(_installed())), key_of_files(own, _PACKAGE))


def _installed() -> Iterator[str]:
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (entry.name for entry in folder.iterdir() if entry.suffix == ".dist-info")

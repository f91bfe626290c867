"""A folder put in the place of another at one moment, whatever happens before, then or after."""

import ctypes
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_EXCHANGE: Final = 2
"""`RENAME_EXCHANGE` of Linux and `RENAME_SWAP` of macOS."""
_HERE: Final = -100
"""`AT_FDCWD` of Linux: paths that are not absolute begin at the working directory."""


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """Make a folder beside a target, on the same disk, and delete it in the end.

    What a process left behind that was killed is deleted too.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{target.name}-"
    for left in target.parent.glob(f"{prefix}*"):
        owner = left.name.removeprefix(prefix).partition("-")[0]
        if owner.isdecimal() and not _runs(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(
        prefix=f"{prefix}{os.getpid()}-", dir=target.parent, ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


def put_in_place(fresh: Path, target: Path) -> None:
    """Put a folder in the place of a target, whose old content is then where the folder was.

    Where the system can exchange two folders, there is no moment without a target. Elsewhere it is
    gone between two renamings.

    Raises:
        OSError: the target cannot be replaced.
    """
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        old = fresh.with_name(f"{fresh.name}-old")
        target.rename(old)
        fresh.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once; return whether the system could."""
    paths = os.fsencode(one), os.fsencode(other)
    # A C library or a file system that is too old does not know it.
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        match platform.system():
            case "Linux":
                return not library.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE)
            case "Darwin":
                return not library.renamex_np(*paths, _EXCHANGE)
    return False


def _runs(process: int) -> bool:
    """Whether a process is there, as far as can be told without harming it."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

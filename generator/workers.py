"""Work that copies of this process do ahead of it, on every core."""

import gc
import os
import struct
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, TypeVar

T = TypeVar("T")

_NUMBER: Final = struct.Struct("=i")
_MOST: Final = 16_000
"""As many numbers as a pipe holds before anybody reads."""
_WORTH_IT: Final = 2
"""Items a core: for fewer, a copy of the process costs more than it saves."""


def ahead(work: Callable[[T], object], items: Sequence[T]) -> None:
    """Do some work in copies of this process, which see all that it sees, and wait for them.

    Nothing comes back but what the work puts on a shelf. So whoever calls this does all of it
    again, and finds most of it there; what failed fails again where it can be told. Without a
    second core, or where a process cannot be copied safely, nothing happens.
    """
    items = items[:_MOST]
    copies = min(_cores(), len(items) // _WORTH_IT)
    if copies < 2 or not _can_copy():  # noqa: PLR2004 - one copy would work while we wait
        return
    reading, writing = os.pipe()
    os.write(writing, b"".join(map(_NUMBER.pack, range(len(items)))))
    os.close(writing)
    gc.freeze()
    try:
        children = [_copy(work, items, reading) for _ in range(copies)]
        for child in children:
            os.waitpid(child, 0)
    finally:
        gc.unfreeze()
        os.close(reading)


def _copy(work: Callable[[T], object], items: Sequence[T], numbers: int) -> int:
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    # Nothing but the work may happen here: no handler, no clean-up of the parent's.
    with suppress(BaseException):
        _fall_silent()
        while os.getppid() == parent and (number := os.read(numbers, _NUMBER.size)):
            with suppress(Exception):
                work(items[_NUMBER.unpack(number)[0]])
    os._exit(0)


def _fall_silent() -> None:
    """What has to be said is said by the one that is waiting."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _can_copy() -> bool:
    """Whether a copy can be used: a lock that another thread holds would stay locked in it."""
    return sys.platform == "linux" and threading.active_count() == 1

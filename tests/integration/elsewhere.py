"""`casebook` as on another machine: folders listed in another order, files made with other rights.

Run as a script, with the command's arguments. What an environment says, such as the time zone, is
for who starts it.
"""

import os
import random
from collections.abc import Iterator
from typing import Any, Self

from generator.cli import main

_LIST = os.listdir
_SCAN = os.scandir
_CHANCE = random.Random(7)  # noqa: S311 - no secret


def _listed(*arguments: Any) -> list[Any]:  # noqa: ANN401 - as it was
    names = _LIST(*arguments)
    _CHANCE.shuffle(names)
    return names


class _Scanned:
    """What `os.scandir` returns: it is gone through, and closed like a file."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - as it was
        with _SCAN(*arguments) as entries:
            found = sorted(entries, key=lambda entry: str(entry.name))
        _CHANCE.shuffle(found)
        self._found = iter(found)

    def __iter__(self) -> Iterator[Any]:
        return self._found

    def __next__(self) -> Any:  # noqa: ANN401 - as it was
        return next(self._found)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close nothing: all was read at once."""


if __name__ == "__main__":
    os.listdir = _listed  # type: ignore[assignment]
    os.scandir = _Scanned  # type: ignore[assignment]
    os.umask(0o077)
    main()

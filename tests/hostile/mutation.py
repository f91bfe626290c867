"""Real cases, changed at random: bytes, words, or the data; the same seed, the same change."""

import copy
import json
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import yaml

from tests.hostile.attacks import LOUD, QUIET

_SIGNS: Final = (
    "<>&\"'`$[](){}|\\*_#:;!?%^~=+-/@,.\n\t 0a\u00e9\u4e2d\U0001f600\u200b\u202e\x00\x85\u2028"
)
_VALUES: Final[tuple[Any, ...]] = (
    *(None, True, 0, -1, 1e308, 1e-308, 10**17, "", " ", [], {}, [[]], {"a": {"b": []}}, "FILL IN"),
    *(
        "9**9**9",
        "1/0",
        "((((1))))",
        "end",
        "null",
        "0x1F",
        "12:30",
        "a" * 7000,
        [1] * 150,
        "1e400",
    ),
)
Path = tuple[Any, ...]


class Mutator:
    """Changes files of a guide; it takes texts from other cases, and attacks from a list."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = tuple(texts)

    def mutated(self, text: str, seed: str) -> str:
        """Return a file with one to four changes of one level."""
        chance = random.Random(seed)  # noqa: S311 - it has to be the same every time
        level: Callable[[random.Random, str], str] = chance.choices(
            (_bytes, self._words, self._data), (2, 2, 6)
        )[0]
        return level(chance, text)

    def _snippet(self, chance: random.Random) -> str:
        pools = (LOUD, QUIET, self._texts, _SIGNS)
        return str(chance.choice(chance.choices(pools, (2, 6, 3, 1))[0]))

    def _words(self, chance: random.Random, text: str) -> str:
        """Put words into lines as they stand, whatever YAML makes of them."""
        lines = text.splitlines(keepends=True)
        for _ in range(chance.randint(1, 4)):
            number = chance.randrange(len(lines))
            place = chance.randrange(len(lines[number]) + 1)
            lines[number] = lines[number][:place] + self._snippet(chance) + lines[number][place:]
        return "".join(lines)

    def _data(self, chance: random.Random, text: str) -> str:
        """Change what the file says, so that most of what comes out is still YAML."""
        data = yaml.load(text, Loader=yaml.CSafeLoader)
        for _ in range(chance.randint(1, 4)):
            # Nothing is left to change where the last entry was dropped.
            if leaves := [*_leaves(data, ())]:
                self._change(chance, data, chance.choice(leaves))
        return json.dumps(data, ensure_ascii=chance.random() < 0.5, indent=1, default=str)

    def _change(self, chance: random.Random, data: Any, path: Path) -> None:  # noqa: ANN401
        holder = _at(data, path[:-1])
        match chance.choices(("text", "value", "drop", "double", "move"), (12, 2, 1, 1, 1))[0]:
            case "text" if isinstance(holder[path[-1]], str):
                old, new = holder[path[-1]], self._snippet(chance)
                place = chance.randrange(len(old) + 1)
                holder[path[-1]] = chance.choice((new, f"{old[:place]}{new}{old[place:]}"))
            case "drop":
                del holder[path[-1]]
            case "double" if isinstance(holder, list):
                holder.insert(0, copy.deepcopy(holder[path[-1]]))
            case "move" if len(path) > 1:
                _at(data, path[:-2])[path[-2]] = holder[path[-1]]
            case _:
                # A copy: later changes go into it, and must not meet themselves.
                holder[path[-1]] = copy.deepcopy(chance.choice(_VALUES))


def _bytes(chance: random.Random, text: str) -> str:
    """Change, drop, repeat or move signs anywhere."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 1, 2, 40, 400)))
        piece = chance.choice(("", chance.choice(_SIGNS), text[start:end] * 2, text[end:][:40]))
        text = text[:start] + piece + text[end:]
    return text or "\n"


def _leaves(data: Any, path: Path) -> Iterator[Path]:  # noqa: ANN401 - what YAML holds
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    found = False
    for key, value in items:
        found = True
        yield from _leaves(value, (*path, key))
    if path and not found:
        yield path


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - what YAML holds
    for step in path:
        data = data[step]
    return data

"""What is made to exhaust a check or a build is answered at once, with a place."""

import itertools
import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.hostile.measured import Meter
from tests.project import MINI_DATA

SECONDS: Final = 1.0
MEGABYTES: Final = 200
CASE: Final = "data/cases/spam-filter.yaml"

Edit = Callable[[dict[str, Any]], None]


BOMBS: dict[str, str] = {
    "aliases": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9)),
    "flow lists in each other": "a: " + "[" * 400_000,
    "flow mappings in each other": "a: " + "{a: " * 200_000,
    "block lists in each other": "- " * 400_000,
    "keys that are mappings": "? " * 400_000,
    "a list of everything": "a:\n" + "- 1\n" * 200_000,
    "a list within brackets": "a: [" + "1," * 400_000 + "]",
    "one key again and again": "a: 1\n" * 190_000,
    "a hundred thousand keys": "".join(f"titel{n}: x\n" for n in range(60_000)),
    "keys like others": "".join(f"titl{n}: x\n" for n in range(9_000)),
    "a very long key": f"? {'a' * 900_000}\n: 1\n",
    "a very long word": f"title: {'a' * 900_000}\n",
    "a number of a million digits": f"title: {'9' * 900_000}\n",
    "ambiguous values": "".join(f"a{n}: no\n" for n in range(90_000)),
    "tags": "".join(f"a{n}: !!python/object:x.y 1\n" for n in range(20_000)),
    "a tag that asks to run something": "a: !!python/object/apply:os.system ['echo x']\n",
    "anchors": "".join(f"a{n}: &x 1\n" for n in range(60_000)),
    "documents": "--- a\n" * 150_000,
    "quotes that do not end": "a: '" + "''" * 400_000,
    "escapes": 'a: "' + "\\u200b" * 150_000 + '"',
    "invisible signs": "\u200b" * 300_000,
    "comments": "# a\n" * 200_000,
    "blanks": "a:" + " " * 900_000 + "b#c\n",
    "colons": "a: " + ": " * 400_000,
}


def edited(change: Edit) -> str:
    """Return the case with an edit."""
    data = yaml.safe_load((MINI_DATA / "cases" / "spam-filter.yaml").read_text("utf-8"))
    change(data)
    return json.dumps(data, indent=0, default=str)


def _prose(text: str) -> Edit:
    """Put a text into as many places as a file has room for."""

    def change(data: dict[str, Any]) -> None:
        dive = {"title": "x", "text": text}
        count = min(100, 900_000 // max(1, len(json.dumps(text)) + 40))
        data["models"]["deep_dives"] = [dive] * count

    return change


def _formula(formula: str, unit: str = "message") -> Edit:
    def change(data: dict[str, Any]) -> None:
        name = next(iter(data["estimates"]["derived"]))
        data["estimates"]["derived"][name] |= {"formula": formula, "unit": unit}

    return change


def _chain(data: dict[str, Any]) -> None:
    first = next(iter(data["estimates"]["given"]))
    entry = next(iter(data["estimates"]["derived"].values()))
    links = {f"x{n}": entry | {"formula": f"x{n + 1} + 1"} for n in range(3000)}
    data["estimates"]["derived"] |= links | {"x3000": entry | {"formula": first}}


def _figures(data: dict[str, Any]) -> None:
    entry = next(iter(data["estimates"]["given"].values()))
    for number in range(90):
        data["estimates"]["given"][f"y{number}"] = entry
    _prose("".join(f"{n} users " for n in range(1000, 1600)))(data)


def _alike(data: dict[str, Any]) -> None:
    words = "the very same dozen of words that stands in every paragraph of this case"
    _prose("\n\n".join([words] * 80))(data)


def _different(data: dict[str, Any]) -> None:
    words = ["".join(letters) for letters in itertools.product("abcdefgh", repeat=3)]
    chance = random.Random(1)  # noqa: S311 - it has to be the same every time
    texts = [" ".join(chance.choices(words, k=1480)) for _ in range(100)]
    data["models"]["deep_dives"] = [{"title": "x", "text": text} for text in texts]


TRAPS: dict[str, Edit] = {
    "a tower of powers": _formula("9**9**9**9"),
    "a tower of powers of a unit": _formula("users**9**9"),
    "factors without an end": _formula("*".join(["1e308"] * 60)),
    "parentheses in each other": _formula("(" * 190 + "1" + ")" * 190),
    "functions in each other": _formula("replicas_for(" * 30 + "users" + ",1,1)" * 30),
    "maxima in each other": _formula("max(1," * 60 + "1" + ")" * 60),
    "a unit to a power to a power": _formula("1", "m**9**9"),
    "a unit of many factors": _formula("1", "*".join(["user"] * 80)),
    "parentheses in a unit": _formula("1", "(" * 190 + "user" + ")" * 190),
    "a chain of figures": _chain,
    "numbers like figures": _figures,
    "one paragraph a thousand times": _alike,
    "works that nobody knows": _prose("".join(f"[^a{n}]" for n in range(900))),
    "figures that nobody knows": _prose("".join(f"{{{{ a{n} }}}} " for n in range(600))),
    "citations that do not end": _prose("[^" * 3000),
    "tags that do not end": _prose("<[^" * 2000),
    "brackets": _prose("[" * 6000),
    "definitions that do not end": _prose("[\n" * 3000),
    "links that do not end": _prose("[a](" * 1500),
    "backticks": _prose("`" * 6000),
    "dollars": _prose("$" * 6000),
    "dollars that begin": _prose(" $a" * 2000),
    "fences that do not end": _prose("```a\n" * 1200),
    "stars": _prose("*a" * 3000),
    "lists in lists": _prose("1. " * 2000),
    "quotations in quotations": _prose("> " * 3000),
    "empty lines": _prose("a" + "\n" * 5990 + "b"),
    "blanks": _prose("a" + " " * 5990 + "b"),
    "braces in a formula": _prose(f"${'{' * 2900}{'}' * 2900}$"),
    "roots in a formula": _prose("$" + "\\sqrt" * 110 + "x$"),
    "columns": _prose("|" * 6000),
    "words": _prose("a " * 3000),
    "words that differ": _different,
}


@pytest.fixture(scope="module")
def meter() -> Iterator[Meter]:
    """Return what measures, with everything loaded."""
    with Meter() as meter:
        yield meter


def _guide(root: Path, text: str) -> Path:
    shutil.copytree(MINI_DATA, root / "data")
    (root / CASE).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("name", BOMBS)
def test_file_is_refused_at_once(name: str, meter: Meter, tmp_path: Path) -> None:
    """A file that is no case costs a second and 200 MB at most, and there is a place to look at."""
    cost = meter.cost(_guide(tmp_path, BOMBS[name]))
    assert cost.seconds < SECONDS
    assert cost.megabytes < MEGABYTES
    places = [place for _, place, _ in cost.problems]
    assert places
    assert all(re.fullmatch(rf"{CASE}:\d+:\d+", place) for place in places)
    assert len(cost.problems) <= 150


@pytest.mark.parametrize("name", TRAPS)
def test_trap_is_judged_at_once(name: str, meter: Meter, tmp_path: Path) -> None:
    """A case of the right shape that is made to keep a rule busy is judged in a second."""
    cost = meter.cost(_guide(tmp_path, edited(TRAPS[name])))
    assert cost.seconds < SECONDS
    assert cost.megabytes < MEGABYTES
    assert cost.problems or cost.is_sound
    assert all(re.fullmatch(r"data/[a-z/-]+\.yaml:\d+:\d+", place) for _, place, _ in cost.problems)

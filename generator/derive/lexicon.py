"""Names as texts write them: found whole and longest first, in one pass over a text.

`nDCG@k` is also `nDCG@10`, a blank is also a hyphen or a line break, and a name has a plural. An
abbreviation keeps its capitals, since `MAP` is a metric and a map is none; other words begin a
sentence as well as they stand inside of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

_AT: Final = re.compile(r"@(?:k|\d+)\b")
_GAP: Final = re.compile(r"-|\s+")
_BETWEEN: Final = r"(?:-|[ \t]+|[ \t]*\n[ \t]*)"
"""A blank, a hyphen or the end of a line, but not of a paragraph."""
_SIBILANTS: Final = ("s", "x", "z", "ch", "sh")
_WRITTEN: Final[Mapping[str, str]] = {" ": _BETWEEN, "#": r"(?:k|\d+)"}
"""How what is folded is written in texts."""

_Trie: TypeAlias = dict[str, Any]
_END: Final = ""


@dataclass(frozen=True)
class Mention:
    """A place in a text where a name stands."""

    start: int
    end: int
    key: str


class Lexicon:
    """The names of things, each thing under a key."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._known: dict[str, list[tuple[str, str]]] = {}
        for name, key in names:
            for form in forms(name):
                self._known.setdefault(fold(form), []).append((form, key))
        self.pattern: Final = rf"(?<![\w-])(?i:{_expression(_trie(self._known))})(?![\w-])"
        """A regular expression without groups that finds whatever may be a name."""
        self._compiled: Final = re.compile(self.pattern)

    def key(self, found: str) -> str | None:
        """Return what a text that `pattern` has found is the name of, if it has the capitals."""
        known = self._known.get(fold(found), ())
        return next((key for form, key in known if _has_capitals(found, form)), None)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield every name in a text."""
        for found in self._compiled.finditer(text):
            if key := self.key(found[0]):
                yield Mention(found.start(), found.end(), key)


def fold(name: str) -> str:
    """Return a name without what texts write in several ways."""
    return _GAP.sub(" ", _AT.sub("@#", name)).lower()


def forms(name: str) -> tuple[str, ...]:
    """Return a name, without what stands in parentheses, and its plural."""
    name = name.partition(" (")[0]
    if _AT.search(name) or not name[-1].isalpha():
        return (name,)
    if name.endswith(_SIBILANTS):
        return (name, f"{name}es")
    if name.endswith("y") and name[-2:-1] not in set("aeiou"):
        return (name, f"{name[:-1]}ies")
    return (name, f"{name}s")


def _has_capitals(found: str, form: str) -> bool:
    """Whether every word that has a capital after its first letter is written with the same ones.

    A number may stand where the form has `k`.
    """
    pairs = zip(_GAP.split(_AT.sub("@k", found)), _GAP.split(_AT.sub("@k", form)), strict=True)
    return all(one == other for one, other in pairs if other[1:] != other[1:].lower())


def _trie(words: Iterable[str]) -> _Trie:
    root: _Trie = {}
    for word in words:
        here = root
        for sign in word:
            here = here.setdefault(sign, {})
        here[_END] = {}
    return root


def _expression(trie: _Trie) -> str:
    """Write a trie as a regular expression, in which each sign of a text decides once."""
    branches = [
        _WRITTEN.get(sign, re.escape(sign)) + _expression(rest)
        for sign, rest in trie.items()
        if sign != _END
    ]
    if not branches:
        return "" if trie else "(?!)"
    if _END in trie:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"

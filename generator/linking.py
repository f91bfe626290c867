"""Links from the first use of a word on a page to its definition, put into the page's Markdown.

Only running text is looked at: no heading, table, formula, code, picture or link, and nothing that
stands in a box which quotes or instructs. A link that an author has written counts as the first
use. What comes out is plain Markdown, so that any engine makes a link of it.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Final

from generator.derive.lexicon import Lexicon
from generator.pages.definitions import Definition
from generator.render import MarkdownFile

_PAGES_KEPT: Final = 8192
"""As many as a preview follows without looking through unchanged ones again."""
_NO_WORDS: Final = r"`[^`]*`|\$[^$\n]+\$|\[\^[^\]]+\]|!?\[[^][]*\]\((?P<target>[^)]*)\)|<[^>]+>"
"""Code, formulas, citations, links and tags."""
_BOX: Final = re.compile(r"<(?P<close>/?)(?:div|details)\b(?P<attributes>[^>]*)>")
_APART: Final = re.compile(r"data-search-exclude|casebook-(?:prompt|step)\b")
"""The boxes that are no running text of their page."""
_NO_PROSE: Final = ("#", "|", "<", "[^", "$$")
"""How a line begins that is a heading, a row, a tag, a source or a formula."""
_FENCE: Final = "```"
_FORMULA: Final = "$$"
_FRONT_MATTER: Final = "---"


@lru_cache(maxsize=4)
def linker(definitions: tuple[Definition, ...]) -> "Linker":
    """Return what links these definitions; it is kept, since its pattern takes long to make."""
    return Linker(definitions)


class Linker:
    """Puts links to definitions into pages."""

    def __init__(self, definitions: tuple[Definition, ...]) -> None:
        self._definitions: Final = {f"{one.address}#{one.anchor}": one for one in definitions}
        self._lexicon: Final = Lexicon(
            (name, key)
            for key, one in self._definitions.items()
            if one.is_linked
            for name in one.names
        )
        self._pattern: Final = re.compile(f"{_NO_WORDS}|{self._lexicon.pattern}")

    def link(self, file: MarkdownFile) -> MarkdownFile:
        """Return a page with its links."""
        if not file.page.is_prose:
            return file
        return replace(file, text=_linked(self, file.text, file.page.address))

    def linked(self, text: str, address: str) -> str:
        """Return the text of a page with its links."""
        up = "../" * address.count("/")
        seen = {key for key, one in self._definitions.items() if one.address == address}

        def change(found: re.Match[str]) -> str:
            if found["target"]:
                seen.add(posixpath.normpath(posixpath.join(address, "..", found["target"])))
            key = self._lexicon.key(found[0])
            if key is None or key in seen:
                return found[0]
            seen.add(key)
            return f"[{found[0]}]({up}{key})"

        return "".join(
            self._pattern.sub(change, piece) if is_prose else piece
            for is_prose, piece in pieces(text)
        )


@lru_cache(maxsize=_PAGES_KEPT)
def _linked(linker: Linker, text: str, address: str) -> str:
    return linker.linked(text, address)


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Cut Markdown into pieces, and say of each whether it is running text."""
    for is_prose, lines in groupby(text.splitlines(keepends=True), _Reader().is_prose):
        yield is_prose, "".join(lines)


class _Reader:
    """Reads Markdown line by line and knows what each line stands in."""

    def __init__(self) -> None:
        self._begins = True
        self._until: str | None = None
        self._boxes: list[bool] = []
        """The boxes around a line, each with whether it stands apart."""

    def is_prose(self, line: str) -> bool:
        """Take the next line and say whether it is running text."""
        text = line.strip()
        begins, self._begins = self._begins, False
        if self._until:
            if text == self._until:
                self._until = None
            return False
        if begins and text == _FRONT_MATTER:
            self._until = _FRONT_MATTER
            return False
        if text.startswith(_FENCE) or text == _FORMULA:
            self._until = _FENCE if text.startswith(_FENCE) else _FORMULA
            return False
        for box in _BOX.finditer(text):
            if not box["close"]:
                self._boxes.append(bool(_APART.search(box["attributes"])))
            elif self._boxes:
                self._boxes.pop()
        return not any(self._boxes) and not text.startswith(_NO_PROSE)

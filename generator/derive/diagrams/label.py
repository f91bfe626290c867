"""Text of a contributor made safe for Mermaid, and short enough for a picture."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

BREAK = "<br/>"
ELLIPSIS = "…"

_INLINE_MARKDOWN = (
    (re.compile(r"\[\^[a-z][a-z0-9]*\]"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)\s]+\)"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\*\*(\S(?:.*?\S)?)\*\*"), r"\1"),
    (re.compile(r"(?<![\w*])\*(\S(?:.*?\S)?)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(\S(?:.*?\S)?)_(?!\w)"), r"\1"),
    (re.compile(r"\$([^$\s](?:[^$]*[^$\s])?)\$"), r"\1"),
)
_SAFE_PUNCTUATION = frozenset(" ,.()/+-=!?'")
# Mermaid up to 11.9 reads a label that starts like a Markdown list or rule as one, and gives up.
_LIST_MARKER = re.compile(r"^(?:(\d+)([.)])(?= |$)|([-+=])(?= |$|\3))")
_WIDE = frozenset({"W", "F"})
# A call such as `search(vector)` is broken after its punctuation rather than anywhere.
_BREAKABLE = re.compile(r"[^(,/_=.-]*[(,/_=.-]+|[^(,/_=.-]+")
# `200 ms` and `95 %` are read as one word.
_UNIT = re.compile(r"(?<=\d) (?=[^\W\d]{1,2}\b|%)")
_TIED = "\N{NO-BREAK SPACE}"
# merman decodes the codes of some charts into live HTML and Markdown: what could open a tag or an
# emphasis must not come back.
_ANGLE = "‹"  # noqa: RUF001
_EMPHASIS = {"*": "∗", "`": "'"}  # noqa: RUF001
# Mermaid writes a code as this ligature and a degree sign while it parses, and decodes both.
_MARKER = {"ﬂ": "fl"}
_UNSAFE = str.maketrans({**_EMPHASIS, **_MARKER})
_TAG = re.compile(r"<(?![ =\d])")
# In the labels of relations it decodes no code at all.
_LOOKALIKES = str.maketrans('"<>&#;`%*\\{}$', "”‹›＆＃,’％∗∖()＄")  # noqa: RUF001
_WEB_ADDRESS = re.compile(r"\b(www)\.", re.IGNORECASE)


def plain(text: str) -> str:
    """The text without Markdown, citations, control characters and line breaks."""
    for pattern, replacement in _INLINE_MARKDOWN:
        text = pattern.sub(replacement, text)
    if not text.isprintable():
        visible = (" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)
        text = "".join(c for c in visible if unicodedata.category(c) != "Cs")
    return " ".join(text.split())


def escape(text: str, literal: str = "") -> str:
    """The text with everything that Mermaid or HTML could read as syntax as an entity code.

    What is in `literal` stays as it is, for charts in whose text it means nothing.
    """
    safe = literal.replace("%", "") if "%%" in text else literal
    tagless = _TAG.sub(_ANGLE, text.translate(_UNSAFE))
    encoded = tagless.translate(_codes(safe))
    encoded = _WEB_ADDRESS.sub(r"\1#46;", encoded)
    return _LIST_MARKER.sub(_encode_marker, encoded)


def lookalike(text: str) -> str:
    """The text with typographic signs instead of syntax, for labels in which codes stay codes."""
    return plain(text).translate(_LOOKALIKES)


def wrap(text: str, width: int, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines of about so many characters, the last one shortened."""
    wrapped: list[str] = []
    for piece, glue in _pieces(plain(text) or ELLIPSIS, width):
        # Two characters of grace: a word that nearly fits should not cost a line of its own.
        if wrapped and _columns(wrapped[-1] + glue + piece) <= width + 2:
            wrapped[-1] += glue + piece
        else:
            wrapped.append(piece)
    kept = wrapped[:lines]
    if len(wrapped) > lines:
        kept[-1] = f"{kept[-1].rstrip(' ,.;:(')}{ELLIPSIS}"
    return tuple(kept)


def balanced(text: str, width: int, lines: int) -> tuple[str, ...]:
    """As few lines as fit the width, about equally long: no word stands alone in the last."""
    fullest = wrap(text, width, lines)
    words = tuple(_words(plain(text)))
    if " ".join(fullest) != " ".join(words):
        return fullest
    return _even(words, len(fullest), max(map(len, fullest)))


@cache
def _even(words: tuple[str, ...], count: int, limit: int) -> tuple[str, ...]:
    """The words in so many lines whose lengths differ least, none of them beyond the limit."""
    if count == 1:
        return (" ".join(words),)
    firsts = range(1, len(words) - count + 2)
    ways = ((" ".join(words[:end]), *_even(words[end:], count - 1, limit)) for end in firsts)
    return min(
        ways, key=lambda way: (max(map(len, way)) > limit, sum(len(line) ** 2 for line in way))
    )


def _pieces(text: str, width: int) -> Iterator[tuple[str, str]]:
    """What must not be broken, each with what joins it to its neighbor on the left."""
    longest = width + 5
    for word in _words(text):
        glue = " "
        for part in _BREAKABLE.findall(word) if _columns(word) > longest else (word,):
            for piece in _cut(part, longest):
                yield piece, glue
                glue = ""


def _cut(word: str, longest: int) -> Iterator[str]:
    """A word in pieces that fit, if it is too long to stay whole."""
    piece = ""
    for character in word:
        if piece and _columns(piece + character) > longest:
            yield piece
            piece = ""
        piece += character
    yield piece


def _columns(text: str) -> int:
    """How many characters of a line a text takes: Chinese characters and emoji take two."""
    return len(text) + sum(map(_is_wide, text))


@cache
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in _WIDE


def _words(text: str) -> list[str]:
    return _UNIT.sub(_TIED, text).split(" ")


def label(texts: Iterable[str], width: int, lines: int, literal: str = "") -> str:
    """Texts below each other, each wrapped and shortened by itself, ready to be quoted."""
    wrapped = (line for text in texts for line in wrap(text, width, lines))
    return BREAK.join(escape(line, literal) for line in wrapped)


@cache
def _codes(literal: str) -> dict[int, str]:
    """The entity codes of the ASCII characters that mean something to Mermaid somewhere."""
    characters = map(chr, range(128))
    syntax = (c for c in characters if not c.isalnum() and c not in _SAFE_PUNCTUATION)
    return {ord(c): f"#{ord(c)};" for c in syntax if c not in literal}


def _encode_marker(marker: re.Match[str]) -> str:
    """The start of a line that looks like a list item, defused."""
    number, dot, bullet = marker.groups()
    return f"#{ord(bullet)};" if bullet else f"{number}#{ord(dot)};"

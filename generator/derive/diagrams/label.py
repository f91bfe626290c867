"""Text of a contributor made safe for Mermaid, and short enough for a picture."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

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
# A call such as `search(vector)` is broken after its punctuation rather than anywhere.
_BREAKABLE = re.compile(r"[^(,/_=.-]*[(,/_=.-]+|[^(,/_=.-]+")
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
    visible = (" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)
    return " ".join("".join(c for c in visible if unicodedata.category(c) != "Cs").split())


def escape(text: str, literal: str = "") -> str:
    """The text with everything that Mermaid or HTML could read as syntax as an entity code.

    What is in `literal` stays as it is, for charts in whose text it means nothing.
    """
    safe = literal.replace("%", "") if "%%" in text else literal
    tagless = _TAG.sub(_ANGLE, text.translate(_UNSAFE))
    encoded = "".join(c if c in safe else _encode(c) for c in tagless)
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
        if wrapped and len(wrapped[-1] + glue + piece) <= width + 2:
            wrapped[-1] += glue + piece
        else:
            wrapped.append(piece)
    kept = wrapped[:lines]
    if len(wrapped) > lines:
        kept[-1] = f"{kept[-1].rstrip(' ,.;:(')}{ELLIPSIS}"
    return tuple(kept)


def _pieces(text: str, width: int) -> Iterator[tuple[str, str]]:
    """What must not be broken, each with what joins it to its neighbor on the left."""
    longest = width + 5
    for word in text.split():
        glue = " "
        for part in _BREAKABLE.findall(word) if len(word) > longest else (word,):
            for start in range(0, len(part), longest):
                yield part[start : start + longest], glue
                glue = ""


def label(texts: Iterable[str], width: int, lines: int, literal: str = "") -> str:
    """Texts below each other, each wrapped and shortened by itself, ready to be quoted."""
    wrapped = (line for text in texts for line in wrap(text, width, lines))
    return BREAK.join(escape(line, literal) for line in wrapped)


def _encode(character: str) -> str:
    """One character, or its entity code."""
    if character.isascii() and _is_syntax(character):
        return f"#{ord(character)};"
    return character


def _is_syntax(character: str) -> bool:
    """Whether an ASCII character means something to Mermaid somewhere."""
    return not character.isalnum() and character not in _SAFE_PUNCTUATION


def _encode_marker(marker: re.Match[str]) -> str:
    """The start of a line that looks like a list item, defused."""
    number, dot, bullet = marker.groups()
    return f"#{ord(bullet)};" if bullet else f"{number}#{ord(dot)};"

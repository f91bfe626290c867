"""From the site's Markdown to Markdown that any engine reads.

The site's pages hold elements that a browser or a style sheet works with: frames around Markdown,
marks around figures, texts that unfold. Without them nothing is lost but folding, and engines
agree on what is left: paragraphs, lists, tables, fences, footnotes, `$…$`, and `<br>` in a cell.
"""

import re
from collections.abc import Callable
from typing import Final

_FENCE: Final = re.compile(r"(^```.*?^```[ \t]*$)", re.MULTILINE | re.DOTALL)
_CODE: Final = re.compile(r"(`[^`\n]+`)")
# What only scripts read, and where they write.
_FOR_SCRIPTS: Final = re.compile(
    r"^<div [^>]*\b(?:hidden|casebook-live)\b[^>]*>(?:.*|\n(?:.*\n)*?)</div>$\n?", re.MULTILINE
)
# The style sheet puts these parentheses.
_BESIDE: Final = re.compile(
    r'<span class="casebook-beside"[^>]*>(?:<span[^>]*>)?([^<]*)(?:</span>)?</span>'
)
_SUMMARY: Final = re.compile(r"^<summary[^>]*>(.*?)</summary>$", re.MULTILINE)
_FRAME: Final = re.compile(r"^</?(?:div|details)\b[^>]*>(?:</div>)?$\n?", re.MULTILINE)
_SMALL: Final = re.compile(r"<small>(.*?)</small>")
_INLINE: Final = re.compile(r"</?(?:span|data|p)\b[^>]*>")
_LINK: Final = re.compile(
    r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(((?!\w+:)[^)\s?#]+\.md)(?:\?[^)\s#]*)?(#[^)\s]*)?\)"
)
_BLANK_LINES: Final = re.compile(r"\n([ \t]*\n){2,}")


def plain(text: str, is_exported: Callable[[str], bool]) -> str:
    """Return a page's Markdown without what only the site understands.

    `is_exported` says of the target of a link whether it is part of the export; a link to anything
    else becomes its text. The query of a link, which only scripts read, is left out.
    """

    def change(prose: str) -> str:
        linked = _LINK.sub(lambda link: _relinked(link, is_exported), _without_elements(prose))
        return _BLANK_LINES.sub("\n\n", linked)

    return _changed(_FENCE, text, change).strip() + "\n"


def _without_elements(prose: str) -> str:
    for pattern, instead in (
        (_FOR_SCRIPTS, ""),
        (_BESIDE, r"(\1)"),
        (_SUMMARY, r"**\1**"),
        (_FRAME, ""),
    ):
        prose = pattern.sub(instead, prose)
    return _changed(_CODE, prose, lambda piece: _INLINE.sub("", _SMALL.sub(r"(\1)", piece)))


def _changed(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Change the pieces of a text between what is kept."""
    pieces = kept.split(text)
    pieces[::2] = [change(piece) for piece in pieces[::2]]
    return "".join(pieces)


def _relinked(link: re.Match[str], is_exported: Callable[[str], bool]) -> str:
    text, target, section = link.groups()
    return f"[{text}]({target}{section or ''})" if is_exported(target) else str(text)

"""What is wrong with a page as plain Markdown, whoever renders it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_FENCE: Final = re.compile(r"^```[^`]*$", re.MULTILINE)
_FENCED: Final = re.compile(r"^```.*?^```[ \t]*$\n?", re.MULTILINE | re.DOTALL)
_CODE: Final = re.compile(r"`[^`\n]*`")
# Controls of a script are HTML throughout.
_LIVE: Final = re.compile(
    r"^<div [^>]*\bcasebook-live\b[^>]*>(?:.*|\n(?:.+\n)*?)</div>$", re.MULTILINE
)
_TABLE: Final = re.compile(r"(?:^[ \t]*\|.*\n)+", re.MULTILINE)
_RULE: Final = re.compile(r"\|(?: ?:?-{3,}:? ?\|)+")
_BAR: Final = re.compile(r"(?<!\\)\|")
_HEADING: Final = re.compile(r"^(#+) ", re.MULTILINE)
_FIGURE: Final = re.compile(r"\{\{[\w ]*\}\}")
_NOTE: Final = re.compile(r"(?!^\[\^[^\]]+\]: )\[\^([^\]]+)\]", re.MULTILINE)
_NOTE_BODY: Final = re.compile(r"^\[\^([^\]]+)\]: \S", re.MULTILINE)


def faults(text: str) -> Iterator[str]:
    """Say in a sentence each what another Markdown engine, or a reader, would stumble over."""
    prose = _CODE.sub("code", _FENCED.sub("code\n", text))
    yield from _fences(text)
    yield from _tables(prose)
    yield from _footnotes(prose)
    yield from _headings(prose)
    yield from _elements(prose)
    yield from _space(text)
    if _FIGURE.search(prose):
        yield "a figure is not filled in"


def _fences(text: str) -> Iterator[str]:
    if len(_FENCE.findall(text)) % 2:
        yield "a fence is not closed"
    if re.search(r"^```\w+\n\s*```|\n\n```$", text, re.MULTILINE):
        yield "a fence is empty or ends in a blank line"


def _tables(prose: str) -> Iterator[str]:
    for table in _TABLE.finditer(prose):
        header, *rows = table[0].strip().splitlines()
        if prose[: table.start()].rpartition("\n\n")[2]:
            yield f"no blank line before the table {header}"
        if not rows or not _RULE.fullmatch(rows[0].strip()):
            yield f"no rule below the header {header}"
        elif len(rows) == 1:
            yield f"no row in the table {header}"
        yield from (
            f"not as many cells as in the header {header}: {row}"
            for row in rows
            if len(_BAR.findall(row)) != len(_BAR.findall(header)) or not row.rstrip().endswith("|")
        )


def _footnotes(prose: str) -> Iterator[str]:
    used, defined = set(_NOTE.findall(prose)), _NOTE_BODY.findall(prose)
    yield from (f"no definition of [^{key}]" for key in sorted(used - set(defined)))
    yield from (f"nothing refers to [^{key}]" for key in sorted(set(defined) - used))
    yield from (f"[^{key}] is defined twice" for key in set(defined) if defined.count(key) > 1)


def _headings(prose: str) -> Iterator[str]:
    levels = [len(marks) for marks in _HEADING.findall(prose)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "the page does not have one title, at its top"
    if any(below > above + 1 for above, below in pairwise(levels)):
        yield "a level of headings is skipped"
    if re.search(r"[^\n]\n#+ |^#+ .*\n[^\n]", prose, re.MULTILINE):
        yield "no blank line around a heading"


def _elements(prose: str) -> Iterator[str]:
    prose = _LIVE.sub("", prose)
    for name in ("div", "details", "summary", "small"):
        if len(re.findall(rf"<{name}[ >]", prose)) != prose.count(f"</{name}>"):
            yield f"a <{name}> is not closed"
    if re.search(r'markdown="1">\n(?!\n|<summary[ >])|[^\n]\n</(?:div|details)>', prose):
        yield "no blank line around the Markdown in an element"


def _space(text: str) -> Iterator[str]:
    if re.search(r"\n\n\n|[ \t]\n", _FENCED.sub("code\n", text)):
        yield "blank lines in a row, or blanks at the end of a line"
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "the page does not end with a line"

"""Keys in the order of their model, each with the comments above it."""

import re
from collections.abc import Iterable
from typing import Final

from generator.problems import KeyPath
from generator.shape import Disorder
from generator.yaml_source import Document

_BLANK_OR_COMMENT: Final = re.compile(r"\s*(#.*)?$")
_ITEM: Final = re.compile(r"(\s*)- ")


def with_order(text: str, document: Document, disorders: Iterable[Disorder]) -> str:
    """Return a text in which the keys of some mappings are put in order."""
    lines = text.splitlines()
    # The innermost first: what is moved keeps its number of lines, so that all places stay right.
    for disorder in sorted(disorders, key=lambda one: -len(one.path)):
        _reorder(lines, document, disorder)
    return "".join(f"{line}\n" for line in lines)


def _reorder(lines: list[str], document: Document, disorder: Disorder) -> None:
    written = [path for path in document.keys if path[:-1] == disorder.path]
    starts = [_lead(lines, document, path, is_first=not n) for n, path in enumerate(written)]
    if len(set(starts)) < len(starts):
        return
    end = _end(lines, document, disorder.path)
    item = _ITEM.match(lines[starts[0]]) if isinstance((disorder.path or ("",))[-1], int) else None
    if item:
        lines[starts[0]] = lines[starts[0]].replace("- ", "  ", 1)
    bounds = [*starts, end]
    chunks = {
        str(path[-1]): lines[start:stop]
        for path, start, stop in zip(written, bounds, bounds[1:], strict=False)
    }
    unknown = [key for key in chunks if key not in disorder.keys]
    ordered = [chunks[key] for key in (*disorder.keys, *unknown)]
    lines[starts[0] : end] = _with_gaps(ordered, list(chunks.values()))
    if item:
        dash = len(item[1])
        lines[starts[0]] = f"{lines[starts[0]][:dash]}- {lines[starts[0]][dash + 2 :]}"


def _with_gaps(ordered: list[list[str]], before: list[list[str]]) -> list[str]:
    """Join entries so that blank lines stay where they were, whatever stands between them."""
    result: list[str] = []
    for entry, old in zip(ordered, before, strict=True):
        result += [""] * _blanks(old) + entry[_blanks(entry) :]
    return result


def _blanks(entry: list[str]) -> int:
    return next((number for number, line in enumerate(entry) if line.strip()), len(entry))


def _lead(lines: list[str], document: Document, path: KeyPath, *, is_first: bool) -> int:
    """Return the line, from 0, in which an entry begins: its key, or the comments above it.

    What stands above the first entry and a blank line is about all of them.
    """
    where = document.keys[path]
    line = where.line - 1
    while line > 0 and _belongs_below(lines[line - 1], where.column - 1):
        if is_first and not lines[line - 1].strip():
            break
        line -= 1
    if line > 0 and _opens_item(lines[line - 1], where.column - 1):
        line -= 1
    return line


def _belongs_below(line: str, column: int) -> bool:
    """Whether a line above a key is blank, or a comment that is not indented more than the key."""
    indentation = len(line) - len(line.lstrip())
    return bool(_BLANK_OR_COMMENT.match(line)) and (not line.strip() or indentation <= column)


def _opens_item(line: str, column: int) -> bool:
    """Whether a line is the comment after the dash of a list item whose first key stands below."""
    return re.fullmatch(r"\s*- +#.*", line) is not None and line.index("-") == column - 2


def _end(lines: list[str], document: Document, path: KeyPath) -> int:
    """Return the line, from 0, after a mapping: where the next thing around it begins."""
    inside = [where.line for key, where in document.keys.items() if key[: len(path)] == path]
    after = [
        _lead(lines, document, key, is_first=False)
        for key, where in document.keys.items()
        if where.line > max(inside)
    ]
    return min(after, default=len(lines))

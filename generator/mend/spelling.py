"""Misspelt words that can mean only one other."""

from collections.abc import Iterable, Sequence

from generator.problems import Location, Slip


def with_spelling(text: str, slips: Iterable[tuple[Location, Slip]]) -> str:
    """Return a text in which every misspelt word is replaced where it stands."""
    lines = text.splitlines(keepends=True)
    # From the end, so that a replacement moves no place that is still to come.
    for where, slip in sorted(slips, reverse=True):
        place = _place(lines, where, slip.wrote)
        if place is not None:
            line = lines[where.line - 1]
            lines[where.line - 1] = line[:place] + slip.meant + line[place + len(slip.wrote) :]
    return "".join(lines)


def _place(lines: Sequence[str], where: Location, word: str) -> int | None:
    """Return the column of a word: where it is reported, or once in the line after that.

    A word in a text, such as a citation, is reported where the text begins.
    """
    line = lines[where.line - 1]
    start = where.column - 1
    if line.startswith(word, start) or line.startswith(f'"{word}"', start):
        return line.index(word, start)
    return line.index(word, start) if line.count(word, start) == 1 else None

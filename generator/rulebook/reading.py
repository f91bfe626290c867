"""What the strict reader of YAML refuses, and why."""

from typing import Final

from generator.explanation import Explanation, explanation
from generator.problems import Severity


def _read(code: str, docstring: str) -> Explanation:
    return explanation(code, Severity.ERROR, docstring)


READING: Final[tuple[Explanation, ...]] = (
    _read(
        "Y001",
        """A file can be read: it is UTF-8, at most 1 MB, not empty, and a file.

        Files come from strangers, so nothing is read that could be a device, a flood or, behind a
        symbolic link, any file of the machine. An editor that saves in another encoding says so in
        its status bar.

        Wrong:
            title: "a file of ten megabytes"

        Right:
            title: Visual search
        """,
    ),
    _read(
        "Y002",
        """A file is YAML, indented with spaces.

        The usual causes are a tab, a line that is indented differently from its neighbors, and a
        text with `: ` or ` #` in it that stands without quotes.

        Wrong:
            why: The objective: 200 ms

        Right:
            why: "The objective: 200 ms"
        """,
    ),
    _read(
        "Y003",
        """A key stands once.

        Most readers of YAML silently keep the second value, so that an edit of the first one does
        nothing.

        Wrong:
            title: Visual search
            title: Search by picture

        Right:
            title: Visual search
        """,
    ),
    _read(
        "Y004",
        """A value means the same to every reader of YAML.

        YAML 1.1 and 1.2 disagree on `no`, `on`, `012`, `12:30` and `1_000`: a word to one is a
        truth value, a number or minutes to the other. Quotes make a text of it.

        Wrong:
            example: no

        Right:
            example: "no"
        """,
    ),
    _read(
        "Y005",
        """A file is one plain document: no anchors, aliases, tags, or keys that are not words.

        An alias can blow a small file up to gigabytes, and a tag can ask a reader to run code.

        Wrong:
            target: &objective 200 ms

        Right:
            target: 200 ms
        """,
    ),
    _read(
        "Y006",
        """Nothing is nested deeper than forty levels, and no list is longer than a hundred items.

        A case needs nine levels and forty items; a file has at most 20,000 values, and a key 200
        characters. More is a slip of the indentation, or an attempt to exhaust whoever reads it.

        Wrong:
            [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

        Right:
            title: Visual search
        """,
    ),
    _read(
        "Y007",
        """A comment has a space after its `#`.

        Otherwise it is most likely a part of the text, which YAML would cut off without a word.

        Wrong:
            example: the #1 result

        Right:
            example: "the #1 result"
        """,
    ),
    _read(
        "Y008",
        """Every character can be seen.

        Control characters, blanks of no width and signs that turn the direction of a text make a
        reviewer see something else than what a machine reads. Escapes such as `\\u202e` count too.

        Wrong:
            title: "Visual\\u200b search"

        Right:
            title: Visual search
        """,
    ),
)

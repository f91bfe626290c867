"""What the shape of a file demands: known keys, all of them, with values of the right kind."""

from typing import Final

from generator.explanation import Explanation, explanation
from generator.problems import Severity


def _shape(code: str, docstring: str, severity: Severity = Severity.ERROR) -> Explanation:
    return explanation(code, severity, docstring)


SHAPE: Final[tuple[Explanation, ...]] = (
    _shape(
        "S001",
        """Every key is one that the section knows.

        What a section knows stands in the reference of case files, and your editor completes it.

        Wrong:
            titel: Visual search

        Right:
            title: Visual search
        """,
    ),
    _shape(
        "S002",
        """No mandatory key is missing.

        Wrong:
            dialogue:
              - ask: Does a user search with a photo or with a crop of it?
                answer: With a crop.

        Right:
            dialogue:
              - ask: Does a user search with a photo or with a crop of it?
                answer: With a crop.
                otherwise: The detector would have to choose the object.
        """,
    ),
    _shape(
        "S003",
        """A value has the kind, the form and the length that its key asks for.

        Wrong:
            difficulty: hard

        Right:
            difficulty: 2
        """,
    ),
    _shape(
        "S004",
        """The slug of a case is its file name, in lower-case words joined by hyphens.

        It is the address of the page, which should not change once somebody has linked it.

        Wrong:
            slug: Visual_Search

        Right:
            title: Visual search
        """,
    ),
    _shape(
        "S005",
        """The data folder holds the files that the guide knows, and cases that end in `.yaml`.

        A file with another name would be read by nobody.

        Wrong:
            title: "a case in data/cases/visual-search.yml"

        Right:
            title: "a case in data/cases/visual-search.yaml"
        """,
    ),
    _shape(
        "S006",
        """Keys stand in the order of the reference.

        Whoever compares two cases, or reviews one, finds everything at its place.
        `casebook check --fix` puts them in order, with their comments.

        Wrong:
            answer: With a crop.
            ask: Does a user search with a photo or with a crop of it?

        Right:
            ask: Does a user search with a photo or with a crop of it?
            answer: With a crop.
        """,
        Severity.ADVICE,
    ),
    _shape(
        "S007",
        """The editor's schema is up to date.

        `data/schema/case.json` lists the ids of shared words and works, so a new one changes it.
        `casebook check --fix` or `casebook schema --write` makes it anew.

        Wrong:
            metric: a-word-that-the-editor-does-not-know

        Right:
            metric: ndcg-at-k
        """,
        Severity.ADVICE,
    ),
)

"""One page of every kind that the site has."""

from typing import Final

MISSING: Final = "gone/"
"""What the server answers with the site's own page for what does not exist."""

WITHOUT_CONNECTION: Final = "503.html"
"""What a browser shows in place of a page that it has not kept."""

KINDS: Final = (
    "",
    WITHOUT_CONNECTION,
    "cards/",
    "cases/",
    "cases/ad-click-prediction/",
    "cases/compare/",
    "cases/matrix/",
    "contributing/architecture/",
    "contributing/case-files/",
    "contributing/reference/",
    "contributing/rules/",
    "contributing/rules/D008/",
    "downloads/",
    MISSING,
    "how-to-use/",
    "library/",
    "library/features/",
    "library/glossary/",
    "library/metrics/",
    "method/",
    "method/cheat-sheet/",
    "method/estimation/",
    "method/serve/",
    "mock-interview/",
    "plans/",
    "plans/one-evening/",
    "progress/",
    "tags/",
)

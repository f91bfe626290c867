"""One page of every kind that the site has."""

from typing import Final

KINDS: Final = (
    "",
    "cards/",
    "cases/",
    "cases/ad-click-prediction/",
    "contributing/architecture/",
    "contributing/case-files/",
    "downloads/",
    "gone/",
    "how-to-use/",
    "library/glossary/",
    "method/",
    "method/serve/",
    "mock-interview/",
    "tags/",
)

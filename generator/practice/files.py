"""A file for each case and each way to practice it."""

import json
from functools import lru_cache
from typing import Final

from generator.derive.basis import Basis
from generator.model.guide import Guide
from generator.pages.case import CASES_KEPT
from generator.practice.decks import deck
from generator.practice.interviews import interview

_MAKERS: Final = {"cards": deck, "mock-interview": interview}
"""What is made of a case, by the folder that holds it: that of the page which loads it."""


def files_of(slug: str, guide: Guide) -> dict[str, str]:
    """Return the texts of a case's files by their addresses, relative to the root of the site."""
    basis = Basis.of(slug, guide.cases[slug], guide)
    return {f"{folder}/{slug}.json": _text(folder, basis) for folder in _MAKERS}


@lru_cache(maxsize=CASES_KEPT * len(_MAKERS))
def _text(folder: str, basis: Basis) -> str:
    content = _MAKERS[folder](basis.slug, basis.guide())
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

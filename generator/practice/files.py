"""A file for each case and each way to practice it."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.derive.same import Same
from generator.model.case import Case
from generator.model.framework import Framework
from generator.model.guide import Guide, Work
from generator.model.vocabulary import Vocabulary
from generator.pages.case import CASES_KEPT
from generator.practice.decks import deck
from generator.practice.interviews import interview

_MAKERS: Final = {"cards": deck, "mock-interview": interview}
"""What is made of a case, by the folder that holds it: that of the page which loads it."""


def files_of(slug: str, guide: Guide) -> dict[str, str]:
    """Return the texts of a case's files by their addresses, relative to the root of the site."""
    shared = (Same(guide.framework), Same(guide.vocabulary), Same(guide.sources))
    basis = _Basis(slug, Same(guide.cases[slug]), *shared)
    return {f"{folder}/{slug}.json": _text(folder, basis) for folder in _MAKERS}


@dataclass(frozen=True)
class _Basis:
    """All that the files of a case follow from, as a key."""

    slug: str
    case: Same[Case]
    framework: Same[Framework]
    vocabulary: Same[Vocabulary]
    sources: Same[dict[str, Work]]

    def guide(self) -> Guide:
        """Return it as a guide of one case."""
        return Guide.model_construct(
            framework=self.framework.value,
            vocabulary=self.vocabulary.value,
            sources=self.sources.value,
            plans={},
            cases={self.slug: self.case.value},
        )


@lru_cache(maxsize=CASES_KEPT * len(_MAKERS))
def _text(folder: str, basis: _Basis) -> str:
    content = _MAKERS[folder](basis.slug, basis.guide())
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

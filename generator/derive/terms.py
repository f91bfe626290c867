"""Where texts use the terms of the glossary first."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from generator.derive.lexicon import Lexicon
from generator.derive.prose import texts
from generator.derive.same import Same
from generator.model.case import Case
from generator.model.framework import CaseSection, Framework
from generator.model.vocabulary import GlossaryTerm

Glossary: TypeAlias = Same[dict[str, GlossaryTerm]]

_KEPT: Final = 16
"""A case is asked about several times in a row."""


@lru_cache(maxsize=_KEPT)
def used_in_case(case: Same[Case], glossary: Glossary) -> dict[str, CaseSection | None]:
    """Return the section in which a case uses each term first, or none for what closes a case."""
    found: dict[str, CaseSection | None] = {}
    for section in CaseSection:
        for id_ in _used(getattr(case.value, section), glossary):
            found.setdefault(id_, section)
    for id_ in _used(case.value, glossary):
        found.setdefault(id_, None)
    return found


@lru_cache(maxsize=4)
def used_in_method(framework: Same[Framework], glossary: Glossary) -> dict[str, str | None]:
    """Return the step that uses each term first, or none for what is said of all steps."""
    found: dict[str, str | None] = {}
    for step in framework.value.steps:
        for id_ in _used(step, glossary):
            found.setdefault(id_, step.id)
    for id_ in _used(framework.value, glossary):
        found.setdefault(id_, None)
    return found


def _used(value: object, glossary: Glossary) -> Iterator[str]:
    lexicon = _lexicon(glossary)
    for _, text in texts(value):
        # What has no blank is an id.
        if " " in text:
            yield from (mention.key for mention in lexicon.mentions(text))


@lru_cache(maxsize=4)
def _lexicon(glossary: Glossary) -> Lexicon:
    return Lexicon(
        (name, id_) for id_, term in glossary.value.items() for name in (term.name, *term.aliases)
    )

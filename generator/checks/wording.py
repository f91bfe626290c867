"""What is said is said once, in words of its own, and at a length that somebody reads."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.checks.rule import AcrossRule, Finding, Rule, SharedFindings, across_rule, rule
from generator.derive.passages import Index, Said, passages_of, said_again, said_by_several, said_in
from generator.derive.prose import texts
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import Severity, spell

_LONGEST_PARAGRAPH: Final = 120
"""In words; about four sentences."""
_LIKE_ANOTHER_CASE: Final = 0.5
"""With every sixth word replaced, half of a paragraph's three-word sequences are left."""
_SAID_TWICE: Final = 2 / 3
"""Within a case, the names of things come again and again."""


def _said_in(case: Case, guide: Guide) -> Said:
    return said_in(case)


@across_rule("T001", _said_in)
def no_text_fits_another_case(
    guide: Guide, slugs: Collection[str] | None, said: Mapping[str, Said]
) -> SharedFindings:
    """No passage is close to one of another case.

    A paragraph that fits another system after changing the names and the numbers says nothing
    about this one. The check compares sequences of three words, with numbers left out; of two
    cases that are alike, it speaks of the one that was changed last.

    Wrong:
        why: The model is retrained daily because user behavior changes quickly over time.

    Right:
        why: A sale begins at midnight, and weights of yesterday price it as if there were none.
    """
    by = {passage: slug for slug, mine in said.items() for passage in mine.passages}
    index = Index(by, only=said_by_several(said.values()))
    for slug, mine in said.items():
        own = frozenset(mine.passages)
        for passage in mine.passages:
            other = index.closest(passage, _LIKE_ANOTHER_CASE, but=own)
            if other and not _is_younger(by[other], slug, guide):
                message = f"this is close to `{spell(other.path)}` of `{by[other]}`"
                hint = "say what is different here, or leave it out"
                yield f"cases/{slug}", Finding(passage.path, message, hint)


@rule("T002", Severity.ADVICE, may_be_exempted=True)
def paragraphs_are_short(case: Case, guide: Guide) -> Iterator[Finding]:
    """A paragraph has at most 120 words, which are about four sentences.

    A reader with a clock beside the screen skips what looks like a wall.

    Wrong:
        reasoning: One paragraph of two hundred words …

    Right:
        reasoning: |
          One thought in sixty words.

          The next one in sixty more.
    """
    for path, text in texts(case):
        for paragraph in re.split(r"\n[ \t]*\n", text):
            words = len(paragraph.split())
            is_prose = not paragraph.lstrip().startswith(("```", "$$", "- "))
            if words > _LONGEST_PARAGRAPH and is_prose:
                beginning = " ".join(paragraph.split()[:5])
                message = f"the paragraph that begins “{beginning}” has {words} words"
                yield Finding(path, message, f"at most {_LONGEST_PARAGRAPH}; split it or cut it")


@rule("T003", Severity.ADVICE, may_be_exempted=True)
def things_are_said_once(case: Case, guide: Guide) -> Iterator[Finding]:
    """A case says a thing once, in the section where it belongs.

    A walkthrough that repeats a table, or a follow-up that repeats a deep dive, costs the reader
    time twice.

    Wrong:
        remedy: Late uploads are joined again after three days, once their window has closed.
        walkthrough: Late uploads are joined again after three days, once their window has closed.

    Right:
        remedy: Late uploads are joined again after three days, once their window has closed.
        walkthrough: The second join is the one that finds late uploads.
    """
    passages = passages_of(case)
    before = Index((), only=said_again(passages))
    for passage in passages:
        if other := before.closest(passage, _SAID_TWICE):
            message = f"this is close to `{spell(other.path)}`"
            yield Finding(passage.path, message, "keep it in one of the two places")
        before.add(passage)


def _is_younger(slug: str, other: str, guide: Guide) -> bool:
    dates = {one: case.provenance.updated for one, case in guide.cases.items()}
    return (dates[slug], slug) > (dates[other], other)


ACROSS_CASES: Final[tuple[AcrossRule, ...]] = (no_text_fits_another_case,)
RULES: Final[tuple[Rule, ...]] = (paragraphs_are_short, things_are_said_once)

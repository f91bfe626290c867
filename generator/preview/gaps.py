"""What a preview shows in place of what is broken."""

from typing import TypeVar

from generator.model.guide import Guide
from generator.model.vocabulary import Vocabulary
from generator.site import Survey

T = TypeVar("T")


def patched(found: Survey, last_good: Guide | None) -> Guide | None:
    """Fill the gaps that broken cases leave with their last good versions.

    These may use words and works that have been renamed or deleted since, so the guide keeps what
    it no longer finds. A case whose file is gone is gone.
    """
    guide = found.sound or last_good
    if guide is None or last_good is None:
        return guide
    cases = {slug: case for slug, case in last_good.cases.items() if slug in found.slugs}
    return guide.model_copy(
        update={
            "cases": dict(sorted({**cases, **(found.sound.cases if found.sound else {})}.items())),
            "vocabulary": _with_lost_words(guide.vocabulary, last_good.vocabulary),
            "sources": _with_lost(guide.sources, last_good.sources),
        }
    )


def _with_lost_words(now: Vocabulary, before: Vocabulary) -> Vocabulary:
    lost = {
        name: entries
        for name in type(now).model_fields
        if (entries := _with_lost(getattr(now, name), getattr(before, name)))
        is not getattr(now, name)
    }
    return now.model_copy(update=lost) if lost else now


def _with_lost(now: dict[str, T], before: dict[str, T]) -> dict[str, T]:
    """Add the entries that were there before to those of now, whose order and meaning hold."""
    return now if before.keys() <= now.keys() else {**now, **before, **now}

"""What a preview shows while something is broken; `tests/integration` runs the plugin."""

from generator.model.guide import Guide
from generator.preview import patched
from generator.site import Survey

SLUGS = ("haiku-writer", "spam-filter")


def survey_of(sound: Guide | None, slugs: tuple[str, ...] = SLUGS) -> Survey:
    """Return what is found when only `sound` can be used of these case files."""
    return Survey(sound, (), slugs)


def without(guide: Guide, slug: str) -> Guide:
    """Return the guide with a case left out, as if it were broken."""
    cases = {name: case for name, case in guide.cases.items() if name != slug}
    return guide.model_copy(update={"cases": cases})


def test_broken_case_keeps_its_last_good_version(guide: Guide) -> None:
    """The gap that a broken case leaves is filled, and the order of the cases stays."""
    shown = patched(survey_of(without(guide, "haiku-writer")), guide)
    assert shown == guide
    assert list(shown.cases) == list(SLUGS)


def test_deleted_case_does_not_come_back(guide: Guide) -> None:
    """A case whose file is gone is no broken case, whatever else is broken."""
    rest = without(guide, "haiku-writer")
    assert patched(survey_of(rest, ("spam-filter",)), guide) == rest


def test_renamed_word_stays_known_to_the_last_good_version(guide: Guide) -> None:
    """A tag that is renamed breaks its cases, whose last good versions still use the old one."""
    tags = {f"{tag}-new": entry for tag, entry in guide.vocabulary.tags.items()}
    renamed = guide.vocabulary.model_copy(update={"tags": tags})
    now = guide.model_copy(update={"cases": {}, "vocabulary": renamed})
    shown = patched(survey_of(now), guide)
    assert shown is not None
    assert shown.cases == guide.cases
    assert list(shown.vocabulary.tags) == [*tags, *guide.vocabulary.tags]


def test_broken_shared_file_keeps_everything(guide: Guide) -> None:
    """Without a method or a vocabulary nothing new can be judged, so the old guide is shown."""
    assert patched(survey_of(None), guide) == guide
    assert patched(survey_of(None), None) is None


def test_preview_that_begins_with_a_broken_case(guide: Guide) -> None:
    """Where there is no last good version, a broken case is left out."""
    rest = without(guide, "haiku-writer")
    assert patched(survey_of(rest), None) == rest

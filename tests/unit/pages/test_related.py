from generator.model.case import Case
from generator.model.guide import Guide
from generator.pages.related import related


def guide_of(guide: Guide, cases: dict[str, Case]) -> Guide:
    """Return the guide with other cases."""
    return guide.model_copy(update={"cases": cases})


def test_cases_without_a_common_word_are_not_related(guide: Guide) -> None:
    """A list of related cases is empty rather than made up."""
    close = related(guide)
    assert set(close) == set(guide.cases)
    for slug, relations in close.items():
        assert all(relation.shared for relation in relations), slug


def test_the_closest_comes_first(guide: Guide, spam_filter: Case, haiku_writer: Case) -> None:
    """A case is closest to its own variant, and never related to itself."""
    cases = {"haiku": haiku_writer, "spam": spam_filter, "spam-too": spam_filter.model_copy()}
    close = related(guide_of(guide, cases))
    assert close["spam"][0].slug == "spam-too"
    assert all(relation.slug != slug for slug, found in close.items() for relation in found)


def test_shared_words_are_named(guide: Guide, spam_filter: Case) -> None:
    """A reader learns what two cases have in common, by the names of words that both use."""
    close = related(guide_of(guide, {"a": spam_filter, "b": spam_filter.model_copy()}))
    names = {entry.name for entry in guide.vocabulary.families.values()}
    assert set(close["a"][0].shared) & names


def test_what_everybody_uses_relates_nobody(guide: Guide, spam_filter: Case) -> None:
    """Among many cases, a word of all of them says nothing about two."""
    cases = {f"case-{number}": spam_filter.model_copy() for number in range(8)}
    assert all(found == () for found in related(guide_of(guide, cases)).values())

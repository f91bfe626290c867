"""A word has one definition, the glossary leads somewhere, and texts use what it defines."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.checks.reference import dangling
from generator.checks.rule import (
    AcrossRule,
    Finding,
    SharedFindings,
    SharedRule,
    across_rule,
    shared_rule,
)
from generator.derive.lexicon import fold, forms
from generator.derive.same import Same
from generator.derive.terms import used_in_case, used_in_method
from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.vocabulary import Term, Vocabulary
from generator.problems import KeyPath, Severity

_METHOD: Final = "method"
_WATCHED: Final = {"metrics", "signals"}
"""A metric and the signal that watches it may share a name."""


@shared_rule("R011")
def words_are_defined_once(guide: Guide, slugs: Collection[str] | None) -> SharedFindings:
    """A name, or another name of the same thing, belongs to one word of all vocabularies.

    The first use of a word on a page leads to its definition, so there may be only one. Case and
    plurals make no difference. A metric and the signal that watches it may share a name.

    Wrong:
        lexical-search:
          name: Lexical search
          aliases: [BM25]
        bm25:
          name: BM25

    Right:
        lexical-search:
          name: Lexical search
          aliases: [BM25]
    """
    taken: dict[str, tuple[str, str]] = {}
    for vocabulary, id_, path, name in _names(guide.vocabulary):
        owners = {taken.setdefault(fold(form), (vocabulary, id_)) for form in forms(name)}
        for other, owner in owners - {(vocabulary, id_)}:
            if {vocabulary, other} != _WATCHED:
                message = f"`{name}` is also a name of `{owner}` in `data/vocabulary/{other}.yaml`"
                hint = "keep one of both definitions, or name more exactly what each one means"
                yield f"vocabulary/{vocabulary}", Finding((id_, *path), message, hint)


@shared_rule("R012")
def glossary_leads_somewhere(guide: Guide, slugs: Collection[str] | None) -> SharedFindings:
    """What a term says to read on with exists: a term, another shared word, or a step.

    A shared word is named after its file, as in `metrics/auc-roc`, and a step of the method as in
    `method/evaluate`.

    Wrong:
        position-bias:
          see_also: [propensty, metric/ndcg-at-k]

    Right:
        position-bias:
          see_also: [propensity, metrics/ndcg-at-k]
    """
    known = tuple(_places(guide))
    for id_, term in guide.vocabulary.glossary.items():
        paths = (((id_, "see_also", number), path) for number, path in enumerate(term.see_also))
        for finding in dangling(paths, known, "word", "data/vocabulary/"):
            yield "vocabulary/glossary", finding


def _terms_of(case: Case, guide: Guide) -> frozenset[str]:
    return frozenset(used_in_case(Same(case), Same(guide.vocabulary.glossary)))


@across_rule("R013", _terms_of, Severity.ADVICE)
def terms_are_used(
    guide: Guide, slugs: Collection[str] | None, used: Mapping[str, frozenset[str]]
) -> SharedFindings:
    """A term of the glossary is used by a case or by the method.

    The glossary explains what readers of this guide meet. A term that texts only know under another
    name gets it as an alias.

    Wrong:
        approximate-nearest-neighbor-search:
          name: Approximate nearest neighbor search

    Right:
        approximate-nearest-neighbor-search:
          name: Approximate nearest neighbor search
          aliases: [nearest neighbors]
    """
    if slugs is None:
        return
    in_method = used_in_method(Same(guide.framework), Same(guide.vocabulary.glossary))
    known = in_method.keys() | frozenset[str]().union(*used.values())
    for id_, term in guide.vocabulary.glossary.items():
        if id_ not in known:
            message = f"no case uses `{term.name}`, nor does the method"
            hint = "add the name that texts use to `aliases`, or delete the term"
            yield "vocabulary/glossary", Finding((id_, "name"), message, hint)


def _words(vocabulary: Vocabulary) -> Iterator[tuple[str, Mapping[str, Term]]]:
    """Yield the vocabularies whose words have a definition that texts lead to."""
    for name in type(vocabulary).model_fields:
        entries = getattr(vocabulary, name)
        if all(isinstance(entry, Term) for entry in entries.values()):
            yield name, entries


def _names(vocabulary: Vocabulary) -> Iterator[tuple[str, str, KeyPath, str]]:
    for file, entries in _words(vocabulary):
        for id_, term in entries.items():
            yield file, id_, ("name",), term.name
            for number, alias in enumerate(term.aliases):
                yield file, id_, ("aliases", number), alias


def _places(guide: Guide) -> Iterator[str]:
    for name, entries in _words(guide.vocabulary):
        yield from entries if name == "glossary" else (f"{name}/{id_}" for id_ in entries)
    yield from (f"{_METHOD}/{step.id}" for step in guide.framework.steps)
    yield f"{_METHOD}/estimation"


RULES: Final[tuple[SharedRule, ...]] = (
    words_are_defined_once,
    glossary_leads_somewhere,
)
ACROSS_CASES: Final[tuple[AcrossRule, ...]] = (terms_are_used,)

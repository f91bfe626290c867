"""What the library shows: every shared word that a case uses, and where and why it does."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.features import Feature, FeatureEntity
from generator.model.guide import Guide, Work
from generator.model.vocabulary import Measure, Term
from generator.pages.case_view import CaseView
from generator.pages.glossary import glossary_page
from generator.pages.layout import Layout
from generator.pages.page import Link, Page, anchor


@dataclass(frozen=True)
class Use:
    """A case that uses a word."""

    link: Link
    """To the step of the case in which it does."""
    part: str
    """The part that the word plays there, in a word or two."""
    why: str
    """What it is used for, as the case says."""


@dataclass(frozen=True)
class Word:
    """A word that some case uses."""

    id: str
    entry: Term
    formula: str | None
    use_when: str | None
    misleads: str | None
    work: Work | None
    """The work that defines it."""
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class ShelfView:
    """Everything that a page of the library shows."""

    title: str
    introduction: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class LibraryView:
    """The shelves of the library, with how much stands on each."""

    shelves: tuple[tuple[Link, int, str], ...]
    features: int
    """How many features all cases have together."""
    terms: int
    """How many terms the glossary has."""


@dataclass(frozen=True)
class UsedFeature:
    """A feature with the case that has it."""

    feature: Feature
    link: Link


@dataclass(frozen=True)
class UsedFeatures:
    """The features of all cases that describe the same entity."""

    entity: FeatureEntity
    features: tuple[UsedFeature, ...]


@dataclass(frozen=True)
class FeaturesView:
    """The features of all cases."""

    groups: tuple[UsedFeatures, ...]


DEFINES: Final = 1.5
"""How much more a search prefers a definition to a section of a case of the same name."""
Uses = Iterator[tuple[str, Use]]
"""The ids of used words, each with one use."""


@dataclass(frozen=True)
class _Shelf:
    """What a page of the library is about."""

    vocabulary: str
    title: str
    description: str
    introduction: str
    uses: Callable[[CaseView], Uses]


def library_pages(guide: Guide, laid_out: Sequence[Layout]) -> tuple[Page, ...]:
    """Return the overview of the library and its pages; cases are quoted without citations."""
    cases = tuple(one.digest for one in laid_out)
    features = _features(cases)
    shelves = [_shelf_page(shelf, guide, cases) for shelf in _SHELVES]
    links = tuple(
        (
            Link(page.title, page.address.removeprefix("library/")),
            len(view.words),
            page.description,
        )
        for page, view in shelves
    )
    places = {
        f"{shelf.vocabulary}/{word.id}": Link(word.entry.name, _place(shelf, word))
        for shelf, (_, view) in zip(_SHELVES, shelves, strict=True)
        for word in view.words
    }
    glossary = glossary_page(guide, laid_out, places)
    overview = Page(
        address="library/index.md",
        title="Library",
        description="Terms, metrics, losses, models, components, signals and features of cases.",
        template="library.md.jinja",
        view=LibraryView(
            links,
            sum(len(group.features) for group in features.groups),
            len(guide.vocabulary.glossary),
        ),
        data_file=None,
    )
    return (overview, glossary, *(page for page, _ in shelves), _features_page(features))


def _place(shelf: _Shelf, word: Word) -> str:
    return f"{shelf.vocabulary}.md#{anchor(word.entry.name)}"


def _features_page(view: FeaturesView) -> Page:
    return Page(
        address="library/features.md",
        title="Features",
        description="The features of all cases by what they describe: encoding, freshness, risk.",
        template="features.md.jinja",
        view=view,
        data_file=None,
        search_boost=DEFINES,
    )


def _features(cases: tuple[CaseView, ...]) -> FeaturesView:
    used = [
        UsedFeature(feature, case.link(case.step_of("features")))
        for case in cases
        for feature in case.case.features.catalog
    ]
    groups = (
        UsedFeatures(entity, tuple(one for one in used if one.feature.entity is entity))
        for entity in FeatureEntity
    )
    return FeaturesView(tuple(group for group in groups if group.features))


def _shelf_page(shelf: _Shelf, guide: Guide, cases: tuple[CaseView, ...]) -> tuple[Page, ShelfView]:
    entries = getattr(guide.vocabulary, shelf.vocabulary)
    found: dict[str, list[Use]] = {}
    for case in cases:
        for id_, use in shelf.uses(case):
            found.setdefault(id_, []).append(use)
    words = tuple(
        _word(id_, entries[id_], tuple(found[id_]), guide) for id_ in entries if id_ in found
    )
    view = ShelfView(shelf.title, shelf.introduction, words)
    page = Page(
        address=f"library/{shelf.vocabulary}.md",
        title=shelf.title,
        description=shelf.description,
        template="shelf.md.jinja",
        view=view,
        data_file=f"vocabulary/{shelf.vocabulary}.yaml",
        search_boost=DEFINES,
        other_names=tuple((word.entry.name, word.entry.aliases) for word in words),
    )
    return page, view


def _word(id_: str, entry: Term, uses: tuple[Use, ...], guide: Guide) -> Word:
    if not isinstance(entry, Measure):
        return Word(id_, entry, None, None, None, None, uses)
    work = guide.sources[entry.source] if entry.source else None
    return Word(id_, entry, entry.formula, entry.use_when, entry.misleads, work, uses)


def _tasks(case: CaseView) -> Uses:
    link, framing = case.link(case.step_of("framing")), case.case.framing
    yield framing.task, Use(link, "chosen", framing.ml_objective)
    for alternative in framing.alternatives:
        yield alternative.task, Use(link, "considered", alternative.rejected_because)


def _families(case: CaseView) -> Uses:
    for option in case.case.models.options:
        use = Use(
            case.link(case.step_of("models")), option.role.value, f"{option.name}. {option.verdict}"
        )
        yield option.family, use


def _losses(case: CaseView) -> Uses:
    for option in case.case.models.options:
        for loss in option.losses:
            yield loss, Use(case.link(case.step_of("models")), option.role.value, option.name)


def _metrics(case: CaseView) -> Uses:
    evaluation, link = case.case.evaluation, case.link(case.step_of("evaluation"))
    for offline in evaluation.offline:
        yield offline.metric, Use(link, "offline", f"{offline.measures}. {offline.why}")
    for online in evaluation.online:
        yield online.metric, Use(link, online.role.value, online.why)


def _components(case: CaseView) -> Uses:
    for component in case.case.serving.components:
        use = Use(
            case.link(case.step_of("serving")),
            component.path.value,
            f"{component.name}. {component.does}",
        )
        yield component.kind, use


def _signals(case: CaseView) -> Uses:
    for signal in case.case.monitoring.signals:
        use = Use(
            case.link(case.step_of("monitoring")),
            signal.severity.value,
            f"{signal.watches}. {signal.detects}",
        )
        yield signal.signal, use


_SHELVES = (
    _Shelf(
        "tasks",
        "Tasks",
        "The kinds of learning task, which case is framed as which, and which were considered.",
        "How a problem is framed decides its labels, its metrics and half of its architecture.",
        _tasks,
    ),
    _Shelf(
        "families",
        "Models",
        "Families of models, with the cases that choose, consider or begin with them.",
        "A family is a way to build a model. What part it plays depends on the case.",
        _families,
    ),
    _Shelf(
        "losses",
        "Losses",
        "What models are trained with, when each is right, and how it misleads.",
        "A loss is what the model is really asked for.",
        _losses,
    ),
    _Shelf(
        "metrics",
        "Metrics",
        "Offline and online metrics with formula, use, and how each misleads.",
        "A metric decides what is shipped. Know how it misleads before you name it.",
        _metrics,
    ),
    _Shelf(
        "components",
        "Components",
        "The parts that serving architectures are made of, and what they do in each case.",
        "The same kind of box does another job in another system.",
        _components,
    ),
    _Shelf(
        "signals",
        "Signals",
        "What is monitored, what it detects, and in which case it wakes someone.",
        "A signal is worth what it detects before users do.",
        _signals,
    ),
)

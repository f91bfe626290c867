"""What the list of all cases shows, and what it can be narrowed down by."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.guide import Guide
from generator.model.vocabulary import Entry
from generator.pages.case_view import CaseView
from generator.pages.page import Link, Page, anchor


@dataclass(frozen=True)
class CaseGroup:
    """The cases that are listed under the same group."""

    id: str
    entry: Entry
    cases: tuple[CaseView, ...]


@dataclass(frozen=True)
class Choice:
    """A value that cases can be narrowed down to, with the name that a reader sees."""

    id: str
    name: str


@dataclass(frozen=True)
class DeepDive:
    """A question that a case goes into further than its step asks for."""

    step: Choice
    link: Link


@dataclass(frozen=True)
class CaseEntry:
    """A case in the list."""

    view: CaseView
    task: Choice
    tags: tuple[Choice, ...]
    dives: tuple[DeepDive, ...]
    """In the order of the method."""


@dataclass(frozen=True)
class ListedGroup:
    """A group with its cases as the list shows them."""

    id: str
    entry: Entry
    cases: tuple[CaseEntry, ...]


@dataclass(frozen=True)
class Value:
    """A value that the list can be narrowed down to."""

    choice: Choice
    cases: int
    """How many cases it leaves."""


@dataclass(frozen=True)
class Facet:
    """Something that cases differ in."""

    id: str
    title: str
    values: tuple[Value, ...]
    is_folded: bool = False
    """Whether there are so many values that they are shown when they are asked for."""


@dataclass(frozen=True)
class CatalogView:
    """The groups that have cases, in the order of the vocabulary."""

    groups: tuple[ListedGroup, ...]
    facets: tuple[Facet, ...]
    """What the list is narrowed down by, in the order of the form."""
    cases: int


def case_groups(guide: Guide, cases: tuple[CaseView, ...]) -> tuple[CaseGroup, ...]:
    """Group cases in the order of the vocabulary; a group without a case is left out."""
    grouped = (
        CaseGroup(id_, entry, tuple(view for view in cases if view.case.group == id_))
        for id_, entry in guide.vocabulary.groups.items()
    )
    return tuple(group for group in grouped if group.cases)


def catalog_page(guide: Guide, cases: tuple[CaseView, ...]) -> Page:
    """Return the list of all cases; cases are quoted without citations."""
    groups = tuple(
        ListedGroup(group.id, group.entry, tuple(_entry(view, guide) for view in group.cases))
        for group in case_groups(guide, cases)
    )
    return Page(
        address="cases/index.md",
        title="Cases",
        description="Every worked system-design case, by group, step, task, difficulty and tag.",
        template="catalog.md.jinja",
        view=CatalogView(groups, _facets(groups), len(cases)),
        data_file=None,
        is_prose=False,
    )


def _facets(groups: tuple[ListedGroup, ...]) -> tuple[Facet, ...]:
    entries = [entry for group in groups for entry in group.cases]
    difficulties = (entry.view.case.difficulty for entry in entries)
    steps = (dict.fromkeys(dive.step for dive in entry.dives) for entry in entries)
    tags = (tag for entry in entries for tag in entry.tags)
    group = (Choice(one.id, one.entry.name) for one in groups for _ in one.cases)
    return (
        Facet("step", "Goes deep in", _values(step for some in steps for step in some)),
        Facet("group", "Group", _values(group)),
        Facet("difficulty", "Difficulty", _values(_difficulty(one) for one in difficulties)),
        Facet("task", "Task", _values(entry.task for entry in entries), is_folded=True),
        Facet("tag", "Tag", _values(tags), is_folded=True),
    )


def _values(choices: Iterable[Choice]) -> tuple[Value, ...]:
    """Count what every case offers; names are in the order of the alphabet and of numbers."""
    counted = Counter(choices).items()
    ordered = sorted(counted, key=lambda one: one[0].name.casefold())
    return tuple(Value(choice, cases) for choice, cases in ordered)


def _difficulty(level: int) -> Choice:
    return Choice(str(level), f"Difficulty {level} of 3")


def _entry(view: CaseView, guide: Guide) -> CaseEntry:
    return CaseEntry(
        view=view,
        task=Choice(view.case.framing.task, view.task.name),
        tags=tuple(Choice(tag, guide.vocabulary.tags[tag].name) for tag in view.case.tags),
        dives=tuple(_dives(view)),
    )


def _dives(view: CaseView) -> Iterator[DeepDive]:
    for step in view.steps:
        for section in step.sections:
            for dive in getattr(getattr(view.case, section), "deep_dives", ()):
                target = f"{view.slug}.md#{anchor(dive.title)}"
                numbered = Choice(step.id, f"{step.number}. {step.name}")
                yield DeepDive(numbered, Link(dive.title, target))

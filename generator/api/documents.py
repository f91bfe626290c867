"""What the JSON files hold: the authored guide, joined with what the generator computed from it.

The schema is made of these classes. A change after which a program that reads the files would have
to be changed too raises `VERSION`; a further key does not.
"""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from generator.model.base import FigureName, GroupId, Line, Model, Slug, TagId, TaskId, WorkKey
from generator.model.case import Case
from generator.model.framework import Framework
from generator.model.guide import Work
from generator.model.plan import StudyPlan
from generator.model.vocabulary import Vocabulary

VERSION: Final = 1


class Document(Model):
    """A file by itself."""

    schema_address: str = Field(alias="$schema")
    """Where the schema of this file stands, relative to the file."""
    version: Literal[1]
    """The version of the format; raised when something is renamed, moved or removed."""


class Quantity(Model):
    """A number with a unit."""

    value: float
    """The number, in `unit`."""
    unit: str
    """Its unit; empty if it has none."""
    shown: str
    """As a reader would say it: `11.6 k requests/s`."""


class ComputedFigure(Quantity):
    """A figure of the estimate with its value; what it counts stands in the case."""

    working: str | None
    """The formula with the values in it; none if it is an assumption."""


class TimedCall(Model):
    """A hop of the request with its budget."""

    origin: Slug = Field(alias="from")
    """The component that calls."""
    to: Slug
    """The component that is called."""
    time: Quantity
    """The budget at the 99th percentile."""
    counts: bool
    """Whether it adds to the total; beside a slower hop it does not."""


class Budget(Model):
    """The latency budget of a request."""

    objective: Quantity
    """What the request is held to."""
    total: Quantity
    """What its hops take together."""
    slack: Quantity
    """What is left."""
    hops: tuple[TimedCall, ...]
    """The hops in order."""


class Machines(Model):
    """A fleet with its price."""

    component: Slug
    """What runs on it."""
    size: Quantity
    """How many machines."""
    cost: Quantity | None
    """What they cost, if the case has a price."""


class Picture(Model):
    """A diagram."""

    kind: str
    """What kind of diagram it is."""
    title: str
    """What it shows."""
    description: str
    """The same in sentences."""
    mermaid: str
    """The Mermaid text, which GitHub and others draw."""


class Relation(Model):
    """A related case."""

    slug: Slug
    """Its slug."""
    shared: tuple[Line, ...]
    """The names of what both use."""


class CaseRecord(Model):
    """A case with everything that follows from it."""

    slug: Slug
    """Its name in addresses."""
    page: str
    """Its page on the site."""
    case: Case
    """What its authors wrote, with figures filled into the texts; `[^key]` cites a work."""
    figures: dict[FigureName, ComputedFigure]
    """The figures of the estimate by name, computed."""
    latency: Budget
    """The latency budget of a request."""
    fleets: tuple[Machines, ...]
    """The fleets, the dearest first."""
    diagrams: dict[str, Picture]
    """The diagrams by what they show; one for each model that has an architecture."""
    related: tuple[Relation, ...]
    """The closest cases first."""
    works: dict[WorkKey, Work]
    """The works that it cites."""


class CaseSummary(Model):
    """A case as an entry of a list."""

    slug: Slug
    """Its name in addresses."""
    title: Line
    """The system's name."""
    summary: str
    """What is designed, in one sentence."""
    group: GroupId
    """The group that it is listed under."""
    task: TaskId
    """The kind of task."""
    tags: tuple[TagId, ...]
    """What it is tagged with."""
    difficulty: int
    """From 1 to 3."""
    minutes: int
    """The length of the interview."""
    updated: date
    """The day of the last change of substance."""
    page: str
    """Its page on the site."""
    data: str
    """Its file, relative to the index."""


class About(Model):
    """What this guide is."""

    title: str
    """Its name."""
    summary: str
    """What it is, in one sentence."""
    home: str
    """Where it is published; empty, if it says nothing about that."""
    license: str
    """What may be done with it."""
    updated: date
    """The day of the last change of substance to any case."""


class Shared(Document):
    """What all cases have in common."""

    about: About
    """What this guide is."""
    framework: Framework
    """The method."""
    vocabulary: Vocabulary
    """The words that cases share, by id."""
    sources: dict[WorkKey, Work]
    """The bibliography by key."""
    plans: dict[Slug, StudyPlan]
    """The study plans by slug."""


class Index(Shared):
    """What all cases have in common, and where each case stands."""

    cases: tuple[CaseSummary, ...]
    """The cases by slug, each in a file of its own."""


class WholeGuide(Shared):
    """Everything in one file."""

    cases: tuple[CaseRecord, ...]
    """The cases by slug."""


class CaseFile(Document, CaseRecord):
    """A case in a file of its own."""

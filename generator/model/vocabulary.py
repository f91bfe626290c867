"""Words that cases share: defined once, referred to by id."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict, StringConstraints

from generator.model.base import FigureName, Line, Model, Number, Slug, SourceKey, TaskId


class Entry(Model):
    """A word and what it means."""

    name: Line
    """The word as readers see it."""
    definition: Line
    """What it means, in one or two sentences."""


class Term(Entry):
    """A word whose first use on a page leads to its definition."""

    aliases: tuple[Line, ...] = ()
    """Other names by which texts call it; plurals need none of their own."""
    linked: Annotated[bool, Strict()] = True
    """Whether its first use on a page becomes a link by itself; not for an ordinary word that texts
    use in other senses too."""


class Measure(Term):
    """A loss, a model family, and what metrics and signals have in common: when, and when not."""

    formula: Line | None = None
    """The formula in LaTeX, without dollar signs, where it has one."""
    use_when: Line
    """When it is the right choice."""
    misleads: Line
    """How it misleads or fails."""
    source: SourceKey | None = None
    """A work that defines it."""


class Metric(Measure):
    """What a model or a product is judged by."""

    suits: tuple[TaskId, ...] = ()
    """The tasks that it can decide on before any user sees the model; none for what is measured on
    users or machines, or beside the task."""
    hides_rare: Annotated[bool, Strict()] = False
    """Whether a model that never finds the rare class can still look good by it."""


class SignalKind(Measure):
    """Something that is watched in production."""

    needs_labels: Annotated[bool, Strict()] = False
    """Whether it can only be computed once the truth about a prediction is known."""


class ComponentShape(StrEnum):
    """How diagrams draw a kind of component."""

    ACTOR = "actor"
    SERVICE = "service"
    MODEL = "model"
    STORE = "store"
    INDEX = "index"
    STREAM = "stream"
    JOB = "job"
    EXTERNAL = "external"


class ComponentKind(Term):
    """A kind of serving component."""

    shape: ComponentShape
    """How diagrams draw it."""


WordPath = Annotated[
    str, StringConstraints(pattern=r"^([a-z]+/)?[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)
]
"""The id of a term of the glossary, or of another word after the name of its file, such as
`metrics/auc-roc`, or of a step of the method, such as `method/evaluate`."""


class GlossaryTerm(Term):
    """A term of the field that no other vocabulary defines."""

    matters: Line | None = None
    """What it decides in a design, where the definition does not say it."""
    misleads: Line | None = None
    """How it misleads, or what it is confused with."""
    see_also: tuple[WordPath, ...] = ()
    """Where to read on."""
    source: SourceKey | None = None
    """A work that defines it."""


class Parameter(Model):
    """Something that a function is given."""

    what: Line
    """What it counts, as a table would label it. Example: Requests at peak."""
    unit: Line
    """A unit that fits. Example: request/second."""
    example: Number
    """A typical value, in that unit."""


class Function(Entry):
    """Arithmetic that many designs need: formulas of estimates call it by its id."""

    parameters: dict[FigureName, Parameter] = Field(min_length=1)
    """What it is given, in the order of a call."""
    formula: Line
    """Arithmetic over its parameters, as in `estimates.derived`."""
    unit: Line
    """The unit in which the examples come out."""
    misleads: Line
    """Where it stops being true."""
    source: SourceKey
    """A work that derives or uses it."""


class MagnitudeGroup(StrEnum):
    """What an order of magnitude is about, in the order of the page."""

    TIME = "time"
    HARDWARE = "hardware"
    STORAGE = "storage"
    MODELS = "models"
    PEOPLE = "people"
    MONEY = "money"


class Magnitude(Model):
    """A number worth knowing by heart."""

    what: Line
    """What it is, as a table would label it. Example: Round trip within a data center."""
    group: MagnitudeGroup
    """What it is about."""
    value: Number
    """The number, in `unit`."""
    unit: Line
    """Its unit, as in `estimates.given`."""
    year: Annotated[int, Strict(), Field(ge=1960, le=2100)]
    """The year that the number is of."""
    source: SourceKey
    """The work that reports it."""
    use: Line
    """What a candidate decides with it."""


class Vocabulary(Model):
    """One mapping from id to entry for each file in `data/vocabulary/`."""

    groups: dict[Slug, Entry] = Field(min_length=1)
    """The groups that cases are listed under, in the order of the navigation."""
    tags: dict[Slug, Entry] = Field(min_length=1)
    """What a case can be tagged with."""
    tasks: dict[Slug, Term] = Field(min_length=1)
    """The kinds of machine-learning task."""
    families: dict[Slug, Measure] = Field(min_length=1)
    """The families that models belong to."""
    losses: dict[Slug, Measure] = Field(min_length=1)
    """What models are trained with."""
    metrics: dict[Slug, Metric] = Field(min_length=1)
    """What models and products are judged by."""
    components: dict[Slug, ComponentKind] = Field(min_length=1)
    """The kinds of serving component."""
    signals: dict[Slug, SignalKind] = Field(min_length=1)
    """The kinds of monitored signal."""
    glossary: dict[Slug, GlossaryTerm] = Field(min_length=1)
    """The terms that none of these defines."""
    functions: dict[FigureName, Function] = Field(min_length=1)
    """The arithmetic that estimates share."""
    magnitudes: dict[Slug, Magnitude] = Field(min_length=1)
    """Numbers worth knowing by heart."""

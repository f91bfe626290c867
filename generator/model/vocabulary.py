"""Words that cases share: defined once, referred to by id."""

from enum import StrEnum

from pydantic import Field

from generator.model.base import Line, Model, Slug, SourceKey


class Entry(Model):
    """A word and what it means."""

    name: Line
    """The word as readers see it."""
    definition: Line
    """What it means, in one or two sentences."""


class Measure(Entry):
    """A metric, loss, model family or signal: a word with consequences."""

    formula: Line | None = None
    """The formula in LaTeX, without dollar signs, where it has one."""
    use_when: Line
    """When it is the right choice."""
    misleads: Line
    """How it misleads or fails."""
    source: SourceKey | None = None
    """A work that defines it."""


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


class ComponentKind(Entry):
    """A kind of serving component."""

    shape: ComponentShape
    """How diagrams draw it."""


class Vocabulary(Model):
    """One mapping from id to entry for each file in `data/vocabulary/`."""

    groups: dict[Slug, Entry] = Field(min_length=1)
    """The groups that cases are listed under, in the order of the navigation."""
    tags: dict[Slug, Entry] = Field(min_length=1)
    """What a case can be tagged with."""
    tasks: dict[Slug, Entry] = Field(min_length=1)
    """The kinds of machine-learning task."""
    families: dict[Slug, Measure] = Field(min_length=1)
    """The families that models belong to."""
    losses: dict[Slug, Measure] = Field(min_length=1)
    """What models are trained with."""
    metrics: dict[Slug, Measure] = Field(min_length=1)
    """What models and products are judged by."""
    components: dict[Slug, ComponentKind] = Field(min_length=1)
    """The kinds of serving component."""
    signals: dict[Slug, Measure] = Field(min_length=1)
    """The kinds of monitored signal."""

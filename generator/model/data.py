"""Where the data comes from, what it describes, what is learned from it, and what it gets wrong."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from generator.model.base import Lag, Line, Model, Prose, Section, Slug


class DataSource(Model):
    """A stream, log or table that the system reads."""

    id: Slug
    """How features, pipeline steps and entities refer to it."""
    name: Line
    """Its name as a picture would show it. Example: Impression log."""
    what: Line
    """What one record holds and who writes it."""
    volume: Line
    """How much of it there is, by named figure where the estimate has one."""
    freshness: Lag
    """How long after the event a record can be read; it begins with a duration.
    Example: 5 s, through a stream."""


class Attribute(Model):
    """One column of an entity."""

    name: Slug
    """The column's name, with hyphens. Example: `user-id`."""
    type: Slug
    """The column's type. Example: `string`, `int`, `float`, `timestamp`, `vector`, `enum`."""
    key: Annotated[bool, Strict()] = False
    """Whether the column identifies the entity."""


class Entity(Model):
    """A thing in the world that the data describes."""

    id: Slug
    """How relations refer to it."""
    name: Line
    """Its name as a picture would show it."""
    attributes: tuple[Attribute, ...] = Field(min_length=1)
    """The columns that matter to this design."""


class Cardinality(StrEnum):
    """How many of one entity stand against how many of the other."""

    ONE_TO_ONE = "one-to-one"
    ONE_TO_MANY = "one-to-many"
    MANY_TO_ONE = "many-to-one"
    MANY_TO_MANY = "many-to-many"


class Relation(Model):
    """How two entities belong together."""

    origin: Slug = Field(alias="from")
    """The entity on the left."""
    to: Slug
    """The entity on the right."""
    cardinality: Cardinality
    """How many stand against how many, read from left to right."""
    label: Line
    """The verb between them. Example: shows."""


class Label(Model):
    """Where a training signal comes from and what it gets wrong."""

    name: Line
    """A short name. Example: Long click."""
    positive: Line
    """What counts as positive, exactly."""
    negative: Line
    """What counts as negative, exactly."""
    delay: Lag
    """How long after the prediction the label is known; it begins with the longest duration that
    matters. Example: up to 48 h, by batch upload."""
    bias: Line
    """What the label gets systematically wrong: position, selection, presentation, noise."""
    remedy: Line
    """What is done about it."""


class SplitBy(StrEnum):
    """What separates training from test data."""

    TIME = "time"
    USER = "user"
    ITEM = "item"
    GROUP = "group"
    RANDOM = "random"


class Split(Model):
    """How training, validation and test data are kept apart."""

    by: tuple[SplitBy, ...] = Field(min_length=1)
    """What no test example shares with a training example: its time, its user, its item, or another
    group such as a city or a document; `random` if nothing."""
    method: Line
    """How the data is divided."""
    why: Line
    """Why this division answers the question that the evaluation asks."""
    leakage: Line
    """What would leak with a careless division, and what stops it."""


class PipelineStep(Model):
    """One step of an offline pipeline."""

    id: Slug
    """How later steps refer to it."""
    name: Line
    """Its name as a picture would show it. Example: Join labels."""
    does: Line
    """What it does to its input."""
    reads: tuple[Slug, ...] = Field(min_length=1)
    """The data sources or earlier steps that it reads."""


class Risk(Model):
    """Something in the data that can go wrong or be unlawful, and the answer to it."""

    risk: Line
    """What can go wrong."""
    mitigation: Line
    """What is done about it."""


class Data(Section):
    """The data: sources, entities, labels, pipeline, split and risks."""

    sources: tuple[DataSource, ...] = Field(min_length=1)
    """What the system reads."""
    entities: tuple[Entity, ...] = Field(min_length=2)
    """What the data describes."""
    relations: tuple[Relation, ...] = Field(min_length=1)
    """How the entities belong together."""
    walkthrough: Prose
    """How to read the entity diagram, and the joins that are hard."""
    pipeline: tuple[PipelineStep, ...] = Field(min_length=1)
    """From raw sources to the examples that are trained on."""
    labels: tuple[Label, ...] = Field(min_length=1)
    """Where the training signal comes from."""
    split: Split
    """How training, validation and test data are kept apart."""
    risks: tuple[Risk, ...] = Field(min_length=1)
    """Quality, bias, privacy and law."""

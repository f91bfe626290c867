"""Features in the field's categories: user, item, context and cross."""

from enum import StrEnum

from pydantic import Field

from generator.model.base import Lag, Line, Model, Prose, Section, Slug


class FeatureEntity(StrEnum):
    """What a feature describes."""

    USER = "user"
    ITEM = "item"
    CONTEXT = "context"
    CROSS = "cross"


class FeatureType(StrEnum):
    """The form of a feature's raw value."""

    NUMERIC = "numeric"
    CATEGORICAL = "categorical"
    BOOLEAN = "boolean"
    TEXT = "text"
    IMAGE = "image"
    EMBEDDING = "embedding"
    SEQUENCE = "sequence"
    TIMESTAMP = "timestamp"


class ComputedIn(StrEnum):
    """Where a feature is computed."""

    BATCH = "batch"
    STREAMING = "streaming"
    REQUEST = "request"


class Feature(Model):
    """One input of a model, from its origin to what can go wrong with it."""

    id: Slug
    """How other sections refer to it."""
    name: Line
    """Its name as a table would show it."""
    entity: FeatureEntity
    """What it describes: user, item, context, or a cross of two of them."""
    type: FeatureType
    """The form of its raw value."""
    example: Line
    """A value that could stand in a log."""
    origin: Slug = Field(alias="from")
    """The data source that it is computed from."""
    encoding: Line
    """How it enters the model. Example: hashed to 2²⁰ buckets, 32-dimensional embedding."""
    computed_in: ComputedIn
    """Where it is computed: batch job, stream processor, or in the request."""
    freshness: Lag
    """How old it may be when it is used; it begins with a duration. Example: under 1 min. Of what
    is computed in the request `at once`, of what is known in training only `training only`."""
    served_from: Slug | None = None
    """The serving component that hands it to the model; none if it comes with the request or is
    used in training only."""
    risk: Line
    """What goes wrong with it: skew, leakage, cold start, sparsity, drift, privacy."""


class Features(Section):
    """What the models see."""

    walkthrough: Prose
    """How to read the feature map: what carries the signal, and where training and serving part."""
    catalog: tuple[Feature, ...] = Field(min_length=1)
    """The features; the page groups them by entity."""

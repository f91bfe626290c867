"""How it is decided whether a model is good enough: offline, in slices, and online."""

from enum import StrEnum

from pydantic import Field

from generator.model.base import Line, MetricId, Model, Prose, Section


class OfflineMetric(Model):
    """A metric computed before any user sees the model."""

    metric: MetricId
    """An id in `data/vocabulary/metrics.yaml`."""
    measures: Line
    """What is scored and on which data. Example: the retriever on 20,000 judged queries."""
    target: Line
    """The figure that lets a model pass."""
    why: Line
    """Why this metric decides here, and what it does not see."""


class OnlineRole(StrEnum):
    """What part an online metric plays in the decision."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GUARDRAIL = "guardrail"


class OnlineMetric(Model):
    """A metric measured on users."""

    metric: MetricId
    """An id in `data/vocabulary/metrics.yaml`."""
    role: OnlineRole
    """Primary (exactly one), secondary, or guardrail."""
    target: Line
    """The change that ships the model or, for a guardrail, the change that stops it."""
    why: Line
    """Why it stands for what the business wants, or what it protects."""


class Slice(Model):
    """A part of the data that an average would hide."""

    name: Line
    """The part. Example: Tail categories with under 1,000 images."""
    why: Line
    """What goes wrong there, and the bound that it is held to."""


class Experiment(Model):
    """The online test that makes the decision."""

    hypothesis: Line
    """What is expected to change, and by how much."""
    unit: Line
    """What is randomized and why. Example: the user, since results carry over between sessions."""
    sample: Line
    """How many units are needed, by named figure, with the baseline rate and the effect."""
    duration: Line
    """How long it runs, and why no shorter."""
    analysis: Line
    """The test, the variance reduction, and how peeking and multiple metrics are handled."""
    decision: Line
    """Ship, hold or roll back: the rule, written before the data."""


class Evaluation(Section):
    """What is measured and what decides."""

    offline: tuple[OfflineMetric, ...] = Field(min_length=1)
    """The metrics before launch."""
    slices: tuple[Slice, ...] = Field(min_length=1)
    """The parts that are reported apart."""
    online: tuple[OnlineMetric, ...] = Field(min_length=1)
    """The metrics on users."""
    experiment: Experiment
    """The online test."""
    walkthrough: Prose
    """How offline, slices and online join into one decision, and how they come to disagree."""

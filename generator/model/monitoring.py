"""What is watched after launch, who is woken, and how the model stays good."""

from enum import StrEnum

from pydantic import Field

from generator.model.base import Line, Model, Prose, Section, SignalId


class Layer(StrEnum):
    """Which part of the system a signal speaks of."""

    DATA = "data"
    MODEL = "model"
    SYSTEM = "system"
    BUSINESS = "business"


class Severity(StrEnum):
    """What an alert does."""

    PAGE = "page"
    TICKET = "ticket"
    DASHBOARD = "dashboard"


class Signal(Model):
    """Something watched, with a threshold and an action."""

    signal: SignalId
    """The kind of signal, an id in `data/vocabulary/signals.yaml`."""
    layer: Layer
    """Data, model, system or business."""
    watches: Line
    """What is measured here, exactly. Example: PSI of query-crop brightness against last week."""
    detects: Line
    """The fault that it catches, best with one that really happens."""
    threshold: Line
    """The value that raises the alert."""
    window: Line
    """Over which time it is measured."""
    severity: Severity
    """Page (someone is woken), ticket (within a working day) or dashboard (read in review)."""
    action: Line
    """What the person or the machine does first."""


class Trigger(Model):
    """What starts a retraining besides the calendar."""

    when: Line
    """The condition."""
    then: Line
    """What is retrained, and on which data."""


class Retraining(Model):
    """How the model is kept fresh."""

    cadence: Line
    """How often it is retrained, and the measurement that says so."""
    triggers: tuple[Trigger, ...] = Field(min_length=1)
    """What starts a retraining besides the calendar."""
    gates: tuple[Line, ...] = Field(min_length=1)
    """What a retrained model must pass before it serves."""


class FeedbackLoop(Model):
    """A way in which the system changes the data that it learns from."""

    loop: Line
    """How the output comes back as input."""
    effect: Line
    """What it does if nothing is done."""
    remedy: Line
    """What breaks it, and what that costs."""


class Monitoring(Section):
    """Signals, retraining and feedback loops."""

    signals: tuple[Signal, ...] = Field(min_length=1)
    """What is watched."""
    walkthrough: Prose
    """How the loop from signal to action works, and which failure would slip through."""
    retraining: Retraining
    """How the model is kept fresh."""
    feedback_loops: tuple[FeedbackLoop, ...] = Field(min_length=1)
    """How the system changes the data that it learns from."""

"""The problem restated as a machine-learning task, and the framings not taken."""

from pydantic import Field

from generator.model.base import Line, Model, Prose, Section, TaskId


class Port(Model):
    """One input or output of the framed task."""

    name: Line
    """A short name. Example: Query crop."""
    what: Line
    """Its form. Example: 224 × 224 RGB pixels, cut by the detector or by the user's box."""


class Alternative(Model):
    """A framing that was considered and not taken."""

    name: Line
    """The framing in a few words. Example: Classify into the product taxonomy."""
    task: TaskId
    """The kind of task it would be, an id in `data/vocabulary/tasks.yaml`."""
    idea: Line
    """How it would work and what is attractive about it."""
    rejected_because: Line
    """Why this case does not take it."""
    choose_when: Line
    """The condition under which it would be the right choice."""


class Framing(Section):
    """The problem restated as a machine-learning task."""

    business_objective: Line
    """What the business wants more of, in its own terms."""
    ml_objective: Line
    """What the model is trained to predict or produce, as a stand-in for the business objective."""
    task: TaskId
    """The kind of task, an id in `data/vocabulary/tasks.yaml`."""
    inputs: tuple[Port, ...] = Field(min_length=1)
    """What goes into the model at prediction time."""
    outputs: tuple[Port, ...] = Field(min_length=1)
    """What comes out of it."""
    walkthrough: Prose
    """How the framing works from input to outcome and where the stand-in objective breaks."""
    alternatives: tuple[Alternative, ...] = Field(min_length=2)
    """The other serious framings."""

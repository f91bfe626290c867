"""Study plans: what to do in which order, for a time or for a role."""

from typing import Annotated

from pydantic import Field, Strict

from generator.model.base import Line, Model, Prose, Slug


class Stop(Model):
    """One thing to do."""

    do: Line
    """What to do, as an instruction. Example: Read the step on framing."""
    minutes: Annotated[int, Strict(), Field(ge=5, le=240)]
    """How long it takes."""
    case: Slug | None = None
    """The case that it is about."""
    step: Slug | None = None
    """The step of the method that it is about, an id in `data/framework.yaml`; together with a case
    the step in that case."""


class Sitting(Model):
    """What is done in one go."""

    title: Line
    """What it is about. Example: Day 1, the method."""
    stops: tuple[Stop, ...] = Field(min_length=1)
    """What to do, in order."""


class StudyPlan(Model):
    """A way through the guide."""

    title: Line
    """Its name. Example: One week."""
    meant_for: Line = Field(alias="for")
    """Whom it is for."""
    introduction: Prose
    """What it leaves out, and why it goes in this order."""
    sittings: tuple[Sitting, ...] = Field(min_length=1)
    """What is done in one go each."""

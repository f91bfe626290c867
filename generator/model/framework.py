"""The method: the steps from a vague prompt to a system in production."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from generator.model.base import Line, Model, Prose, Slug


class CaseSection(StrEnum):
    """The sections of a case that a step covers; each is a key of a case file."""

    CLARIFY = "clarify"
    REQUIREMENTS = "requirements"
    ESTIMATES = "estimates"
    FRAMING = "framing"
    DATA = "data"
    FEATURES = "features"
    MODELS = "models"
    TRAINING = "training"
    EVALUATION = "evaluation"
    SERVING = "serving"
    MONITORING = "monitoring"


class StepPitfall(Model):
    """A mistake that is common in a step, whatever the case."""

    mistake: Line
    """What goes wrong."""
    instead: Line
    """What to do."""


class StepGuide(Model):
    """How to go through a step."""

    title: Line
    """The step as an instruction. Example: Clarify the requirements."""
    goal: Line
    """What is settled when the step is over."""
    minutes: Annotated[int, Strict(), Field(ge=1, le=30)]
    """How long it takes in an interview of 45 minutes."""
    introduction: Prose
    """Why the step exists and how to go through it."""
    questions: tuple[Line, ...] = Field(min_length=1)
    """What to ask yourself or the interviewer."""
    output: tuple[Line, ...] = Field(min_length=1)
    """What stands on the board when the step is over."""
    pitfalls: tuple[StepPitfall, ...] = Field(min_length=1)
    """What commonly goes wrong."""


class Step(Model):
    """One of the steps, in a predictive and, where it differs, a generative variant."""

    id: Slug
    """How addresses and pitfalls refer to it."""
    name: Line
    """One or two words for navigation. Example: Clarify."""
    sections: tuple[CaseSection, ...] = Field(min_length=1)
    """The sections of a case that answer it."""
    predictive: StepGuide
    """How to go through it when a model predicts or ranks."""
    generative: StepGuide | None = None
    """How to go through it when a model generates, where that differs."""


class Move(Model):
    """One move of an estimate."""

    do: Line
    """What to do, as an instruction."""
    how: Line
    """How, with an example or the figure that it rests on."""


class Estimation(Model):
    """How to estimate, whatever the case."""

    title: Line
    """Its name in the navigation. Example: Estimation."""
    summary: Line
    """What a reader learns, in one sentence."""
    introduction: Prose
    """What an estimate is for in an interview, and when it is good enough."""
    moves: tuple[Move, ...] = Field(min_length=1)
    """The moves in order."""
    pitfalls: tuple[StepPitfall, ...] = Field(min_length=1)
    """What commonly goes wrong."""


class Framework(Model):
    """The method as a whole."""

    title: Line
    """The method's name. Example: Seven steps."""
    summary: Line
    """The method in one sentence, for lists and search results."""
    introduction: Prose
    """What the method is for, and how to use it in an interview."""
    steps: tuple[Step, ...] = Field(min_length=1)
    """The steps in order."""
    estimation: Estimation
    """How to estimate."""

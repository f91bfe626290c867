"""A case: one worked interview from prompt to production."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict, StringConstraints

from generator.model.base import Day, GroupId, Line, Model, Prose, Slug, SourceKey, TagId
from generator.model.data import Data
from generator.model.evaluation import Evaluation
from generator.model.features import Features
from generator.model.framing import Framing
from generator.model.interview import Clarify, Estimates, Requirements
from generator.model.modeling import Models, Training
from generator.model.monitoring import Monitoring
from generator.model.serving import Serving


class Variant(StrEnum):
    """Which variant of the method's last two steps a case follows."""

    PREDICTIVE = "predictive"
    GENERATIVE = "generative"


class Level(StrEnum):
    """The seniority at which something is expected."""

    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


class Tradeoff(Model):
    """A choice that could have gone the other way."""

    choice: Line
    """What was chosen over what."""
    gains: Line
    """What it buys, in figures where there are any."""
    costs: Line
    """What is paid for it."""
    flips_when: Line
    """The condition under which the other choice wins."""


class Pitfall(Model):
    """A mistake seen in weak answers."""

    step: Slug
    """The step of the method in which it happens, an id in `data/framework.yaml`."""
    mistake: Line
    """What a weak answer says or leaves out."""
    instead: Line
    """What a strong answer does."""


class Followup(Model):
    """A question that an interviewer asks once the design stands."""

    question: Line
    """The question."""
    level: Level
    """The seniority at which a full answer is expected."""
    answer: Prose
    """A strong answer in full."""


class Levels(Model):
    """What is expected at each level, as behavior that an interviewer can observe."""

    mid: tuple[Line, ...] = Field(min_length=1)
    """What a mid-level engineer shows."""
    senior: tuple[Line, ...] = Field(min_length=1)
    """What a senior engineer shows besides."""
    staff: tuple[Line, ...] = Field(min_length=1)
    """What a staff engineer shows besides."""


class Citation(Model):
    """A work that this case leans on."""

    key: SourceKey
    """The work's key in `data/sources.yaml`; prose cites it as `[^key]`."""
    cited_for: Line = Field(alias="for")
    """What it is cited for."""


class Status(StrEnum):
    """How far a case is."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Review(Model):
    """One reading of the whole case by somebody."""

    by: Line
    """Who read it."""
    read_on: Day
    """When."""
    changed: Line
    """What was changed because of it."""


class Provenance(Model):
    """Who wrote a case, and who checked it."""

    authors: tuple[Line, ...] = Field(min_length=1)
    """Who wrote it."""
    status: Status
    """Draft or reviewed."""
    updated: Day
    """The day of the last change of substance."""
    reviews: tuple[Review, ...] = ()
    """The readings it has had."""


class Exemption(Model):
    """A rule that this case breaks on purpose, once."""

    rule: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}$")]
    """The code of the rule. Example: D012."""
    at: Line
    """Where the rule does not hold, as `casebook check` names the place; an item of a list goes by
    its number or its id. Example: features.catalog[query-age]."""
    why: Line
    """Why that is right here."""


class Case(Model):
    """One case file, its sections in the order of the method."""

    title: Line
    """The system's name. Example: Visual search."""
    prompt: Prose
    """The interviewer's opening, as vague as in life."""
    summary: Annotated[str, Field(min_length=40, max_length=200)]
    """What is designed, in one sentence for lists and search results."""
    asked_as: tuple[Line, ...] = ()
    """Other names of the system, such as a product that people know: what they type into a search.
    Example: YouTube recommendations."""
    group: GroupId
    """The group it is listed under, an id in `data/vocabulary/groups.yaml`."""
    difficulty: Annotated[int, Strict(), Field(ge=1, le=3)]
    """1 for a first interview, 2 for most, 3 for those with many moving parts."""
    minutes: Annotated[int, Strict()] = Field(ge=15, le=120, examples=[45])
    """The length of the interview that it fills, in minutes."""
    framework: Variant
    """Which variant of the method's last two steps it follows."""
    tags: tuple[TagId, ...] = Field(min_length=1, max_length=8)
    """Ids in `data/vocabulary/tags.yaml`."""

    clarify: Clarify
    """The dialogue that opens the interview."""
    requirements: Requirements
    """What the system does, how well, and what it leaves out."""
    estimates: Estimates
    """The back-of-the-envelope calculation."""
    framing: Framing
    """The problem as a machine-learning task."""
    data: Data
    """Sources, entities, labels, pipeline, split and risks."""
    features: Features
    """What the models see."""
    models: Models
    """From a baseline to the chosen models."""
    training: Training
    """How the chosen models are trained."""
    evaluation: Evaluation
    """What is measured, and what decides."""
    serving: Serving
    """Components, flows, the request, and what happens when something fails."""
    monitoring: Monitoring
    """Signals, retraining and feedback loops."""

    tradeoffs: tuple[Tradeoff, ...] = Field(min_length=1)
    """The choices that could have gone the other way."""
    pitfalls: tuple[Pitfall, ...] = Field(min_length=1)
    """Mistakes seen in weak answers."""
    followups: tuple[Followup, ...] = Field(min_length=1)
    """What an interviewer asks once the design stands."""
    levels: Levels
    """What is expected at each level."""
    sources: tuple[Citation, ...] = Field(min_length=1)
    """The works that the case leans on."""
    provenance: Provenance
    """Who wrote it, and who checked it."""
    exemptions: tuple[Exemption, ...] = ()
    """The rules that it breaks on purpose; one that is no longer needed is an error."""

"""Models from a baseline up to the chosen one, and how they are trained."""

from enum import StrEnum

from pydantic import Field

from generator.model.base import FamilyId, Line, LossId, Model, Prose, Section, Slug
from generator.model.data import PipelineStep


class ModelRole(StrEnum):
    """What part a model plays in the argument."""

    BASELINE = "baseline"
    CANDIDATE = "candidate"
    CHOSEN = "chosen"


class Stage(Model):
    """A part of the system that needs a model of its own. Most cases have one to three."""

    id: Slug
    """How models refer to it. Example: retrieval."""
    name: Line
    """Its name as a heading would show it."""
    job: Line
    """What it takes in, what it hands on, and what it is judged by."""


class Layer(Model):
    """A block of a model's architecture."""

    id: Slug
    """How edges refer to it."""
    name: Line
    """Its name as a picture would show it. Example: Image encoder (ViT-B/16)."""
    size: Line | None = None
    """Its shape or size. Example: 12 blocks, 768 wide → 256."""


class LayerEdge(Model):
    """What one block hands to another."""

    origin: Slug = Field(alias="from")
    """The block that hands on."""
    to: Slug
    """The block that receives."""
    label: Line | None = None
    """What is handed on, if it needs saying."""


class Architecture(Model):
    """A model as blocks with sizes."""

    layers: tuple[Layer, ...] = Field(min_length=2)
    """The blocks from input to output."""
    edges: tuple[LayerEdge, ...] = Field(min_length=1)
    """What is handed from block to block."""
    walkthrough: Prose
    """How a prediction passes through it, and where it breaks."""


class ModelOption(Model):
    """A model that was considered: an idea with a price."""

    id: Slug
    """How serving components refer to it."""
    name: Line
    """Its name as a heading would show it."""
    stage: Slug
    """The stage that it would serve."""
    family: FamilyId
    """The family it belongs to, an id in `data/vocabulary/families.yaml`."""
    role: ModelRole
    """Baseline, candidate or chosen; every stage has exactly one chosen model."""
    idea: Prose
    """How it works, in this system's terms."""
    architecture: Architecture | None = None
    """Its blocks with sizes, where it has any."""
    losses: tuple[LossId, ...] = ()
    """What it is trained with, ids in `data/vocabulary/losses.yaml`."""
    strengths: tuple[Line, ...] = Field(min_length=1)
    """What it buys."""
    weaknesses: tuple[Line, ...] = Field(min_length=1)
    """What it costs in quality or upkeep."""
    cost: Line
    """What it costs to train and to serve, in figures."""
    verdict: Line
    """Why it is kept or passed over here, and what would change that."""


class Models(Section):
    """The models, stage by stage."""

    stages: tuple[Stage, ...] = Field(min_length=1)
    """The parts of the system that need a model, in the order in which a request meets them."""
    options: tuple[ModelOption, ...] = Field(min_length=2)
    """The models considered, from baseline to chosen, stage by stage."""


class Setting(Model):
    """A hyperparameter that matters and the reason for its value."""

    name: Line
    """The hyperparameter. Example: Temperature."""
    value: Line
    """Its value. Example: 0.05."""
    why: Line
    """Why this value, and what happens on either side of it."""


class Training(Section):
    """How the chosen models are trained."""

    objective: Prose
    """What is minimized, in formula and words: inline `$…$` and display `$$…$$` are allowed."""
    sampling: Prose
    """Which examples are trained on, in which proportion, and what corrects for it."""
    schedule: Prose
    """From scratch, fine-tuned or continuous; how often; how long."""
    regularization: Prose
    """What keeps the model from fitting the wrong thing."""
    hardware: Prose
    """What it runs on and what a run costs, by named figure."""
    settings: tuple[Setting, ...] = Field(min_length=1)
    """The hyperparameters that matter."""
    pipeline: tuple[PipelineStep, ...] = Field(min_length=1)
    """From examples to a registered model; the first steps read steps of the data pipeline."""

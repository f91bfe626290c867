"""The system that answers requests, and the offline part that feeds it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from generator.model.base import ComponentKindId, FigureName, Line, Model, Prose, Section, Slug


class Path(StrEnum):
    """Whether something happens while a user waits."""

    ONLINE = "online"
    OFFLINE = "offline"


class FlowMode(StrEnum):
    """Whether the sender waits for an answer."""

    SYNC = "sync"
    ASYNC = "async"


class Component(Model):
    """A deployable part of the system."""

    id: Slug
    """How flows, hops and features refer to it."""
    name: Line
    """Its name as a picture would show it. Example: Embedding service."""
    kind: ComponentKindId
    """What it is, an id in `data/vocabulary/components.yaml`; it decides shape and color."""
    path: Path
    """Online if a user waits for it, offline otherwise."""
    does: Line
    """What it is responsible for."""
    scale: Line
    """How many of it, how large, and from which figure that follows."""
    model: Slug | None = None
    """The model option that it runs."""


class Flow(Model):
    """Data that passes from one component to another."""

    origin: Slug = Field(alias="from")
    """The component that sends."""
    to: Slug
    """The component that receives."""
    what: Line
    """What is sent. Example: 256 floats."""
    path: Path
    """Online if a user waits for it, offline otherwise."""
    mode: FlowMode
    """Sync if the sender waits for an answer."""


class Hop(Model):
    """One call of the request, in order, with the time it may take."""

    origin: Slug = Field(alias="from")
    """The component that calls."""
    to: Slug
    """The component that is called; the same as `from` for work done in place."""
    call: Line
    """What is asked. Example: search(vector, k = 200)."""
    returns: Line | None = None
    """What comes back, if it is worth showing."""
    p99: FigureName
    """The time budget of this hop at the 99th percentile, a figure of the estimate."""
    parallel: Slug | None = None
    """Neighboring hops with the same word run side by side; the slowest counts."""


class Request(Model):
    """The path of one request."""

    objective: FigureName
    """The latency objective at the 99th percentile for all hops together, a figure of the
    estimate."""
    covers: Line
    """From which moment to which the objective counts. Example: tap to first results drawn."""
    hops: tuple[Hop, ...] = Field(min_length=2)
    """The calls in order."""
    walkthrough: Prose
    """How the request runs, which hop dominates, and which is cut first when time is short."""


class Fleet(Model):
    """The machines that a component runs on, by figures of the estimate."""

    component: Slug
    """The serving component that runs on them."""
    size: FigureName
    """The figure that says how many; its unit is `GPU`, `CPU`, `server`, `replica` or `shard`.
    Example: ranking_gpus."""
    price: FigureName | None = None
    """The figure with the price of one for a time, in a unit such as `USD/GPU/hour`. Fleets with
    a price are compared in a chart."""
    bound_by: Line
    """What sizes it, such as arithmetic, memory or lookups, and what happens when it runs short.
    Example: Memory. A shard that does not fit spills to disk, and p99 triples."""


class Cache(Model):
    """Something kept so that it need not be computed again."""

    what: Line
    """What is kept, and the key."""
    where: Slug
    """The component that keeps it."""
    lifetime: Line
    """How long, and what makes it invalid."""
    effect: Line
    """The hit rate expected and what it saves."""


class Fallback(Model):
    """What is shown when something is down or late."""

    when: Line
    """The failure. Example: vector index shard does not answer in 40 ms."""
    then: Line
    """What is served instead, and what the user notices."""


class RolloutStep(Model):
    """One step on the way to all users."""

    name: Line
    """The step. Example: Shadow."""
    traffic: Annotated[float, Strict(), Field(ge=0, le=100)]
    """The share of requests that see it, in percent."""
    lasts: Line
    """How long it lasts at least."""
    gate: Line
    """What must hold to go on."""
    experiment: Annotated[bool, Strict()] = False
    """Whether the experiment of the evaluation runs in this step, and its decision ends it."""


class Rollout(Model):
    """How a new model reaches all users, and how it is taken back."""

    steps: tuple[RolloutStep, ...] = Field(min_length=2)
    """The steps in order."""
    rollback: Line
    """What triggers it, who or what pulls it, and how long it takes."""


class Serving(Section):
    """Components, flows, the request, and what happens when something fails."""

    components: tuple[Component, ...] = Field(min_length=2)
    """The parts, online first."""
    flows: tuple[Flow, ...] = Field(min_length=1)
    """What passes between them."""
    walkthrough: Prose
    """How the architecture works and where it breaks."""
    request: Request
    """The path of one request, hop by hop."""
    capacity: tuple[Fleet, ...] = ()
    """How many machines the components need that decide about the bill, and what sizes them."""
    caching: tuple[Cache, ...] = ()
    """What is kept so that it need not be computed again."""
    fallbacks: tuple[Fallback, ...] = Field(min_length=1)
    """What is served when a dependency is down or late."""
    rollout: Rollout
    """How a new model reaches users."""

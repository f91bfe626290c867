"""The opening of the interview: the dialogue, the requirements and the estimate."""

from pydantic import Field

from generator.model.base import FigureName, Line, Model, Number, Section, Slug, SourceKey


class Question(Model):
    """One clarifying question of the candidate and the interviewer's answer."""

    ask: Line
    """The question, as the candidate would ask it."""
    answer: Line
    """The answer that this case assumes."""
    otherwise: Line
    """What would change in the design with the other answer."""


class Clarify(Section):
    """The dialogue that turns a vague prompt into a problem with edges."""

    dialogue: tuple[Question, ...] = Field(min_length=1)
    """The questions in the order in which they are best asked."""


class NonFunctional(Model):
    """A quality that the system must hold, with the figure it is held to."""

    id: Slug
    """How other sections refer to this requirement."""
    what: Line
    """The quality. Example: Search latency at the 99th percentile."""
    target: Line
    """The figure. Example: 200 ms from tap to first result."""
    why: Line
    """What breaks for the user or the business when it is missed."""
    answered_by: tuple[Slug, ...] = Field(min_length=1)
    """What makes it hold or shows that it does: serving components of this case, and metrics and
    signals that it uses, by their ids. Example: [vector-index, latency-p99]."""


class Requirements(Section):
    """What the system does, how well, and what it does not do."""

    functional: tuple[Line, ...] = Field(min_length=1)
    """What a user or another system can do with it, one capability an entry."""
    non_functional: tuple[NonFunctional, ...] = Field(min_length=1)
    """The qualities it is held to."""
    out_of_scope: tuple[Line, ...] = ()
    """What is left out on purpose, each with half a sentence on why."""


class Range(Model):
    """The interval in which an assumption is plausible, in the assumption's own unit."""

    low: Number
    """The smallest plausible value."""
    high: Number
    """The largest plausible value."""


class Given(Model):
    """An assumption: a number typed once, with its unit and the reason for it."""

    what: Line
    """What the number counts, as a table would label it. Example: Visual queries a day."""
    value: Number
    """The number, in `unit`."""
    unit: Line
    """Its unit, made of those that `generator/derive/units.py` lists. Example: `query/day`,
    `byte/item`, `dimensionless`, `USD/hour`."""
    why: Line
    """Why this value and not another."""
    source: SourceKey | None = None
    """The work that reports the value, if it is not an assumption of ours."""
    range: Range | None = None
    """The interval in which the value is plausible."""


class Derived(Model):
    """A figure computed from assumptions and other figures, and what it decides."""

    what: Line
    """What the figure tells, as a table would label it. Example: Peak traffic."""
    formula: Line
    """Arithmetic over figure names: `+ - * / **`, parentheses, numbers, the functions `ceil`,
    `floor`, `sqrt`, `log2`, `ln`, `min`, `max`, and those of `data/vocabulary/functions.yaml`."""
    unit: Line
    """The unit that the figure is shown in; the formula must come out in this dimension."""
    why: Line
    """What the figure decides in the design. Example: so the index needs ten shards."""
    range: Range | None = None
    """The interval in which the result is plausible, to catch a slip by a factor of a thousand."""


class Estimates(Section):
    """The back-of-the-envelope calculation; prose refers to its figures as `{{ name }}`."""

    given: dict[FigureName, Given] = Field(min_length=1, max_length=100)
    """The assumptions by name."""
    derived: dict[FigureName, Derived] = Field(min_length=1, max_length=100)
    """The computed figures by name, in the order in which an interview would compute them."""

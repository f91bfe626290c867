"""The base class and the field types that every model shares.

A model holds exactly what an author wrote in YAML: nothing derived, nothing defaulted that a
reader would take for a decision of the author.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    AllowInfNan,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Model(BaseModel):
    """A frozen noun whose unknown keys are errors and whose attribute docstrings are its docs."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
    )


def written_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a model in the order in which a file holds them.

    Authors read and write the explanations of a section after what they explain.
    """
    keys = [info.alias or name for name, info in model.model_fields.items()]
    return tuple(sorted(keys, key=lambda key: key == "deep_dives"))


PLACEHOLDER: Final = "FILL IN"
"""What a skeleton writes where an author has to write; no finished case contains it."""
PLACEHOLDER_IDS: Final = ("fill-in", "fill_in", "fillin")
"""The same where the form of an id is asked for; the first that fits is taken."""


def is_placeholder(text: str) -> bool:
    """Say whether an author still has to write something in place of a text."""
    return PLACEHOLDER in text or text in PLACEHOLDER_IDS


def _one_line(text: str) -> str:
    """Refuse a break, which would end the heading, the item or the cell that the text stands in."""
    if "\n" in text:
        message = "it must be one line, without a break or an empty line in it"
        raise ValueError(message)
    return text


Line = Annotated[str, StringConstraints(min_length=1, max_length=400), AfterValidator(_one_line)]
"""A phrase or a sentence of at most 400 characters; inline Markdown is allowed."""

Prose = Annotated[str, StringConstraints(min_length=1, max_length=6000)]
"""Markdown paragraphs and lists, no raw HTML; `{{ figure }}` is replaced, `[^key]` cites."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A lower-case identifier with hyphens, as it appears in addresses."""


@dataclass(frozen=True)
class RefersTo:
    """Marks an id that stands in a shared file, for the checks and for editors."""

    file: str
    """The file below `data/`, without suffix."""
    kind: str
    """What it is called in a message."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Leave the file's name in the schema, where `generator/schema.py` lists its ids."""
        return {**handler(core_schema), REFERS_TO: self.file}


REFERS_TO: Final = "x-refers-to"
"""The key of a JSON Schema under which the file of an id stands."""

GroupId = Annotated[Slug, RefersTo("vocabulary/groups", "group")]
TagId = Annotated[Slug, RefersTo("vocabulary/tags", "tag")]
TaskId = Annotated[Slug, RefersTo("vocabulary/tasks", "task")]
FamilyId = Annotated[Slug, RefersTo("vocabulary/families", "family")]
LossId = Annotated[Slug, RefersTo("vocabulary/losses", "loss")]
MetricId = Annotated[Slug, RefersTo("vocabulary/metrics", "metric")]
ComponentKindId = Annotated[Slug, RefersTo("vocabulary/components", "component kind")]
SignalId = Annotated[Slug, RefersTo("vocabulary/signals", "signal")]

FigureName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""The name of an estimate's figure, as formulas and prose refer to it."""

WorkKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$", max_length=60)]
"""How a work of the bibliography is called."""

SourceKey = Annotated[WorkKey, RefersTo("sources", "source")]
"""The key of a work in `data/sources.yaml`."""

Number = Annotated[float, Strict(), AllowInfNan(False)]
"""An integer or a decimal; text that looks like a number is refused."""


LAG: Final = (
    r"^((at once|static|training only)"
    r"|((about|under|up to|within) )?((\d+(\.\d+)?) "
    r"(ms|s|min|h|days?|weeks?|months?|years?)|\{\{ ?([a-z][a-z0-9_]*) ?\}\})"
    r")([ ,;:.].*)?$"
)
"""A duration and whatever else there is to say: `up to 7 days, by upload`."""

Lag = Annotated[str, StringConstraints(pattern=LAG, max_length=400)]
"""How long something takes, as a line that begins with it: `under 1 min`, `up to {{ window }}`,
`7 days, by upload`; or with `at once`, `static` (it never changes) or `training only`."""


def _written_date(value: object) -> object:
    """Refuse what pydantic would read as seconds since 1970."""
    if not isinstance(value, str):
        message = "a date such as 2026-11-24 is expected"
        raise ValueError(message)  # noqa: TRY004 - pydantic turns only ValueError into a problem
    return value


Day = Annotated[date, BeforeValidator(_written_date)]
"""A date, written as year-month-day."""


class DeepDive(Model):
    """One mechanism, explained so that someone who meets it for the first time understands it."""

    title: Line
    """What is explained, as a short heading.

    Example: Why in-batch negatives need a correction
    """
    text: Prose
    """The explanation, with a worked miniature example where that helps."""


class Section(Model):
    """What the sections of a case that argue for a choice have in common."""

    reasoning: Prose
    """The reasoning that leads to this section's choices; it opens the section on the page."""
    deep_dives: tuple[DeepDive, ...] = ()
    """Mechanisms worth explaining at length, each under its own heading."""

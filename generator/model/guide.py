"""The whole guide, as its authors wrote it."""

from typing import Annotated, Final

from pydantic import Field, Strict, StringConstraints

from generator.model.base import Line, Model, Slug, WorkKey
from generator.model.case import Case
from generator.model.framework import Framework
from generator.model.plan import StudyPlan
from generator.model.vocabulary import Vocabulary

URL: Final = (
    r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z][A-Za-z0-9-]*(:[0-9]{1,5})?"
    r"([/?#][A-Za-z0-9/?#%&=+~:;,.@!_-]*)?$"
)
HttpsUrl = Annotated[str, StringConstraints(pattern=URL, max_length=300)]
"""An address that starts with `https://`, and ends no link and no cell of a table."""


class Work(Model):
    """A paper, book or engineering post."""

    title: Line
    """Its title."""
    authors: tuple[Line, ...] = Field(min_length=1, max_length=3)
    """The first authors, three at most; the page adds "et al." after the first of three."""
    year: Annotated[int, Strict(), Field(ge=1900, le=2100)]
    """The year it appeared."""
    venue: Line
    """Where it appeared."""
    url: HttpsUrl
    """Where it can be read."""


class Guide(Model):
    """Everything below `data/`, loaded and of the right shape."""

    framework: Framework
    """The method."""
    vocabulary: Vocabulary
    """The words that cases share."""
    sources: dict[WorkKey, Work]
    """The bibliography by key."""
    plans: dict[Slug, StudyPlan]
    """The study plans by slug, in the order of the file."""
    cases: dict[Slug, Case]
    """The cases by slug, sorted."""

    def shares_all_but_cases(self, other: "Guide") -> bool:
        """Whether two guides have the same objects besides their cases."""
        names = type(self).model_fields.keys() - {"cases"}
        return all(getattr(self, name) is getattr(other, name) for name in names)

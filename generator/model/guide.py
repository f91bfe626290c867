"""The whole guide, as its authors wrote it."""

from typing import Annotated

from pydantic import Field, Strict, StringConstraints

from generator.model.base import Line, Model, Slug, WorkKey
from generator.model.case import Case
from generator.model.framework import Framework
from generator.model.plan import StudyPlan
from generator.model.vocabulary import Vocabulary

HttpsUrl = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"]+$", max_length=300)]
"""An address that starts with `https://`."""


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

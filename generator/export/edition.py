"""What every format is made from, and how making one can fail."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path

from generator.model.guide import Guide


class ExportFailed(Exception):  # noqa: N818 - it reads as what it says
    """Nothing was written, for a reason that the one who asked can do something about."""


def _silence(_doing: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Edition:
    """A sound guide as it is to be exported; the same edition always gives the same bytes."""

    root: Path
    """The project: the folder that holds `mkdocs.yml`."""
    guide: Guide
    options: Mapping[str, str] = field(default_factory=dict)
    """What was chosen for each option of the format, by its name."""
    report: Callable[[str], None] = _silence
    """Takes what is being done now, in a few words, for whoever waits."""

    @property
    def title(self) -> str:
        """The name of the guide."""
        return self._setting("site_name")

    @property
    def about(self) -> str:
        """The guide in one sentence."""
        return self._setting("site_description")

    @property
    def home(self) -> str:
        """Where the site is published, with a slash at its end; empty, if nobody says."""
        return self._setting("site_url")

    @property
    def license(self) -> str:
        """What may be done with the guide, in a few words."""
        return self._setting("copyright")

    @property
    def authors(self) -> str:
        """Who wrote the cases, each named once."""
        cases = self.guide.cases.values()
        return ", ".join(dict.fromkeys(name for one in cases for name in one.provenance.authors))

    def _setting(self, name: str) -> str:
        """Return a text of `mkdocs.yml`, which may hold more than our own YAML reader accepts."""
        settings = (self.root / "mkdocs.yml").read_text(encoding="utf-8")
        found = re.search(rf"^{name}:[ \t]*(.+)$", settings, re.MULTILINE)
        return found[1].strip().strip("\"'") if found else ""

    @property
    def second(self) -> int:
        """The moment of the edition in seconds since 1970, for formats that want to know it.

        A release that is built from a commit says when that was, as reproducible builds do:
        https://reproducible-builds.org/specs/source-date-epoch/
        """
        told = os.environ.get("SOURCE_DATE_EPOCH", "")
        midnight = datetime.combine(self.dated, time(), tzinfo=UTC)
        return int(told) if told.isdigit() else int(midnight.timestamp())

    @property
    def dated(self) -> date:
        """The day of the last change of substance. No export holds the day it was made on."""
        return max(case.provenance.updated for case in self.guide.cases.values())

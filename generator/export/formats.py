"""Which formats there are. Their modules are imported when they are asked for."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol

from generator.export.edition import Edition


class Maker(Protocol):
    """What the module of a format calls `make`."""

    def __call__(self, edition: Edition, target: Path) -> None:
        """Write the export to `target`, which does not exist yet.

        Raises:
            ExportFailed: it cannot be made, for a reason that the user can do something about.
        """


@dataclass(frozen=True)
class Option:
    """Something about a format that the one who exports chooses."""

    name: str
    choices: tuple[str, ...]
    """The first is taken if nothing is said."""
    about: str
    """What it changes, in a sentence for `--help`."""


@dataclass(frozen=True)
class Format:
    """A form of the guide, without what makes it."""

    name: str
    """What it is called on the command line."""
    suffix: str
    """How the file's name ends; empty, if it is a folder."""
    about: str
    """What it is for, in a sentence for `--help`."""
    module: str
    """The module whose `make` writes it."""
    options: tuple[Option, ...] = ()

    @property
    def example(self) -> str:
        """A name that an export of this format could have."""
        return f"casebook{self.suffix}" if self.suffix else f"casebook-{self.name}"

    def make(self, edition: Edition, target: Path) -> None:
        """Write the export to `target`, which does not exist yet.

        Raises:
            ExportFailed: it cannot be made, for a reason that the user can do something about.
        """
        maker: Maker = import_module(self.module).make
        maker(edition, target)


EVERYTHING: Final = "all"
"""The name of the format that holds all others."""
FORMATS: Final = (
    Format(
        "markdown",
        "",
        "A folder of plain Markdown that GitHub, Obsidian and other generators read.",
        "generator.export.markdown",
    ),
    Format(
        "json",
        "",
        "A folder with everything as JSON, computed figures and diagrams included, and its schema.",
        "generator.export.json_files",
    ),
    Format(
        "anki",
        ".apkg",
        "A package of cards for Anki; a later one updates them and keeps what was learned.",
        "generator.export.anki",
    ),
    Format(
        "pdf",
        "",
        "A folder of PDFs to read or print: the guide as a book, and each case by itself.",
        "generator.export.book.pdf",
        (
            Option("parts", ("all", "book", "cases"), "Which PDFs are made."),
            Option("paper", ("both", "a4", "letter"), "On which paper."),
        ),
    ),
    Format(
        "epub",
        ".epub",
        "The guide as a book for an e-reader.",
        "generator.export.book.epub",
    ),
    Format(
        "offline",
        ".zip",
        "The site in a zip that is opened from the file system, without a server.",
        "generator.export.offline",
    ),
    Format(
        EVERYTHING,
        "",
        "A folder with a file for every other format and their checksums, as a release has it.",
        "generator.export.everything",
    ),
)

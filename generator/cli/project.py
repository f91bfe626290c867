"""Where the project is that a command works on, and what its files say."""

from pathlib import Path
from typing import Final

import click

PROBLEMS_FOUND: Final = 1
"""The exit code of a command that did its work and found something wrong."""


def find_project() -> Path:
    """Return the nearest folder above that holds `mkdocs.yml` and `data/`.

    Raises:
        click.UsageError: there is none.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return folder
    message = "no mkdocs.yml with a data/ folder beside it is found here or above"
    raise click.UsageError(message)

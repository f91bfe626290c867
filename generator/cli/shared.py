"""The shared files of a project, for commands that need nothing else to be sound."""

import sys
from pathlib import Path

import click

from generator.cli.project import PROBLEMS_FOUND
from generator.model.guide import Guide
from generator.site import survey


def shared_files(root: Path) -> Guide:
    """Return the guide, or say that its shared files have errors and exit."""
    guide = survey(root / "data", root).sound
    if guide is None:
        click.echo("The shared files have errors; run: casebook check", err=True)
        sys.exit(PROBLEMS_FOUND)
    return guide

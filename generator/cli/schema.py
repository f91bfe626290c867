"""`casebook schema`: what editors know of a case file."""

import sys

import click

from generator import schema
from generator.cli.project import PROBLEMS_FOUND, find_project
from generator.cli.shared import shared_files


@click.command(
    short_help="Print the JSON Schema of a case.", epilog="Example: casebook schema --write"
)
@click.option("--write", is_flag=True, help=f"Write it to {schema.ADDRESS}.")
@click.option("--check", "compare", is_flag=True, help="Fail if the written one is out of date.")
def command(*, write: bool, compare: bool) -> None:
    """Print the JSON Schema by which an editor completes and checks case files."""
    root = find_project()
    guide = shared_files(root)
    if write:
        schema.write(guide, root)
        click.echo(f"Wrote {schema.ADDRESS}")
    elif not compare:
        click.echo(schema.case_schema(guide), nl=False)
    elif not (root / schema.ADDRESS).is_file() or schema.is_stale(guide, root):
        click.echo(f"{schema.ADDRESS} is out of date; run: casebook schema --write", err=True)
        sys.exit(PROBLEMS_FOUND)

"""`casebook build`: the site, all or nothing."""

import sys
from pathlib import Path

import click
from rich.console import Console

from generator import engine, report
from generator.cli.project import PROBLEMS_FOUND, find_project
from generator.problems import errors
from generator.site import survey


@click.command(
    short_help="Check the data and build the site.",
    epilog="Example: casebook build --site-dir public",
)
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes.  [default: site]",
)
def command(site_dir: Path | None) -> None:
    """Check the data and build the site; a failed build leaves the previous site as it was."""
    root = find_project()
    found = survey(root / "data", root)
    if wrong := errors(found.problems):
        report.text(wrong, Console(highlight=False, stderr=True), report.lines_of(root))
        click.echo(report.summary(wrong, len(found.slugs)), err=True)
        sys.exit(PROBLEMS_FOUND)
    target = (site_dir or root / "site").resolve()
    try:
        engine.build(root / "mkdocs.yml", target)
    except engine.BuildFailed as error:
        click.echo(f"The site was not built: {error}", err=True)
        sys.exit(PROBLEMS_FOUND)
    click.echo(f"Built {target}")

"""`casebook serve`: the preview."""

import sys
from typing import Final

import click

from generator import engine
from generator.cli.project import PROBLEMS_FOUND, find_project

_HIGHEST_PORT: Final = 65_535


def _address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    host, _, port = (value or "localhost:8000").rpartition(":")
    if not host or not port.isdigit() or int(port) > _HIGHEST_PORT:
        message = f"'{value}' is no address; write it as 127.0.0.1:8000"
        raise click.BadParameter(message)
    return value


@click.command(
    short_help="Preview the site while you edit.",
    epilog="Example: casebook serve --addr 127.0.0.1:9000",
)
@click.option(
    "--addr",
    metavar="HOST:PORT",
    callback=_address,
    help="Where to listen.  [default: 127.0.0.1:8000]",
)
def command(addr: str | None) -> None:
    """Preview the site, and rebuild it when a file changes.

    A case with an error keeps its last good page, with what is to be mended above it; the home page
    and the list of cases show all problems.
    """
    try:
        engine.serve(find_project() / "mkdocs.yml", addr)
    except engine.BuildFailed as error:
        click.echo(f"The preview did not start: {error}", err=True)
        sys.exit(PROBLEMS_FOUND)

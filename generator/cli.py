"""The command line: `casebook check | build | serve | new | schema`."""

import sys
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from generator import report, scaffold, schema
from generator.problems import Problem, errors
from generator.site import Survey, survey

_PROBLEMS_FOUND: Final = 1
_HIGHEST_PORT: Final = 65_535


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ml-design-casebook", prog_name="casebook")
def main() -> None:
    """Check, build and preview the ML System Design Casebook.

    Run a command with --help to see its options and an example.
    """


@main.command(epilog="Example: casebook check data/cases/visual-search.yaml")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are written.",
)
@click.option("--strict", is_flag=True, help="Fail on advice too.")
def check(paths: tuple[Path, ...], style: str, *, strict: bool) -> None:
    """Report every problem in the data, or only those in PATHS (files or folders)."""
    root = _project()
    chosen = [_inside(root / "data", path) for path in paths]
    found = survey(root / "data", root)
    problems = _chosen(found, chosen, root)
    _print(problems, style, found, paths)
    if problems if strict else errors(problems):
        sys.exit(_PROBLEMS_FOUND)


def _inside(data: Path, path: Path) -> Path:
    """Return the absolute path of something that is in the data folder, or around it."""
    here = path.resolve()
    if not (here.is_relative_to(data.resolve()) or data.resolve().is_relative_to(here)):
        message = f"'{path}' is no part of the guide; a case is data/cases/<slug>.yaml"
        raise click.BadParameter(message, param_hint="PATHS")
    return here


def _chosen(found: Survey, paths: list[Path], root: Path) -> list[Problem]:
    """Return the problems in some files, and those that kept all files from being judged."""
    return [
        problem
        for problem in found.problems
        if not paths
        or (found.sound is None and not problem.where.path.startswith("data/cases"))
        or any((root / problem.where.path).resolve().is_relative_to(path) for path in paths)
    ]


def _print(problems: list[Problem], style: str, found: Survey, paths: tuple[Path, ...]) -> None:
    if style == "json":
        click.echo(report.as_json(problems))
    elif style == "github":
        click.echo(report.as_github(problems), nl=bool(problems))
    else:
        report.text(problems, Console(highlight=False))
        where = f" in {', '.join(map(str, paths))}" if paths and not problems else ""
        click.echo(report.summary(problems, len(found.slugs)) + where)


@main.command(epilog="Example: casebook build --site-dir public")
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes.  [default: site]",
)
def build(site_dir: Path | None) -> None:
    """Check the data and build the site; a failed build leaves the previous site as it was."""
    from generator import engine

    root = _project()
    found = survey(root / "data", root)
    if wrong := errors(found.problems):
        report.text(wrong, Console(highlight=False, stderr=True))
        click.echo(report.summary(wrong, len(found.slugs)), err=True)
        sys.exit(_PROBLEMS_FOUND)
    target = (site_dir or root / "site").resolve()
    try:
        engine.build(root / "mkdocs.yml", target)
    except engine.BuildFailed as error:
        click.echo(f"The site was not built: {error}", err=True)
        sys.exit(_PROBLEMS_FOUND)
    click.echo(f"Built {target}")


def _address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    host, _, port = (value or "localhost:8000").rpartition(":")
    if not host or not port.isdigit() or int(port) > _HIGHEST_PORT:
        message = f"'{value}' is no address; write it as 127.0.0.1:8000"
        raise click.BadParameter(message)
    return value


@main.command(epilog="Example: casebook serve --addr 127.0.0.1:9000")
@click.option(
    "--addr",
    metavar="HOST:PORT",
    callback=_address,
    help="Where to listen.  [default: 127.0.0.1:8000]",
)
def serve(addr: str | None) -> None:
    """Preview the site, and rebuild it when a file changes.

    A case with an error keeps its last good page; the problems stand at the top of every page.
    """
    from generator import engine

    try:
        engine.serve(_project() / "mkdocs.yml", addr)
    except engine.BuildFailed as error:
        click.echo(f"The preview did not start: {error}", err=True)
        sys.exit(_PROBLEMS_FOUND)


@main.command(epilog="Example: casebook new playlist-continuation")
@click.argument("slug")
def new(slug: str) -> None:
    """Write the skeleton of a case, every key with its meaning, to data/cases/SLUG.yaml."""
    root = _project()
    try:
        written = scaffold.new_case(root / "data" / "cases", slug)
    except scaffold.ScaffoldError as error:
        raise click.BadParameter(str(error), param_hint="SLUG") from error
    name = written.relative_to(root).as_posix()
    click.echo(f"Wrote {name}\nFill in what is marked, then run: casebook check {name}")


@main.command("schema", epilog="Example: casebook schema --write")
@click.option("--write", is_flag=True, help=f"Write it to {schema.ADDRESS}.")
@click.option("--check", "compare", is_flag=True, help="Fail if the written one is out of date.")
def schema_command(*, write: bool, compare: bool) -> None:
    """Print the JSON Schema by which an editor completes and checks case files."""
    root = _project()
    guide = survey(root / "data", root).sound
    if guide is None:
        click.echo("The shared files have errors; run: casebook check", err=True)
        sys.exit(_PROBLEMS_FOUND)
    text, file = schema.case_schema(guide), root / schema.ADDRESS
    if write:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        click.echo(f"Wrote {schema.ADDRESS}")
    elif not compare:
        click.echo(text, nl=False)
    elif not file.is_file() or file.read_text(encoding="utf-8") != text:
        click.echo(f"{schema.ADDRESS} is out of date; run: casebook schema --write", err=True)
        sys.exit(_PROBLEMS_FOUND)


def _project() -> Path:
    """Return the nearest folder above that holds `mkdocs.yml` and `data/`."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return folder
    message = "no mkdocs.yml with a data/ folder beside it is found here or above"
    raise click.UsageError(message)

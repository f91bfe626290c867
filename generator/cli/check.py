"""`casebook check`: what is wrong in the data, and mending what is mechanical."""

import sys
from pathlib import Path

import click
from rich.console import Console

from generator import report
from generator.cli.project import PROBLEMS_FOUND, find_project
from generator.inspection import Inspection, inspect
from generator.problems import Problem, errors, nearest


@click.command(
    short_help="Report every problem in the data.",
    epilog="Example: casebook check data/cases/visual-search.yaml",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are written.",
)
@click.option("--strict", is_flag=True, help="Fail on advice too.")
@click.option("--fix", is_flag=True, help="Mend spelling, order of keys and spacing first.")
def command(paths: tuple[Path, ...], style: str, *, strict: bool, fix: bool) -> None:
    """Report every problem in the data, or only those in PATHS: files, folders or slugs."""
    root = find_project()
    chosen = [_inside(root / "data", _existing(root / "data", path)) for path in paths]
    found = inspect(root / "data", root)
    if fix:
        found = _mend(found, chosen, root)
    problems = _chosen(found, chosen, root)
    _print(problems, style, found, paths, root)
    if problems if strict else errors(problems):
        sys.exit(PROBLEMS_FOUND)


def _mend(found: Inspection, chosen: list[Path], root: Path) -> Inspection:
    """Mend what is mechanical, until a mended word brings no further one to light."""
    from generator import load, schema
    from generator.cli.shared import shared_files
    from generator.mend import mend

    files = [
        (file, model)
        for file, model in load.files(root / "data")
        if not chosen or any(file.resolve().is_relative_to(path) for path in chosen)
    ]
    while mended := list(mend(files, found.problems, root)):
        for one in mended:
            click.echo(f"Mended {one.path}: {', '.join(one.changes)}", err=True)
        found = inspect(root / "data", root)
    if any(problem.code == "S007" for problem in found.problems):
        schema.write(shared_files(root), root)
        click.echo(f"Mended {schema.ADDRESS}", err=True)
        found = inspect(root / "data", root)
    return found


def _existing(data: Path, path: Path) -> Path:
    """Return a path that exists: the one that was given, or the case of which it is the slug."""
    case = data / "cases" / f"{path}.yaml"
    if path.exists() or case.is_file():
        return path if path.exists() else case
    guess = nearest(path.stem, [file.stem for file in (data / "cases").glob("*.yaml")])
    hint = f"; did you mean '{guess}'?" if guess else ""
    raise click.BadParameter(f"'{path}' does not exist{hint}", param_hint="PATHS")


def _inside(data: Path, path: Path) -> Path:
    """Return the absolute path of something that is in the data folder, or around it."""
    here = path.resolve()
    if not (here.is_relative_to(data.resolve()) or data.resolve().is_relative_to(here)):
        message = f"'{path}' is no part of the guide; a case is data/cases/<slug>.yaml"
        raise click.BadParameter(message, param_hint="PATHS")
    return here


def _chosen(found: Inspection, paths: list[Path], root: Path) -> list[Problem]:
    """Return the problems in some files, and those that kept all files from being judged."""
    return [
        problem
        for problem in found.problems
        if not paths
        or (not found.is_whole and not problem.where.path.startswith("data/cases"))
        or any((root / problem.where.path).resolve().is_relative_to(path) for path in paths)
    ]


def _print(
    problems: list[Problem], style: str, found: Inspection, paths: tuple[Path, ...], root: Path
) -> None:
    if style == "json":
        click.echo(report.as_json(problems))
    elif style == "github":
        click.echo(report.as_github(problems), nl=bool(problems))
    else:
        report.text(problems, Console(highlight=False), report.lines_of(root))
        where = f" in {', '.join(map(str, paths))}" if paths and not problems else ""
        click.echo(report.summary(problems, len(found.slugs)) + where)

"""The command line: `casebook check | build | serve | new | explain | schema`."""

import sys
from functools import cache
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from generator import load, prompts, report, scaffold, schema
from generator.explanation import Explanation
from generator.mend import mend
from generator.model.guide import Guide
from generator.problems import Problem, errors
from generator.rulebook import RULEBOOK, look_up
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
@click.option("--fix", is_flag=True, help="Mend spelling, order of keys and spacing first.")
def check(paths: tuple[Path, ...], style: str, *, strict: bool, fix: bool) -> None:
    """Report every problem in the data, or only those in PATHS (files or folders)."""
    root = _project()
    chosen = [_inside(root / "data", path) for path in paths]
    found = survey(root / "data", root)
    if fix:
        found = _mend(found, chosen, root)
    problems = _chosen(found, chosen, root)
    _print(problems, style, found, paths, root)
    if problems if strict else errors(problems):
        sys.exit(_PROBLEMS_FOUND)


def _mend(found: Survey, chosen: list[Path], root: Path) -> Survey:
    """Mend what is mechanical, until a mended word brings no further one to light."""
    files = [
        (file, model)
        for file, model in load.files(root / "data")
        if not chosen or any(file.resolve().is_relative_to(path) for path in chosen)
    ]
    while mended := list(mend(files, found.problems, root)):
        for one in mended:
            click.echo(f"Mended {one.path}: {', '.join(one.changes)}", err=True)
        found = survey(root / "data", root)
    return found


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


def _print(
    problems: list[Problem], style: str, found: Survey, paths: tuple[Path, ...], root: Path
) -> None:
    if style == "json":
        click.echo(report.as_json(problems))
    elif style == "github":
        click.echo(report.as_github(problems), nl=bool(problems))
    else:
        report.text(problems, Console(highlight=False), _lines(root))
        where = f" in {', '.join(map(str, paths))}" if paths and not problems else ""
        click.echo(report.summary(problems, len(found.slugs)) + where)


def _lines(root: Path) -> report.Lines:
    """Read the files that problems are in, each once."""

    @cache
    def lines(path: str) -> list[str]:
        try:
            return (root / path).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            return []

    return lines


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
        report.text(wrong, Console(highlight=False, stderr=True), _lines(root))
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
@click.option("--title", help="The system's name.")
@click.option("--group", help="The group that it is listed under.")
@click.option("--difficulty", help="1, 2 or 3.")
@click.option("--tag", "tags", multiple=True, help="A tag; give it once for each.")
def new(
    slug: str, title: str | None, group: str | None, difficulty: str | None, tags: tuple[str, ...]
) -> None:
    """Write the skeleton of a case, every key with its meaning, to data/cases/SLUG.yaml.

    On a terminal it asks for title, group, difficulty and tags, unless an option says one of them.
    """
    root = _project()
    folder = root / "data" / "cases"
    guide = _shared_files(root)
    try:
        scaffold.new_file(folder, slug)
        if title or group or difficulty or tags:
            answers = prompts.read_options(guide, title, group, difficulty, list(tags))
        else:
            answers = prompts.ask(guide) if _is_terminal() else scaffold.Answers()
        written = scaffold.new_case(folder, slug, answers)
    except scaffold.ScaffoldError as error:
        raise click.BadParameter(str(error), param_hint="SLUG") from error
    name = written.relative_to(root).as_posix()
    problems = [one for one in survey(root / "data", root).problems if one.where.path == name]
    click.echo(f"Wrote {name}. To be filled in:\n\n{report.to_fill_in(problems)}")
    click.echo(f"casebook check {name}   lists what is left, and what is wrong")
    click.echo("casebook serve   shows the page as you save")


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _shared_files(root: Path) -> Guide:
    guide = survey(root / "data", root).sound
    if guide is None:
        click.echo("The shared files have errors; run: casebook check", err=True)
        sys.exit(_PROBLEMS_FOUND)
    return guide


@main.command(epilog="Example: casebook explain D008")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the rule behind CODE demands and why, with two examples; without CODE, list all."""
    console = Console(highlight=False)
    if code is None:
        report.rules(RULEBOOK, console)
        return
    found = look_up(code)
    if not isinstance(found, Explanation):
        hint = f"did you mean {found}?" if found else "casebook explain lists all"
        raise click.BadParameter(f"no rule has the code '{code}'; {hint}", param_hint="CODE")
    report.explanation(found, console)


@main.command("schema", epilog="Example: casebook schema --write")
@click.option("--write", is_flag=True, help=f"Write it to {schema.ADDRESS}.")
@click.option("--check", "compare", is_flag=True, help="Fail if the written one is out of date.")
def schema_command(*, write: bool, compare: bool) -> None:
    """Print the JSON Schema by which an editor completes and checks case files."""
    root = _project()
    text, file = schema.case_schema(_shared_files(root)), root / schema.ADDRESS
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

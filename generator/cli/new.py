"""`casebook new`: the skeleton of a case."""

import sys

import click

from generator import prompts, report, scaffold
from generator.cli.project import find_project
from generator.cli.shared import shared_files
from generator.inspection import inspect


@click.command(
    short_help="Write the skeleton of a case.", epilog="Example: casebook new playlist-continuation"
)
@click.argument("slug")
@click.option("--title", help="The system's name.")
@click.option("--group", help="The group that it is listed under.")
@click.option("--difficulty", help="1, 2 or 3.")
@click.option("--tag", "tags", multiple=True, help="A tag; give it once for each.")
def command(
    slug: str, title: str | None, group: str | None, difficulty: str | None, tags: tuple[str, ...]
) -> None:
    """Write the skeleton of a case, every key with its meaning, to data/cases/SLUG.yaml.

    On a terminal it asks for title, group, difficulty and tags, unless an option says one of them.
    """
    root = find_project()
    folder = root / "data" / "cases"
    guide = shared_files(root)
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
    problems = [one for one in inspect(root / "data", root).problems if one.where.path == name]
    click.echo(f"Wrote {name}")
    click.echo(f"- casebook serve shows it as you save, at cases/{slug}/ of the preview")
    click.echo(f"- casebook check {slug} lists what is left, and what is wrong")
    click.echo(f"\nTo be filled in:\n\n{report.to_fill_in(problems)}", nl=False)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()

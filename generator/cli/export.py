"""`casebook export`: the guide in other forms, a command a format."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from generator import report
from generator.cli.project import PROBLEMS_FOUND, find_project
from generator.export import FORMATS, Edition, ExportFailed, Format, Option, publish
from generator.model.guide import Guide
from generator.problems import errors, nearest
from generator.site import survey


class _Formats(click.Group):
    """The formats, each as a command with its own options."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [form.name for form in FORMATS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        names = self.list_commands(ctx)
        if cmd_name not in names:
            guess = nearest(cmd_name, names)
            hint = f"did you mean '{guess}'?" if guess else f"there are {', '.join(names)}"
            ctx.fail(f"No such format '{cmd_name}'; {hint}")
        return _command(next(form for form in FORMATS if form.name == cmd_name))


@click.command(
    cls=_Formats,
    short_help="Write the guide in another form.",
    subcommand_metavar="FORMAT --to PATH",
    epilog="Example: casebook export markdown --to casebook-markdown",
)
def command() -> None:
    """Write the whole guide in another form, to read it without the site or to process it.

    The same data gives the same bytes. An earlier export is replaced when the new one is complete;
    anything else that stands there is left alone.
    """


def _command(form: Format) -> click.Command:
    where = click.Option(
        ["--to"],
        required=True,
        type=click.Path(path_type=Path),
        help=f"Where it goes: a {'file' if form.suffix else 'folder'}.",
    )

    def callback(to: Path, **options: str) -> None:
        _export(form, to, options)

    return click.Command(
        form.name,
        params=[where, *map(_option, form.options)],
        callback=callback,
        help=form.about,
        short_help=form.about,
        epilog=f"Example: casebook export {form.name} --to {form.example}",
    )


def _option(option: Option) -> click.Option:
    return click.Option(
        [f"--{option.name}", option.name],
        type=click.Choice(option.choices),
        default=option.choices[0],
        show_default=True,
        help=option.about,
    )


def _export(form: Format, to: Path, options: dict[str, str]) -> None:
    root = find_project()
    guide = _sound_guide(root)
    target = to.resolve()
    try:
        with _progress() as say:
            publish(form, Edition(root, guide, options, say), target)
    except ExportFailed as error:
        click.echo(f"Nothing was exported: {error}", err=True)
        sys.exit(PROBLEMS_FOUND)
    click.echo(f"Wrote {target}")


def _sound_guide(root: Path) -> Guide:
    """Return the guide, or show what is wrong with it and exit."""
    found = survey(root / "data", root)
    wrong = errors(found.problems)
    if found.sound and found.sound.cases and not wrong:
        return found.sound
    report.text(wrong, Console(highlight=False, stderr=True), report.lines_of(root))
    click.echo(report.summary(wrong, len(found.slugs)), err=True)
    sys.exit(PROBLEMS_FOUND)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is being done, and leave no trace of it."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield lambda _doing: None
        return
    with console.status("Exporting") as status:
        yield lambda doing: status.update(f"Exporting: {doing}")

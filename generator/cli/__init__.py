"""The command line: `casebook check | build | serve | export | new | …`.

One module a command, imported when it is asked for: `casebook check` should not wait for MkDocs.
"""

from importlib import import_module
from typing import Final

import click

from generator.garbage import collect_seldom
from generator.problems import nearest

_COMMANDS: Final = ("check", "build", "serve", "export", "new", "explain", "schema")


class _Commands(click.Group):
    """The commands, in the order in which a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in _COMMANDS:
            guess = nearest(cmd_name, _COMMANDS)
            hint = f" Did you mean '{guess}'?" if guess else ""
            ctx.fail(f"No such command '{cmd_name}'.{hint}")
        command: click.Command = import_module(f"generator.cli.{cmd_name}").command
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ml-design-casebook", prog_name="casebook")
def main() -> None:
    """Check, build and preview the ML System Design Casebook.

    Run a command with --help to see its options and an example.
    """
    collect_seldom()

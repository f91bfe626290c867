"""`casebook explain`: what a rule demands, and why."""

import click
from rich.console import Console

from generator import report
from generator.explanation import Explanation
from generator.rulebook import RULEBOOK, look_up


@click.command(
    short_help="Say what a rule demands, and why.", epilog="Example: casebook explain D008"
)
@click.argument("code", required=False)
def command(code: str | None) -> None:
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

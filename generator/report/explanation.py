"""Rules on a terminal: one with its examples, or all in a list."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from generator.explanation import Explanation
from generator.problems import Severity


def explanation(explained: Explanation, console: Console) -> None:
    """Print what a rule demands, why, and two examples."""
    out = _heading(explained)
    out.append(f"\n{explained.title}\n", style="bold")
    if explained.body:
        out.append(f"\n{explained.body}\n")
    for name, example, color in (
        ("Wrong", explained.wrong, "red"),
        ("Right", explained.right, "green"),
    ):
        out.append(f"\n{name}:\n", style=color)
        out.append("".join(f"    {line}\n" for line in example.splitlines()))
    if explained.may_be_exempted:
        out.append("\nA case may break this rule on purpose: see `exemptions` in the reference.\n")
    console.print(out, soft_wrap=True, end="")


def rules(all_: Iterable[Explanation], console: Console) -> None:
    """Print every code with its sentence."""
    for explained in all_:
        line = Text(f"{explained.code}  {explained.title}")
        line.stylize(_color(explained), 0, len(explained.code))
        console.print(line, soft_wrap=True)


def _heading(explained: Explanation) -> Text:
    return Text(f"{explained.code}, {explained.severity}\n", style=_color(explained))


def _color(explained: Explanation) -> str:
    return "red" if explained.severity is Severity.ERROR else "yellow"

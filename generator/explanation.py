"""What a problem's code stands for: the rule in a sentence, why it holds, and two examples.

An explanation is written as a docstring, so that it stands beside the code that it explains:

    Every stage has one chosen model.

    Without a baseline nobody can say what the chosen model buys.

    Wrong:
        role: candidate

    Right:
        role: chosen
"""

import inspect
import re
import textwrap
from dataclasses import dataclass
from typing import Final

from generator.problems import Severity

_EXAMPLE: Final = re.compile(r"^(Wrong|Right):\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)


@dataclass(frozen=True)
class Explanation:
    """A rule as `casebook explain` and its page tell it."""

    code: str
    severity: Severity
    title: str
    """What the rule demands, in one sentence."""
    body: str
    """Why, as Markdown paragraphs; empty if the title says it all."""
    wrong: str
    """YAML that breaks the rule."""
    right: str
    """The same, mended."""
    may_be_exempted: bool = False
    """Whether a case may break it on purpose, with a reason."""


def explanation(
    code: str, severity: Severity, docstring: str, *, may_be_exempted: bool = False
) -> Explanation:
    """Take a docstring apart.

    Raises:
        ValueError: it does not begin with a sentence, or has not exactly one wrong and one right
            example.
    """
    text = inspect.cleandoc(docstring) + "\n"
    examples = {found[1]: textwrap.dedent(found[2]).strip() for found in _EXAMPLE.finditer(text)}
    title, _, body = _EXAMPLE.sub("", text).strip().partition("\n\n")
    if set(examples) != {"Wrong", "Right"} or not title.endswith("."):
        message = f"{code}: a sentence, then `Wrong:` and `Right:` with indented YAML are expected"
        raise ValueError(message)
    return Explanation(
        code,
        severity,
        " ".join(title.split()),
        body.strip(),
        examples["Wrong"],
        examples["Right"],
        may_be_exempted,
    )

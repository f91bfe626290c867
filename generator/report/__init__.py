"""Problems and rules as a person, a program or a pull request reads them."""

from generator.report.excerpt import Lines, lines_of
from generator.report.explanation import explanation, rules
from generator.report.machine import as_github, as_json, one_line
from generator.report.terminal import TO_FILL_IN, summary, text, to_fill_in

__all__ = [
    "TO_FILL_IN",
    "Lines",
    "as_github",
    "as_json",
    "explanation",
    "lines_of",
    "one_line",
    "rules",
    "summary",
    "text",
    "to_fill_in",
]

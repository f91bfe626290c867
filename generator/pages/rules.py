"""What the pages on rules show: one a rule, and a list by what the rules are about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.explanation import Explanation
from generator.pages.page import Page

_THEMES: Final = {
    "Y": ("Reading", "What the strict reader of YAML refuses."),
    "S": ("Shape", "Keys and the kinds of their values."),
    "R": ("References", "Every id and every citation leads somewhere, and is used."),
    "E": ("Estimates", "Formulas, units, and figures in the rest of the case."),
    "D": ("Design", "What holds a system together, from features to alerts."),
    "T": ("Text", "What is said once, briefly, and about this system."),
    "X": ("Exemptions", "Rules that a case breaks on purpose."),
}


@dataclass(frozen=True)
class Theme:
    """The rules whose codes begin with the same letter."""

    title: str
    about: str
    rules: tuple[Explanation, ...]


@dataclass(frozen=True)
class RulesView:
    """The list of all rules."""

    themes: tuple[Theme, ...]


def rules_page(rulebook: Iterable[Explanation]) -> Page:
    """Return the list of all rules."""
    return Page(
        address="contributing/rules/index.md",
        title="Rules",
        description="Every rule that a case is held against, with its code.",
        template="rules.md.jinja",
        view=RulesView(tuple(_themes(tuple(rulebook)))),
        data_file=None,
        is_prose=False,
        search_boost=0.3,
    )


def _themes(rulebook: tuple[Explanation, ...]) -> Iterator[Theme]:
    for letter, (title, about) in _THEMES.items():
        yield Theme(title, about, tuple(one for one in rulebook if one.code.startswith(letter)))


def rule_page(explained: Explanation) -> Page:
    """Return the page of a rule; whoever searches a code finds it in the list."""
    return Page(
        address=f"contributing/rules/{explained.code}.md",
        title=explained.code,
        description=explained.title.replace("`", ""),
        template="rule.md.jinja",
        view=explained,
        data_file=None,
        is_prose=False,
        is_searched=False,
    )

"""A text is paragraphs and lists: nothing in it is a link, a tag, or a part of the page around it.

A pull request comes from a stranger. What could run, load or lead away is refused wherever it
stands, in code and formulas too, so that nothing depends on where an engine sees those begin. What
only spoils the page is looked for outside of them.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Rule, SharedFindings, SharedRule, rule, shared_rule
from generator.derive.latex import Untypesettable, typeset
from generator.derive.prose import CITATION, FIGURE, texts
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import KeyPath

_LIST: Final = r"^[ \t]*(?:[-*+>:][ \t]*|\d+[.)][ \t]+)*"
"""How a line begins that is an item of a list or a quotation."""
_COMPARING: Final = "write Markdown; a `<` that compares has a blank behind it"
_ANYWHERE: Final = (
    # A figure begins with a letter, and a citation is left out of pages that list no works.
    (r"<(?:\s*\[\^[^\[\]]{0,80}\])*(?:[A-Za-z/!?]|\{\{)[^>\n]{0,40}", "HTML", _COMPARING),
    (r"&#?[A-Za-z0-9]+;", "an entity", "write the character itself"),
    (r"!\[[^\]]{0,40}\]?", "a picture", "diagrams are drawn from the data"),
    (r"\]\(\s*[^)\s]*", "a link", "cite a work as `[^key]`; elsewhere put a blank before the `(`"),
    (
        rf"{_LIST}\*?\[[^\[\]]*\]:",
        "a definition",
        "cite a work as `[^key]`, and list it in `sources`",
    ),
    (r"\b[A-Za-z][A-Za-z0-9+.-]*://|\bwww\.\w", "an address", "cite a work as `[^key]`"),
    (r"^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:mermaid|\W)", "a fence that is no code", "name a language"),
    (r"^[ \t]*~{3}", "a fence of tildes", "write ``` instead"),
)
_OUTSIDE_OF_CODE: Final = (
    (rf"{_LIST}#+.*", "a heading", "use a deep dive, which has a title; a number sign is `\\#`"),
    (r"^[ \t]*\|.*", "a table", "use a list; tables come from the data"),
    (r"^[-=*_|:+ \t]*[-=*_][-=*_|:+ \t]*$", "a line of signs", "leave an empty line in its place"),
    (r"\{[:#.%][^}\n]*", "attributes or a template", "delete them"),
    (r"\[TOC\]|-8<-", "a directive", "delete it"),
    (
        r"^[ \t]*(?:(?:[-*+:]|\d+[.)])[ \t]+|>[ \t]*){5,}",
        "a list in lists",
        "two levels are enough",
    ),
    (r"`|(?<!\\)\$", "a sign without its pair", "write a dollar sign as `\\$`"),
    (r"\\\|", "a bar behind a backslash", "write `\\lvert x \\rvert` in a formula"),
)
_CODE: Final = re.compile(
    r"^```\w*[ \t]*\n.*?^```[ \t]*$|`(?:[^`\n]|\n(?![ \t]*\n))+`", re.DOTALL | re.MULTILINE
)
_FORMULA: Final = re.compile(
    r"""(?x)
    \$\$ (?P<block> [^$]+ ) \$\$
    | (?<![\\$]) \$ (?P<inline> [^$\s] (?: (?: [^$\n] | \n(?![ \t]*\n) )* [^$\s] )? ) \$
    """
)
_BRACES: Final = re.compile(r"\{\{")
_MOST_BRACKETS: Final = 40
"""In a text. Engines look for the end of each up to the end of the text, and take seconds."""
Patterns = tuple[tuple[re.Pattern[str], str, str], ...]


def _compiled(patterns: tuple[tuple[str, str, str], ...]) -> Patterns:
    return tuple((re.compile(form, re.MULTILINE), what, hint) for form, what, hint in patterns)


_RISKS: Final = _compiled(_ANYWHERE)
_BREAKS: Final = _compiled(_OUTSIDE_OF_CODE)


def _foreign(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is more than plain Markdown in a text, each with a hint."""
    bare = FIGURE.sub("", _FORMULA.sub("", _CODE.sub("", text)))
    yield from _matches(_RISKS, text)
    yield from _matches(_BREAKS, bare)
    if CITATION.sub("", bare).count("[") > _MOST_BRACKETS:
        yield f"found more than {_MOST_BRACKETS} opening brackets", "use a list"


def _matches(patterns: Patterns, text: str) -> Iterator[tuple[str, str]]:
    for pattern, what, hint in patterns:
        if found := pattern.search(text):
            yield f"found {what}: `{' '.join(found[0].split())[:40]}`", hint


@rule("T004")
def texts_are_plain_markdown(case: Case, guide: Guide) -> Iterator[Finding]:
    """A text is paragraphs and lists, without HTML, headings, tables, pictures and links.

    Everything else on a page is made of the data, so that it looks alike in every case, is checked,
    and can be exported. It also keeps what a stranger sends from putting a script into a page: what
    looks like HTML, an entity, a link or an address is refused in code and formulas too.

    Wrong:
        does: Asks <b>twice</b>; see [our page](https://example.org)

    Right:
        does: Asks **twice**
    """
    for path, text in texts(case):
        yield from (Finding(path, *found) for found in _foreign(text))


@shared_rule("T005")
def shared_texts_are_plain_markdown(guide: Guide, slugs: object) -> SharedFindings:
    """Texts that cases share are as plain as those of cases.

    The method, the vocabularies, the works and the plans have neither figures nor citations: a
    figure belongs to a case, and a work is named under `source`.

    Wrong:
        definition: The share of <b>positives</b> that is found[^manning2008introduction]

    Right:
        definition: The share of positives that is found
        source: manning2008introduction
    """
    for name, path, text in _shared_texts(guide):
        if path[-1] not in {"url", "formula"}:
            yield from ((name, Finding(path, *found)) for found in _foreign(text))
            for pattern, what in ((_BRACES, "a figure"), (CITATION, "a citation")):
                if found := pattern.search(text):
                    message = f"found {what}: `{found[0][:40]}`"
                    yield name, Finding(path, message, "only cases have it")


@rule("T006")
def formulas_can_be_typeset(case: Case, guide: Guide) -> Iterator[Finding]:
    r"""A formula is LaTeX that draws a formula: no links, colors, styles or tags in its texts.

    It becomes MathML while the site is built. A formula has at most 600 characters; what is longer
    is read by nobody.

    Wrong:
        text: The loss is $\href{https://example.org}{L}$.

    Right:
        text: The loss is $L$.
    """
    for path, text in texts(case):
        for formula in _formulas(text):
            yield from (Finding(path, *fault) for fault in _faults(formula))


@shared_rule("T007")
def shared_formulas_can_be_typeset(guide: Guide, slugs: object) -> SharedFindings:
    r"""A formula of the vocabulary is one line of LaTeX without dollar signs, as in a case.

    Wrong:
        formula: $\frac{a}{b}$

    Right:
        formula: \frac{a}{b}
    """
    for name, path, text in _shared_texts(guide):
        whole = path[-1] == "formula" and name != "vocabulary/functions"
        for formula in (text,) if whole else _formulas(text):
            yield from ((name, Finding(path, *fault)) for fault in _faults(formula))


def _formulas(text: str) -> Iterator[str]:
    for found in _FORMULA.finditer(_CODE.sub("", text)):
        yield (found["block"] or found["inline"]).strip()


def _faults(formula: str) -> Iterator[tuple[str, str]]:
    shown = f"`{' '.join(formula.split())[:40]}`"
    if "$" in formula or "\n\n" in formula:
        yield f"{shown} holds a dollar sign or an empty line", "write the formula alone"
        return
    yield from _matches(_RISKS, formula)
    try:
        typeset(formula)
    except Untypesettable as reason:
        yield f"{shown} cannot be typeset: {reason}", "see the symbols of latex2mathml"


def _shared_texts(guide: Guide) -> Iterator[tuple[str, KeyPath, str]]:
    """Yield every text that cases share, with the file below the data folder that it is in."""
    for name in ("framework", "plans", "sources"):
        yield from ((name, *found) for found in texts(getattr(guide, name)))
    for name in type(guide.vocabulary).model_fields:
        entries = getattr(guide.vocabulary, name)
        yield from ((f"vocabulary/{name}", *found) for found in texts(entries))


SHARED_RULES: Final[tuple[SharedRule, ...]] = (
    shared_texts_are_plain_markdown,
    shared_formulas_can_be_typeset,
)
RULES: Final[tuple[Rule, ...]] = (texts_are_plain_markdown, formulas_can_be_typeset)

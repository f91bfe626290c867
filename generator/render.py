"""From pages to Markdown: one template a page, and the filters that templates may use.

The Markdown is plain enough for GitHub, Obsidian and other site generators: fences, tables,
footnotes, `$…$`, and `<div>` or `<details>` with `markdown="1"`, which they show or ignore.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.derive.same import Same
from generator.pages import Page
from generator.pages.page import anchor

_TEMPLATES: Final = Path(__file__).parent / "templates"
_PAGES_KEPT: Final = 8192
"""As many as a preview follows without writing unchanged ones again."""
_FENCE: Final = re.compile(r"(^```.*?^```[ \t]*$)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class MarkdownFile:
    """A page as Markdown text."""

    page: Page
    text: str


def render(page: Page) -> MarkdownFile:
    """Write a page down."""
    return MarkdownFile(page, _front_matter("front_matter.jinja", page) + body(page))


def body(page: Page) -> str:
    """Write a page down without its front matter."""
    return _body(Same(page.view), replace(page, view=None))


def plain_front_matter(page: Page) -> str:
    """Return what any engine may want to know of a page, and nothing that only ours understands."""
    return _front_matter("plain_front_matter.jinja", page)


def fragment(template: str, **values: object) -> str:
    """Write a piece of an export that is no page."""
    return _environment().get_template(template).render(values).strip()


@lru_cache(maxsize=_PAGES_KEPT)
def _body(view: Same[object], page: Page) -> str:
    """Return the Markdown of a page, given apart from its view, which has no hash."""
    page = replace(page, view=view.value)
    return tidy(_environment().get_template(page.template).render(page=page, view=page.view))


def _front_matter(template: str, page: Page) -> str:
    return _environment().get_template(template).render(page=page)


def markup(template: str, values: Mapping[str, object]) -> str:
    """Write something in HTML or XML, in which a text is a text and no markup."""
    return _environment().overlay(autoescape=True).get_template(template).render(values)


def tidy(text: str) -> str:
    """Squeeze the blank lines that template tags leave behind, except in fences."""
    pieces = _FENCE.split(text)
    pieces[::2] = [re.sub(r"\n([ \t]*\n){2,}", "\n\n", piece) for piece in pieces[::2]]
    return "".join(pieces).strip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - the output is Markdown; `html` escapes where it is HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        anchor=anchor,
        authors=authors,
        cell=cell,
        computed_in=_COMPUTED_IN.__getitem__,
        html=html.escape,
        item=item,
        number=number,
    )
    return environment


def cell(text: str) -> str:
    """Fit a text into one cell of a table: no line break, and no bar that would end the cell."""
    return item(text).replace("|", r"\|")


def item(text: str) -> str:
    """Fit a text into one line."""
    return " ".join(text.split("\n")).strip()


def number(value: float) -> str:
    """Write a number without a trailing `.0` and with separators between thousands."""
    return f"{value:,.10g}"


def authors(names: tuple[str, ...]) -> str:
    """Name one or two authors, or the first of more."""
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)  # noqa: PLR2004


_COMPUTED_IN: Final = {
    "batch": "In batch",
    "streaming": "In the stream",
    "request": "In the request",
}

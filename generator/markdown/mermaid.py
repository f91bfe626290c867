"""The Mermaid fence as a figure: a picture, its title, and the same in words.

The figure is the same whether the picture was drawn while the site was built or a browser has to
draw it. It stays out of the search index.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from pymdownx.superfences import SuperFencesException

from generator.markdown.guard import Drawn

if TYPE_CHECKING:
    from markdown import Markdown

Draw = Callable[[str, str, str], str | None]
"""Makes the SVG of a Mermaid text, or nothing if a browser has to draw it.

It is told the title, and the name with which every id of the SVG begins.
"""
UNNAMED: Final = "Diagram"

_TITLE: Final = re.compile(r"^[^\S\n]*accTitle[^\S\n]*:(.*)$", re.MULTILINE)
_DESCRIPTION: Final = re.compile(r"^[^\S\n]*accDescr[^\S\n]*(?::(.*)$|\{([^}]*)\})", re.MULTILINE)
_CODE: Final = re.compile(r"#(\w+);")


@dataclass(frozen=True)
class Told:
    """What a diagram says of itself to who cannot see it."""

    title: str
    description: str


def told(source: str) -> Told:
    """Read `accTitle` and `accDescr` of a Mermaid text; what is missing is empty."""
    title, description = _TITLE.search(source), _DESCRIPTION.search(source)
    return Told(
        _decoded(title[1]) if title else "",
        _decoded(description[1] or description[2] or "") if description else "",
    )


def fence(draw: Draw) -> Callable[..., str]:
    """Make the function that `pymdownx.superfences` calls for every Mermaid fence."""
    # Every page is converted by a Python-Markdown of its own.
    drawn: WeakKeyDictionary[Markdown, Counter[str]] = WeakKeyDictionary()

    def format_mermaid(
        source: str, _language: str, _css: str, _options: Any, page: "Markdown", **_: Any
    ) -> str:
        try:
            times = drawn.setdefault(page, Counter())
            times[source] += 1
            name = _name(source, times[source])
            svg = draw(source, told(source).title or UNNAMED, name)
            return Drawn(figure(source, svg, name))
        except Exception as error:
            # Any other exception would make it show the fence as a block of code.
            raise SuperFencesException from error

    return format_mermaid


def _name(source: str, time: int) -> str:
    """What the ids of a figure begin with: the same text may stand on a page more than once."""
    digest = sha256(source.encode()).hexdigest()[:8]
    return f"d{digest}" if time == 1 else f"d{digest}_{time}"


def figure(source: str, svg: str | None, name: str) -> str:
    """Write the figure of a Mermaid text, which a browser draws if there is no SVG."""
    of_itself = told(source)
    words_id = f"{name}-words"
    picture = (
        f'<div class="mermaid">{escape(source)}</div>'
        if svg is None
        else svg.replace("<svg", f"<svg{_names(of_itself, words_id)}", 1)
    )
    return (
        '<figure class="casebook-figure" data-search-exclude>'
        f'<div class="casebook-diagram">{picture}</div>'
        f"{_caption(of_itself, words_id)}"
        f'<pre class="casebook-source" hidden>{escape(source, quote=False)}</pre>'
        "</figure>"
    )


def _names(of_itself: Told, words_id: str) -> str:
    """The attributes that name a picture; an SVG's own `title` would follow the mouse."""
    described = f' aria-describedby="{words_id}"' if of_itself.description else ""
    return f' role="img" aria-label="{escape(of_itself.title or UNNAMED)}"{described}'


def _caption(of_itself: Told, words_id: str) -> str:
    title = f"<p>{escape(of_itself.title, quote=False)}</p>" if of_itself.title else ""
    words = (
        "<details><summary>In words</summary>"
        f'<p id="{words_id}">{escape(of_itself.description, quote=False)}</p></details>'
        if of_itself.description
        else ""
    )
    return f"<figcaption>{title}{words}</figcaption>"


def _decoded(text: str) -> str:
    """Text as Mermaid shows it: `#58;` is a colon, `#quot;` a quotation mark."""
    codes = _CODE.sub(lambda code: f"&{'#' * code[1].isdigit()}{code[1]};", text)
    return " ".join(unescape(codes).split())

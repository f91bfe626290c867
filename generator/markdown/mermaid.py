"""The Mermaid fence as a figure: a picture, its title, and the same in words.

The figure is the same whether the picture was drawn while the site was built or a browser has to
draw it. It stays out of the search index.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape
from typing import Any, Final

from pymdownx.superfences import SuperFencesException

Draw = Callable[[str, str], str | None]
"""Makes the SVG of a Mermaid text with a title, or nothing if a browser has to draw it."""
UNNAMED: Final = "Diagram"

_TITLE: Final = re.compile(r"^\s*accTitle\s*:\s*(.+)$", re.MULTILINE)
_DESCRIPTION: Final = re.compile(r"^\s*accDescr\s*(?::\s*(.+)$|\{\s*([^}]*?)\s*\})", re.MULTILINE)
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
        _decoded(description[1] or description[2]) if description else "",
    )


def fence(draw: Draw) -> Callable[..., str]:
    """Make the function that `pymdownx.superfences` calls for every Mermaid fence."""

    def format_mermaid(source: str, *_: Any, **__: Any) -> str:
        try:
            return figure(source, draw(source, told(source).title or UNNAMED))
        except Exception as error:
            # Any other exception would make it show the fence as a block of code.
            raise SuperFencesException from error

    return format_mermaid


def figure(source: str, svg: str | None) -> str:
    """Write the figure of a Mermaid text, which a browser draws if there is no SVG."""
    of_itself = told(source)
    words_id = f"words-{sha256(source.encode()).hexdigest()[:8]}"
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

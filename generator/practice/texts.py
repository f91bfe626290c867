"""Pieces of Markdown as HTML that a page can take in as it stands."""

from functools import cache
from typing import Final

from markdown import Markdown

_EXTENSIONS: Final = (
    "sane_lists",
    "tables",
    "pymdownx.arithmatex",
    "generator.markdown.math",
    # Looks last at what all of them have made, as on the pages.
    "generator.markdown.guard",
)
_SETTINGS: Final = {
    "pymdownx.arithmatex": {"generic": True},
    "tables": {"use_align_attribute": True},
}


def html(text: str) -> str:
    """Convert a piece of Markdown; formulas become MathML, and nothing in it runs or loads."""
    converter = _converter()
    converter.reset()
    return converter.convert(text)


def line(text: str) -> str:
    """Convert a text of one line, without the paragraph around it."""
    return html(text).removeprefix("<p>").removesuffix("</p>")


@cache
def _converter() -> Markdown:
    return Markdown(extensions=_EXTENSIONS, extension_configs=_SETTINGS)

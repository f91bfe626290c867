"""The Mermaid fence: escaped, so that a label is text, and kept out of the search index."""

from html import escape
from typing import Any

from markdown import Markdown


def fence(
    source: str,
    language: str,  # noqa: ARG001
    css_class: str,
    options: dict[str, Any],  # noqa: ARG001
    md: Markdown,  # noqa: ARG001
    **extras: Any,  # noqa: ARG001
) -> str:
    """Write a Mermaid fence as the element that mkdocs-mermaid2-plugin looks for."""
    return f'<div class="{css_class}" data-search-exclude>{escape(source)}</div>'

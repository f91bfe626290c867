"""Formulas as MathML, which browsers draw without a script.

`pymdownx.arithmatex` finds the formulas; this extension replaces what it leaves behind.
"""

import html
import logging
import re
from typing import Any, Final
from xml.etree import ElementTree as ET

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from generator.derive.latex import Untypesettable, typeset

# MkDocs counts the warnings of its own loggers, so that a strict build fails on a bad formula.
_log: Final = logging.getLogger("mkdocs.casebook.math")
_INLINE: Final = re.compile(r"^\\\((.*)\\\)$", re.DOTALL)
_DISPLAY: Final = re.compile(r"^\\\[(.*)\\\]$", re.DOTALL)
_AFTER_INLINE_PATTERNS: Final = 5


class MathExtension(Extension):
    """Turns the elements of `pymdownx.arithmatex` with `generic: true` into MathML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_MathProcessor(md), "casebook_math", _AFTER_INLINE_PATTERNS)


class _MathProcessor(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if "arithmatex" in element.get("class", "").split():
                _replace(element)


def _replace(element: ET.Element) -> None:
    # Arithmatex leaves `<` as `&lt;`, for scripts that read the page's source.
    text = html.unescape(element.text or "").strip()
    display = _DISPLAY.match(text)
    found = display or _INLINE.match(text)
    if not found:
        return
    try:
        mathml = typeset(found[1], "block" if display else "inline")
    except Untypesettable as reason:
        _log.warning("The formula `%s` cannot be typeset: %s", " ".join(found[1].split()), reason)
        return
    element.text = None
    element.append(mathml)


def makeExtension(**options: Any) -> MathExtension:  # noqa: N802 - the name is Markdown's
    """Make the extension; Markdown calls this by name."""
    return MathExtension(**options)

"""Keeps out of the search what is no text of the page: heads of tables, formulas, footnotes."""

from typing import Any, Final
from xml.etree import ElementTree as ET

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

# Before `generator.markdown.math`, which sees to the inside of formulas.
_AFTER_INLINE_PATTERNS: Final = 6
_EXCLUDED: Final = "data-search-exclude"
_UNSEARCHED: Final = {("thead", None), ("div", "arithmatex"), ("div", "footnote")}
"""Elements by tag and class."""


class UnsearchedExtension(Extension):
    """Marks elements for Material's search plugin."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_Marker(md), "casebook_unsearched", _AFTER_INLINE_PATTERNS)


class _Marker(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if (element.tag, element.get("class")) in _UNSEARCHED or _leads_to_footnote(element):
                element.set(_EXCLUDED, "")


def _leads_to_footnote(element: ET.Element) -> bool:
    return element.tag == "sup" and element.get("id", "").startswith("fnref")


def makeExtension(**options: Any) -> UnsearchedExtension:  # noqa: N802 - the name is Markdown's
    """Make the extension; Markdown calls this by name."""
    return UnsearchedExtension(**options)

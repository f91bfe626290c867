"""A mark on every link to a definition, for the style sheet and for what shows it in a tooltip."""

import re
from typing import Any, Final
from xml.etree import ElementTree as ET

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

MARK: Final = "casebook-term"
_TO_DEFINITION: Final = re.compile(r"(?:^|/)library/[a-z]+\.md#.")
_BEFORE_LINKS_ARE_RESOLVED: Final = 5


class DefinitionsExtension(Extension):
    """Gives links to the pages of the library a class, if they lead to a heading there."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the tree processor."""
        processor = _DefinitionsProcessor(md)
        md.treeprocessors.register(processor, "casebook_terms", _BEFORE_LINKS_ARE_RESOLVED)


class _DefinitionsProcessor(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        for link in root.iter("a"):
            if _TO_DEFINITION.search(link.get("href", "")):
                link.set("class", MARK)


def makeExtension(**options: Any) -> DefinitionsExtension:  # noqa: N802 - the name is Markdown's
    """Make the extension; Markdown calls this by name."""
    return DefinitionsExtension(**options)

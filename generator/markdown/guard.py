"""The last look at what Markdown makes: nothing in a page runs, loads, or leads where it may not.

The rules on the data refuse what could. This is for what gets past them: a text that an engine
reads in another way than the rule does, a preview of what is not checked yet, a page written by
hand. What is not on the list loses its meaning, and a strict build fails.
"""

import logging
import re
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any, Final
from xml.etree import ElementTree as ET

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from generator.derive.latex import ATTRIBUTES as OF_FORMULAS
from generator.derive.latex import ELEMENTS as FORMULAS

# MkDocs counts the warnings of its own loggers, so that a strict build fails.
_log: Final = logging.getLogger("mkdocs.casebook.guard")
_LAST: Final = -10
"""After escaped signs are back in the addresses of links."""
# fmt: off
ELEMENTS: Final = FORMULAS | frozenset({
    "a", "abbr", "blockquote", "br", "code", "data", "dd", "del", "details", "div", "dl", "dt",
    "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "kbd", "li", "mark", "ol", "p", "pre",
    "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr",
    "ul",
    # Controls that a script of ours brings to life. Without a form, none of them sends anything.
    "button", "fieldset", "input", "label", "legend", "output",
})
ATTRIBUTES: Final = OF_FORMULAS | frozenset({
    "align", "alt", "autocomplete", "class", "colspan", "hidden", "href", "id", "markdown", "name",
    "open", "rel", "role", "rowspan", "src", "start", "title", "type", "value",
})
# fmt: on
_DATA: Final = re.compile(r"(?:data|aria)-[a-z-]+")
_RELATIVE: Final = re.compile(r"[^:\x00-\x20\\]*(?:[?#][^\x00-\x20\\]*)?")
_SECURE: Final = re.compile(
    # What a preview serves is on the reader's own machine.
    r"(?:https://[A-Za-z0-9.-]+|http://(?:localhost|127\.0\.0\.1))(?::\d+)?(?:[/?#]\S*)?|mailto:\S*"
)


class Drawn(str):
    """HTML that the site made itself, of a diagram, and that is not looked at again."""

    __slots__ = ()


def is_harmless(tag: str, name: str, value: str) -> bool:
    """Whether an element may have an attribute of this value."""
    if name in {"href", "src"}:
        # A browser reads what entities stand for.
        value = unescape(value.replace(AMP_SUBSTITUTE, "&"))
        may_leave = tag == "a" and name == "href" and _SECURE.fullmatch(value)
        is_within = _RELATIVE.fullmatch(value) and not value.startswith("//")
        return bool(may_leave or is_within)
    return name in ATTRIBUTES or _DATA.fullmatch(name) is not None


class GuardExtension(Extension):
    """Looks at every element and every piece of HTML of a page before it is written."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_Guard(md), "casebook_guard", _LAST)


class _Guard(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            _disarm(element)
        pieces = self.md.htmlStash.rawHtmlBlocks
        for number, piece in enumerate(pieces):
            if isinstance(piece, ET.Element):
                # Where Markdown in HTML finds no place for an element, it is written as it is.
                for element in piece.iter():
                    _disarm(element)
            elif type(piece) is str and (fault := _fault(piece)):
                _complain(fault)
                pieces[number] = escape(piece)


def _disarm(element: ET.Element) -> None:
    """Let an element that is none of ours only group, and take from it what it may not have."""
    if element.tag not in ELEMENTS and isinstance(element.tag, str):
        _complain(f"<{element.tag}>")
        element.tag = "div"
        element.attrib.clear()
    for name in [name for name in element.attrib if name not in _PLAIN]:
        value = element.attrib[name]
        if not is_harmless(element.tag, name, value):
            _complain(f'{name}="{value}"')
            del element.attrib[name]
        elif name == "href" and value.startswith("https:"):
            # What is opened beside the guide learns nothing of the page that opened it.
            element.set("rel", "noopener")


_PLAIN: Final = ATTRIBUTES - {"href", "src"}


def _complain(fault: str) -> None:
    _log.warning("found `%s`, which no page may have; it is left out", " ".join(fault.split())[:80])


@lru_cache(maxsize=1024)
def _fault(piece: str) -> str | None:
    """Return the first thing in a piece of HTML that no page may have."""
    if "<" not in piece:
        return None
    reader = _Reader()
    reader.feed(piece)
    reader.close()
    return reader.fault


class _Reader(HTMLParser):
    """Reads as a browser does, and remembers what it should not have found."""

    def __init__(self) -> None:
        # A tag that is written with entities is none.
        super().__init__(convert_charrefs=False)
        self.fault: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        bad = [name for name, value in attrs if not is_harmless(tag, name, value or "")]
        if tag not in ELEMENTS or bad:
            self._note(self.get_starttag_text() or tag)

    def handle_comment(self, data: str) -> None:
        if ">" in data or data.startswith("["):
            self._note(data)

    def handle_decl(self, decl: str) -> None:
        self._note(decl)

    def handle_pi(self, data: str) -> None:
        self._note(data)

    def unknown_decl(self, data: str) -> None:
        self._note(data)

    def handle_data(self, data: str) -> None:
        # A tag that never ends goes on into what follows it in the page.
        if re.search(r"<[A-Za-z/!?]", data):
            self._note(data)

    def _note(self, fault: str) -> None:
        self.fault = self.fault or fault


def makeExtension(**options: Any) -> GuardExtension:  # noqa: N802 - the name is Markdown's
    """Make the extension; Markdown calls this by name."""
    return GuardExtension(**options)

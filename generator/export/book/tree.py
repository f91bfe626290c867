"""HTML text as a tree of elements, and back."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Final
from xml.etree import ElementTree as ET

_VOID: Final = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})


class _Builder(HTMLParser):
    """Builds a tree from the HTML that Python-Markdown writes, which closes what it opens."""

    def __init__(self, root: str) -> None:
        super().__init__(convert_charrefs=True)
        self._tree = ET.TreeBuilder()
        self._tree.start(root, {})
        self._root = root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tree.start(tag, {name: name if value is None else value for name, value in attrs})
        if tag in _VOID:
            self._tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._tree.end(tag)

    def handle_data(self, data: str) -> None:
        self._tree.data(data)

    def whole(self) -> ET.Element:
        self.close()
        self._tree.end(self._root)
        return self._tree.close()


def parsed(html: str, root: str = "div") -> ET.Element:
    """Return the elements of an HTML text, inside one of our own."""
    builder = _Builder(root)
    builder.feed(html)
    return builder.whole()


def written(element: ET.Element) -> str:
    """Return an element as HTML; the text behind it does not belong to it."""
    tail, element.tail = element.tail, None
    text = ET.tostring(element, encoding="unicode", method="html")
    element.tail = tail
    return text


def well_formed(element: ET.Element) -> str:
    """Return an element as XHTML."""
    return ET.tostring(element, encoding="unicode")


def classes(element: ET.Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(element.get("class", "").split())


def made(
    tag: str, attributes: dict[str, str] | None = None, text: str | None = None, *parts: ET.Element
) -> ET.Element:
    """Return a new element."""
    element = ET.Element(tag, attributes or {})
    element.text = text
    element.extend(parts)
    return element


def replaced(parent: ET.Element, change: Callable[[ET.Element], ET.Element | None]) -> ET.Element:
    """Put in place of every element below another what `change` makes of it, inner ones first.

    What becomes nothing leaves the text behind it where it is.
    """
    for child in list(parent):
        replaced(child, change)
        successor = change(child)
        if successor is child:
            continue
        if successor is None:
            _remove(parent, child)
        else:
            successor.tail = child.tail
            parent[list(parent).index(child)] = successor
    return parent


def _remove(parent: ET.Element, child: ET.Element) -> None:
    place = list(parent).index(child)
    if child.tail and place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def text_of(element: ET.Element) -> str:
    """Return the words of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def headings(element: ET.Element, *levels: int) -> Iterator[ET.Element]:
    """Yield the headings of some levels in their order."""
    names = {f"h{level}" for level in levels}
    yield from (part for part in element.iter() if part.tag in names)

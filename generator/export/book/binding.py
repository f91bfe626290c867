"""Chapters bound into a volume: numbered figures, and links that work inside and out."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree as ET

from generator.export.book.chapters import Outline
from generator.export.book.diagrams import Diagram
from generator.export.book.manuscript import DIAGRAM
from generator.export.book.tree import classes, headings, made, replaced, text_of

_OUTSIDE: Final = re.compile(r"[a-z]+:", re.IGNORECASE)
_NO_NAME: Final = re.compile(r"[^\w-]")


@dataclass(frozen=True)
class Section:
    """A heading that the contents can lead to."""

    id: str
    title: str


@dataclass(frozen=True)
class Figure:
    """A diagram with its number."""

    number: int
    diagram: Diagram

    @property
    def file(self) -> str:
        """Where its picture is found."""
        return f"figures/{self.number}.svg"


@dataclass(frozen=True)
class Chapter:
    """A chapter as it stands in a volume."""

    slug: str
    title: str
    over: str
    content: ET.Element
    sections: tuple[Section, ...]


@dataclass
class Binder:
    """Binds chapters into one volume."""

    draw: Callable[[str], Diagram]
    home: str
    """Where pages are found that the volume does not hold; empty, if nowhere."""
    inside: Callable[[str, str], str]
    """Makes the link to a place: the slug of its chapter, and its id."""
    figures: list[Figure] = field(default_factory=list)

    def bind(self, texts: Iterable[tuple[Outline, ET.Element]]) -> Iterator[Chapter]:
        """Yield the chapters of a volume in their order."""
        given = tuple(texts)
        slugs = {outline.page.address: outline.slug for outline, _ in given}
        for outline, text in given:
            yield self._chapter(outline, deepcopy(text), slugs)

    def _chapter(self, outline: Outline, text: ET.Element, slugs: dict[str, str]) -> Chapter:
        replaced(text, self._placed)
        for element in text.iter():
            if "id" in element.attrib:
                element.set("id", place(outline.slug, element.get("id", "")))
            if element.tag == "a":
                self._link(element, outline.page.address, slugs)
        title = next(headings(text, 1))
        text.remove(title)
        sections = (
            Section(one.get("id", ""), text_of(one)) for one in headings(text, 2) if one.get("id")
        )
        return Chapter(outline.slug, text_of(title), outline.over, text, tuple(sections))

    def _placed(self, element: ET.Element) -> ET.Element:
        """A figure in place of the text of a diagram."""
        if DIAGRAM not in classes(element):
            return element
        figure = Figure(len(self.figures) + 1, self.draw(element.text or ""))
        self.figures.append(figure)
        caption = f"Figure {figure.number}. {figure.diagram.told.title}".strip()
        image = made("img", {"src": figure.file, "alt": figure.diagram.alternative})
        return made("figure", {}, None, image, made("figcaption", None, caption))

    def _link(self, link: ET.Element, address: str, slugs: dict[str, str]) -> None:
        href = link.get("href", "")
        if _OUTSIDE.match(href):
            return
        page, _, anchor = href.partition("#")
        page, query, asked = page.partition("?")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(address), page))
        target = target if page else address
        if target in slugs:
            link.set("href", self.inside(slugs[target], place(slugs[target], anchor)))
        elif self.home:
            link.set(
                "href", self.home + _published(target) + query + asked + "#" * bool(anchor) + anchor
            )
        else:
            link.tag = "span"
            del link.attrib["href"]


def place(slug: str, anchor: str) -> str:
    """Return the id of a place in a volume, in which no two chapters may share one."""
    return f"{slug}--{_NO_NAME.sub('-', anchor)}" if anchor else slug


def _published(address: str) -> str:
    """Where the site shows a page."""
    folder, name = posixpath.split(address)
    stem = name.removesuffix(".md")
    return posixpath.join(folder, "" if stem == "index" else f"{stem}/")

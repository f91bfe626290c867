"""What the site's search looks through: the sections of all pages, as text."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, TypeAlias

_TAG: Final = re.compile(r"</?([a-z0-9]+)[^>]*>")
_WITHIN_WORDS: Final = {"code", "sub", "sup"}
"""Elements that may begin or end within a word."""
_WORKER: Final = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")
_OWN_WORKER: Final = "assets/javascripts/search/worker.js"

Entry: TypeAlias = Mapping[str, Any]
"""A section as Material's search plugin notes it: location, boost, title and text as HTML."""
OtherNames: TypeAlias = Mapping[str, tuple[str, ...]]
"""Headings of a page with other names of what they name."""


def search_files(entries: Iterable[Entry], names: Mapping[str, OtherNames]) -> dict[str, str]:
    """Return the files that the search loads when a reader reaches for it, by name.

    `titles.json` lists pages: an address, a weight and sections, which are an anchor, a title and
    other names. The first section is the page as a whole and has no anchor. `texts.json` lists the
    texts of all sections in the same order. A heading without a text leads nowhere by itself.
    `names` are by address.
    """
    sections = [_Section.of(entry) for entry in entries]
    kept = [one for one in sections if one.text or not one.anchor]
    return {
        "titles.json": _json(list(_pages(kept, names))),
        "texts.json": _json([one.text for one in kept]),
    }


@dataclass(frozen=True)
class _Section:
    page: str
    anchor: str
    title: str
    text: str
    weight: float

    @classmethod
    def of(cls, entry: Entry) -> "_Section":
        page, _, anchor = entry["location"].partition("#")
        title, text = plain_text(entry["title"]), plain_text(entry["text"])
        return cls(page, anchor, title, text, entry.get("boost", 1))


def _pages(sections: Iterable[_Section], names: Mapping[str, OtherNames]) -> Iterator[list[Any]]:
    for page, group in groupby(sections, key=lambda one: one.page):
        contents = list(group)
        others = names.get(page, {})
        titles = [[one.anchor, one.title, others.get(one.title, ())] for one in contents]
        yield [page, contents[0].weight, titles]


def _json(data: list[Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def plain_text(markup: str) -> str:
    """Return what a reader sees of a piece of HTML, on one line."""
    text = _TAG.sub(lambda tag: "" if tag[1] in _WITHIN_WORDS else " ", markup)
    return " ".join(html.unescape(text).split())


def with_own_search(config: str) -> str:
    """Put our own search into the place of the theme's, in the settings that a page hands to it."""
    changed, count = _WORKER.subn(_OWN_WORKER, config)
    if count != 1:
        raise ValueError("the theme's settings name no search worker where they used to")
    return changed

"""A page of the site as a tree of elements that makes sense without a browser.

What waits for a click on the site lies open here, and what only a browser can use is gone.
"""

from typing import Any, Final
from xml.etree import ElementTree as ET

from markdown import Markdown

from generator.export.book.tree import classes, made, parsed, replaced, text_of
from generator.pages import Page
from generator.render import body

DIAGRAM: Final = "mermaid"
"""The class of what holds the Mermaid text of a diagram."""
FORMULA: Final = "arithmatex"
"""The class of what holds a formula in TeX."""
LEADING: Final = "leading"
"""The class of a paragraph that leads to what comes next, and stays with it."""

_EXTENSIONS: Final = (
    "def_list",
    "footnotes",
    "md_in_html",
    "smarty",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.highlight",
    "pymdownx.superfences",
)
_FOR_A_BROWSER: Final = frozenset(
    {
        "casebook-cheat-hint",
        "casebook-estimate",
        "casebook-live",
        "casebook-on-screen",
        "footnote-backref",
    }
)
"""The classes of what says or does nothing on paper."""
_OPENED: Final = {"details": "div", "summary": "p", "data": "span"}
"""What stands for elements that a browser would fold or read."""


def manuscript(page: Page) -> ET.Element:
    """Return the text of a page, its diagrams and formulas still as they were written."""
    html = _engine().convert(body(page))
    return replaced(parsed(html), _on_paper)


def _engine() -> Markdown:
    fence = {"name": DIAGRAM, "class": DIAGRAM, "format": _fence}
    return Markdown(
        extensions=list(_EXTENSIONS),
        extension_configs={
            "pymdownx.arithmatex": {"generic": True},
            "pymdownx.highlight": {"use_pygments": False},
            "pymdownx.superfences": {"custom_fences": [fence]},
            "smarty": {"smart_dashes": False, "smart_ellipses": False},
            "tables": {"use_align_attribute": True},
        },
    )


def _fence(source: str, *_: Any, **__: Any) -> str:  # noqa: ANN401 - superfences calls it
    return ET.tostring(made("pre", {"class": DIAGRAM}, source), encoding="unicode")


def _on_paper(element: ET.Element) -> ET.Element | None:
    """An element as paper shows it, or nothing."""
    names = classes(element)
    if "hidden" in element.attrib or names & _FOR_A_BROWSER:
        return None
    if "casebook-beside" in names:
        return _in_parentheses(element)
    if "data-stop" in element.attrib:
        return made("span", {"class": "casebook-box"})
    if element.tag == "p" and text_of(element).endswith(":"):
        element.set("class", LEADING)
    if element.tag in _OPENED:
        element.set("class", " ".join(("casebook-opened", element.tag, *sorted(names))))
        element.tag = _OPENED[element.tag]
    element.attrib = {
        name: value
        for name, value in element.items()
        if not name.startswith("data-") and name not in {"markdown", "value"}
    }
    return element


def _in_parentheses(element: ET.Element) -> ET.Element:
    """A time that does not count; the style sheet of the site puts these parentheses."""
    return made("span", None, f"({''.join(element.itertext())})")

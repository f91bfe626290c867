"""Whether a piece of a page can do nothing but be read, by a list of its own.

It shares no list with the generator: a hole in one is not a hole in the other.
"""

import re
from html.parser import HTMLParser
from typing import Final

# fmt: off
_HTML: Final = frozenset({
    "a", "blockquote", "br", "code", "data", "dd", "details", "div", "dl", "dt", "em", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "kbd",
    "li", "ol", "p", "pre", "small", "span",
    "strong", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
})
_CONTROLS: Final = frozenset({"button", "fieldset", "input", "label", "legend", "output"})
_SVG: Final = frozenset({
    "circle", "ellipse", "g", "line", "marker", "path", "polygon", "polyline", "rect", "svg",
    "text", "tspan",
})
_MATHML: Final = frozenset({
    "math", "menclose", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot", "mrow",
    "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr",
    "munder", "munderover",
})
# fmt: on
_VOID: Final = frozenset({"br", "hr", "input"})
_KINDS: Final = {"button": {"button"}, "input": {"checkbox", "search"}}
"""Controls that do nothing by themselves; there is no form that they could send."""
_SOURCES: Final = re.compile(r"https://[\w.-]+(:\d+)?([/?#][^\s\"<>`\\()]*)?")
_WITHIN: Final = re.compile(r"(?!//)[\w./-]*([?#][^\s\"<>`\\]*)?")
_STYLE: Final = re.compile(r"(?:min-width:\d+px|fill:[#\w]+|text-align:\s*\w+);?")
_POINTER: Final = re.compile(r"url\(#[\w-]+\)")


def faults(html: str) -> list[str]:
    """Return what could run, load or lead away, or is not closed, in the content of a page."""
    reader = _read(html)
    return [*reader.dangers, *reader.breaks, *(f"<{tag}> is not closed" for tag in reader.open)]


def dangers(html: str) -> list[str]:
    """Return what could run, load or lead away; a wrong order only looks bad."""
    return _read(html).dangers


def _read(html: str) -> "_Reader":
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.dangers: list[str] = []
        self.breaks: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _HTML | _CONTROLS | _SVG | _MATHML or not _sends_nothing(tag, dict(attrs)):
            self.dangers.append(f"<{tag}>")
        self.dangers += [f'<{tag} {name}="{value}">' for name, value in attrs if _bad(name, value)]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.breaks.append(f"</{tag}> closes {self.open[-1:]}")

    def handle_data(self, data: str) -> None:
        self.dangers += re.findall(r"<[A-Za-z/!?].{0,40}", data)

    def handle_comment(self, data: str) -> None:
        self.dangers.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.dangers.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.dangers.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.dangers.append(f"<?{data}>")


def _sends_nothing(tag: str, attributes: dict[str, str | None]) -> bool:
    return tag not in _KINDS or attributes.get("type") in _KINDS[tag]


def _bad(name: str, value: str | None) -> bool:
    """Say whether an attribute could do more than describe."""
    value = value or ""
    if name == "href":
        return not (_SOURCES.fullmatch(value) or _WITHIN.fullmatch(value))
    if name == "style":
        return not all(map(_STYLE.fullmatch, filter(None, value.split(";"))))
    if "url(" in value and not (_POINTER.fullmatch(value) and name.startswith("marker-")):
        return True
    return name.startswith("on") or name in {"src", "srcdoc", "action", "formaction", "xlink:href"}

"""Pages as the file system shows them: links to files, ordinary scripts, and a policy to match."""

import json
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_SCRIPT_TAG: Final = re.compile(
    r"<script\b(?=[^>]*\btype=\"module\")[^>]*\bsrc=\"([^\"]+)\"[^>]*></script>\s*"
)
_FIRST_SCRIPT: Final = re.compile(r"<script\b[^>]*\bsrc=\"[^\"]*assets/javascripts/bundle\.")
_SETTINGS: Final = re.compile(r"<script\b[^>]*\bid=\"__config\"[^>]*>(.*?)</script>", re.DOTALL)
_LINK: Final = re.compile(r"(<a\b[^>]*?\bhref=\")([^\"]*)(\")")
_POLICY: Final = re.compile(
    r"<meta\b(?=[^>]*\bhttp-equiv=\"Content-Security-Policy\")[^>]*\bcontent=\"([^\"]*)\"[^>]*>"
)
_ELSEWHERE: Final = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Entries:
    """The scripts with which the pages of a site begin."""

    modules: tuple[str, ...]
    workers: tuple[str, ...]
    """What the theme starts as the worker of its search."""


def entries(pages: Iterable[tuple[str, str]]) -> Entries:
    """Return what pages, given by address, start."""
    modules: dict[str, None] = {}
    workers: dict[str, None] = {}
    for address, text in pages:
        folder = posixpath.dirname(address)
        for source in _SCRIPT_TAG.findall(text):
            modules[_resolved(folder, source)] = None
        if (settings := _SETTINGS.search(text)) and "search" in (data := json.loads(settings[1])):
            workers[_resolved(folder, data["search"])] = None
    return Entries(tuple(modules), tuple(workers))


@dataclass(frozen=True)
class Rewriter:
    """Rewrites the pages of a site."""

    files: frozenset[str]
    """The addresses of all files of the site."""
    script: str
    """The address of the script that stands in for modules, workers and fetching."""

    def rewritten(self, address: str, text: str) -> str:
        """Return the text of a page for the file system."""
        folder = posixpath.dirname(address)
        way = posixpath.relpath(self.script, folder or ".")
        text = _SCRIPT_TAG.sub("", text)
        text = _FIRST_SCRIPT.sub(
            lambda tag: f'<script src="{way}"></script>\n{tag[0]}', text, count=1
        )
        text = _POLICY.sub(lambda meta: meta[0].replace(meta[1], _policy(meta[1])), text)
        return _LINK.sub(lambda link: f"{link[1]}{self._linked(folder, link[2])}{link[3]}", text)

    def _linked(self, folder: str, target: str) -> str:
        """Return the target of a link with the name of a file in place of that of a folder."""
        if _ELSEWHERE.match(target):
            return target
        path, rest = re.fullmatch(r"([^?#]*)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr]
        found = _resolved(folder, path) if path else ""
        for file in (f"{found}/index.html".lstrip("/"), f"{found}.html"):
            if path and found not in self.files and file in self.files:
                return posixpath.relpath(file, folder or ".") + rest
        return target


def _resolved(folder: str, target: str) -> str:
    """Return the address of what a page in a folder links to; the root is empty."""
    address = posixpath.normpath(posixpath.join(folder, target))
    return "" if address == "." else address


def _policy(policy: str) -> str:
    """Return a policy by which a page may load files and nothing else.

    To the file system, every file is a site of its own: none of them is the page's `'self'`.
    """
    return re.sub(r"(connect-src|form-action|worker-src) [^;]*", r"\1 'none'", policy).replace(
        "'self'", "file:"
    )

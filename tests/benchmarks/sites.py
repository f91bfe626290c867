"""The same pages with their diagrams drawn in different ways."""

import gzip
import html
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.svg import SETTINGS
from tests.project import ROOT

_GZIP_LEVEL: Final = 6
_FIGURE: Final = re.compile(
    r'(?P<before><div class="casebook-diagram">)(?P<picture>.*?)(?P<after></div><figcaption>)',
    re.DOTALL,
)
_SOURCE: Final = re.compile(r'<pre class="casebook-source" hidden[^>]*>(.*?)</pre>', re.DOTALL)
_LOADER: Final = re.compile(
    r'<script src="(?P<home>[^"]*)diagrams\.mjs"[^>]*></script>'
    r'|<script type="module">import mermaid from "[^"]*diagrams\.mjs".*?</script>',
    re.DOTALL,
)
_SINGLE_FILE: Final = "mermaid.min.js"
_START: Final = f"mermaid.initialize({json.dumps(SETTINGS)})"
DRAWING_SCRIPTS: Final = ("/javascripts/mermaid", "/javascripts/diagrams.mjs")
"""What the addresses of the scripts contain that only a browser that draws has to load."""


@dataclass(frozen=True)
class Way:
    """A way to get diagrams into the pages, and the site that results."""

    name: str
    files: Mapping[str, bytes]
    """What stands at each address below the site's home."""
    picture: str = ".casebook-diagram > svg, .casebook-diagram > .mermaid > svg"
    """What there is once for every figure when all have been drawn, as a CSS selector."""

    def page(self, address: str) -> str:
        """The HTML of a page."""
        return self.files[f"{address}index.html"].decode()

    def bytes_of_pictures(self, address: str) -> int:
        """By how much a page, compressed, would be smaller without what diagrams are drawn from."""
        page = self.page(address)
        return compressed_size(page) - compressed_size(without_pictures(page))


def build(project: Path, target: Path, diagrams: str = "") -> float:
    """Build a project in a process of its own; the value is how many seconds that took."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CASEBOOK_DIAGRAMS": diagrams}
    command = [sys.executable, "-m", "generator", "build", "--site-dir", str(target)]
    start = time.perf_counter()
    subprocess.run(command, cwd=project, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def ways(drawn: Path, left: Path, single_file: Path | None) -> tuple[Way, ...]:
    """All ways to be compared, from a site that has its diagrams and one that leaves them.

    `single_file` is Mermaid as one script, as `dist/mermaid.min.js` in its npm package.
    """
    built, client = files_of(drawn), files_of(left)
    script = {f"assets/javascripts/{_SINGLE_FILE}": single_file.read_bytes()} if single_file else {}
    one_file = Way("browser, one file", {**_rewritten(client, _with_single_file), **script})
    return (
        Way("build", built),
        Way("browser, modules", _rewritten(client, _with_modules)),
        *([one_file] if single_file else []),
        Way("browser, our loader", client),
        Way("no diagrams", _rewritten(built, without_pictures), ".casebook-figure"),
    )


def sources(page: str) -> list[str]:
    """The Mermaid texts of a page."""
    return [html.unescape(source) for source in _SOURCE.findall(page)]


def pictures(page: str) -> list[str]:
    """What stands in the figures of a page in place of a diagram."""
    return [figure["picture"] for figure in _FIGURE.finditer(page)]


def without_pictures(page: str) -> str:
    """The page with empty figures."""
    return _FIGURE.sub(r"\g<before>\g<after>", page)


def compressed_size(text: str) -> int:
    """How many bytes a server sends for a text."""
    return len(compressed(text.encode()))


def compressed(body: bytes) -> bytes:
    """What a server sends, at the level that is usual for one that compresses on the fly."""
    return gzip.compress(body, _GZIP_LEVEL, mtime=0)


def files_of(site: Path) -> dict[str, bytes]:
    """Return the files of a built site by their addresses."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def _rewritten(files: Mapping[str, bytes], change: Callable[[str], str]) -> dict[str, bytes]:
    return {
        address: change(body.decode()).encode() if address.endswith(".html") else body
        for address, body in files.items()
    }


def _with_modules(page: str) -> str:
    """What mkdocs-mermaid2-plugin writes for an ES module, which is how it loads Mermaid itself."""
    return _with_script(
        page,
        lambda home: (
            '<script type="module">'
            f'import {{ mermaid }} from "{home}mermaid/index.js"; {_START}</script>'
        ),
    )


def _with_single_file(page: str) -> str:
    """What mkdocs-mermaid2-plugin writes for any other script."""
    return _with_script(
        page,
        lambda home: f'<script src="{home}{_SINGLE_FILE}"></script><script>{_START}</script>',
    )


def _with_script(page: str, script: Callable[[str], str]) -> str:
    """The page with another script in place of our loader."""
    loader = _LOADER.search(page)
    if not loader:
        return page
    return _LOADER.sub("", page).replace("</body>", f"{script(loader['home'])}\n</body>")

"""The content of generated pages as HTML, as a build makes it, without the theme around it."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import markdown
from mkdocs.config import load_config

from generator.markdown.mermaid import fence
from generator.render import MarkdownFile
from generator.svg import Illustrator, Studio
from tests.hostile.harmless import faults
from tests.project import ROOT

_TAG: Final = re.compile(r"<[A-Za-z/!?]")
_EXTENSIONS: Final = logging.getLogger("mkdocs.casebook")


class Press:
    """Makes HTML of generated pages with the extensions of the site."""

    def __init__(self, drawings: Path) -> None:
        config = load_config(str(ROOT / "mkdocs.yml"))
        self._illustrator = Illustrator(Studio(drawings).draw)
        mermaid = {"name": "mermaid", "class": "mermaid", "format": fence(self._illustrator.draw)}
        self._extensions: list[Any] = config["markdown_extensions"]
        self._options: dict[str, Any] = {
            **config["mdx_configs"],
            "pymdownx.superfences": {"custom_fences": [mermaid]},
        }

    def html(self, file: MarkdownFile) -> str:
        """Return the content of a page."""
        page = markdown.Markdown(extensions=self._extensions, extension_configs=self._options)
        return page.convert(file.text.split("---\n", 2)[2])

    def faults(self, file: MarkdownFile) -> list[str]:
        """Return what is wrong with a page: what it could do, and of what a build would warn."""
        self._illustrator.left.clear()
        with _warnings() as warned:
            found = faults(self.html(file))
        refused = [f"not drawn: {left.title}: {left.reason}" for left in self._illustrator.left]
        title = [f"title: {file.page.title}"] if _TAG.search(file.page.title) else []
        return [f"{file.page.address}: {one}" for one in (*found, *warned, *refused, *title)]


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what the extensions warn of; a strict build fails because of it."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    _EXTENSIONS.addHandler(handler)
    try:
        yield said
    finally:
        _EXTENSIONS.removeHandler(handler)

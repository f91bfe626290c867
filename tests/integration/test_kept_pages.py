"""A preview that keeps unchanged pages, held against one that makes all of them anew."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from tests.project import digests

SPAM_FILTER = Path("data/cases/spam-filter.yaml")


def replaced(file: Path, old: str, new: str) -> Callable[[Path], None]:
    """Return an edit that replaces a text, which must be there, wherever it stands in a file."""

    def edit(project: Path) -> None:
        text = (project / file).read_text(encoding="utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def deleted(file: Path) -> Callable[[Path], None]:
    """Return an edit that deletes a file."""
    return lambda project: (project / file).unlink()


def written(file: Path, text: str) -> Callable[[Path], None]:
    """Return an edit that writes a file."""

    def edit(project: Path) -> None:
        (project / file).write_text(text, encoding="utf-8")

    return edit


EDITS = {
    "nothing": lambda _: None,
    "text": replaced(SPAM_FILTER, "Ship if reports fall", "Ship if complaints fall"),
    "title": replaced(SPAM_FILTER, "title: Spam filter", "title: Ham filter"),
    "broken": replaced(SPAM_FILTER, "role: chosen", "role: choosen"),
    "advice": replaced(SPAM_FILTER, "target: 0.95", "target: 0.96"),
    "word": replaced(
        Path("data/vocabulary/metrics.yaml"), "A false positive costs", "A false alarm costs"
    ),
    "method": replaced(Path("data/framework.yaml"), "minutes: 6", "minutes: 7"),
    "deleted case": deleted(Path("data/cases/haiku-writer.yaml")),
    "page by hand": replaced(Path("docs/how-to-use.md"), "# ", "# Well, "),
    "new page": written(Path("docs/extra.md"), "---\ntags: [text]\n---\n\n# Extra\n"),
    "settings": replaced(Path("mkdocs.yml"), "site_name: ML", "site_name: The ML"),
}


@pytest.fixture(autouse=True)
def steady(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fix the date, and keep what MkDocs says to itself."""
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1767225600")
    log = logging.getLogger("mkdocs")
    level = log.level
    log.setLevel(logging.CRITICAL)
    yield
    log.setLevel(level)


def preview(project: Path, site: Path, *, forget: bool) -> None:
    """Build a preview as `mkdocs serve` does, which keeps its plugins for as long as it runs."""
    if forget:
        option: Any = MkDocsConfig.plugins
        option.plugin_cache.clear()
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=False)
    if forget:
        config.plugins.on_startup(command="serve", dirty=False)
    build.build(config, serve_url="http://127.0.0.1:8000/casebook/")


@pytest.mark.usefixtures("merman")
@pytest.mark.parametrize("name", EDITS)
def test_kept_pages_are_what_would_be_made(project: Path, tmp_path: Path, name: str) -> None:
    """After an edit, and after the edit is undone, every file is as if nothing had been kept.

    Only a case that is broken differs: a preview that was there before shows how it last was.
    """
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    preview(project, site, forget=True)
    before = digests(site)
    texts = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    EDITS[name](project)
    preview(project, site, forget=False)
    edited = digests(site)
    for file in [file for file in project.rglob("*") if file.is_file() and file not in texts]:
        file.unlink()
    for file, text in texts.items():
        file.write_bytes(text)
    preview(project, site, forget=False)
    assert digests(site) == before
    if name != "broken":
        EDITS[name](project)
        preview(project, fresh, forget=True)
        assert edited == digests(fresh)

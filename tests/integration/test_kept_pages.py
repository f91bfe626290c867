"""Builds and previews that keep unchanged pages, held against ones that make all of them anew."""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.plugin import CasebookPlugin
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
    """Fix the date, and let MkDocs warn."""
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1767225600")
    log = logging.getLogger("mkdocs")
    level = log.level
    log.setLevel(logging.WARNING)
    yield
    log.setLevel(level)


def preview(project: Path, site: Path, *, forget: bool) -> MkDocsConfig:
    """Build a preview as `mkdocs serve` does, which keeps its plugins for as long as it runs."""
    if forget:
        option: Any = MkDocsConfig.plugins
        option.plugin_cache.clear()
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=False)
    if forget:
        config.plugins.on_startup(command="serve", dirty=False)
    build.build(config, serve_url="http://127.0.0.1:8000/casebook/")
    return config


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


@pytest.mark.usefixtures("merman")
@pytest.mark.parametrize("name", EDITS)
def test_a_saved_case_is_shown_first(project: Path, tmp_path: Path, name: str) -> None:
    """Its page alone is made at once, as a build makes it; for anything else a build is awaited."""
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    plugin = preview(project, site, forget=True).plugins["casebook"]
    assert isinstance(plugin, CasebookPlugin)
    before = digests(site)
    assert not plugin.show_first(site)
    EDITS[name](project)
    is_shown = plugin.show_first(site)
    assert is_shown == (name in {"text", "title", "advice"})
    shown = digests(site)
    changed = {file for file in shown if shown[file] != before[file]}
    assert changed == ({"cases/spam-filter/index.html"} if is_shown else set())
    preview(project, site, forget=False)
    after = digests(site)
    if name != "title":
        assert all(after[file] == shown[file] for file in changed)
    if name != "broken":
        preview(project, fresh, forget=True)
        assert after == digests(fresh)


HOME = Path("overrides/main.html")

EDITS_OF_BUILDS = {
    **{name: edit for name, edit in EDITS.items() if name != "broken"},
    "override": replaced(HOME, "{% extends", "{# changed #}{% extends"),
    "style sheet": written(Path("overrides/assets/stylesheets/base.css"), "/* nothing */"),
    "renamed group": replaced(Path("data/vocabulary/groups.yaml"), "name: ", "name: My "),
    "source": replaced(Path("data/sources.yaml"), 'venue: "', 'venue: "The '),
}


def built(project: Path, site: Path, *, strict: bool = False) -> dict[str, str]:
    """Build as another process would, and return the digests of every file."""
    option: Any = MkDocsConfig.plugins
    option.plugin_cache.clear()
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    build.build(config)
    return digests(site)


@pytest.mark.usefixtures("merman")
@pytest.mark.parametrize("name", EDITS_OF_BUILDS)
def test_a_build_from_the_cache_is_what_a_new_one_is(
    project: Path, tmp_path: Path, name: str
) -> None:
    """After any kind of edit, a build that finds a cache writes the bytes of one that has none."""
    built(project, tmp_path / "before")
    EDITS_OF_BUILDS[name](project)
    warm = built(project, tmp_path / "warm")
    shutil.rmtree(project / ".cache")
    assert warm == built(project, tmp_path / "cold")


@pytest.mark.usefixtures("merman")
def test_another_package_makes_everything_anew(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept with other packages is not looked at, since any of them could matter."""
    first = built(project, tmp_path / "first")
    pages = project / ".cache/casebook/pages"
    count = len(list(pages.iterdir()))
    built(project, tmp_path / "again")
    assert len(list(pages.iterdir())) == count
    monkeypatch.setattr("generator.kept.origin.programs", lambda: "others")
    assert built(project, tmp_path / "second") == first
    assert len(list(pages.iterdir())) == 2 * count


@pytest.mark.usefixtures("merman")
@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xff"])
def test_a_damaged_cache_is_not_believed(project: Path, tmp_path: Path, damage: bytes) -> None:
    """Whatever is wrong with what is kept, the site is the same."""
    first = built(project, tmp_path / "first")
    files = sorted(file for file in (project / ".cache").rglob("*") if file.is_file())
    for file in files[::2]:
        file.write_bytes(damage)
    assert built(project, tmp_path / "second") == first


@pytest.mark.usefixtures("merman")
def test_a_warning_comes_again(project: Path, tmp_path: Path) -> None:
    """A page that has a warning is converted again, so that a strict build keeps failing."""
    page = project / "docs" / "how-to-use.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Gone](gone.md)\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(Abort):
            built(project, tmp_path / "site", strict=True)


@pytest.mark.usefixtures("merman")
def test_a_link_to_an_anchor_that_is_gone_is_noticed(project: Path, tmp_path: Path) -> None:
    """A page that is kept is still held against what it links to."""
    page = project / "docs" / "how-to-use.md"
    target = project / "docs" / "contributing" / "style.md"
    text = target.read_text(encoding="utf-8")
    target.write_text(f"{text}\n## Here\n", encoding="utf-8")
    link = "\n[There](contributing/style.md#here)\n"
    page.write_text(page.read_text(encoding="utf-8") + link, encoding="utf-8")
    built(project, tmp_path / "site", strict=True)
    target.write_text(text, encoding="utf-8")
    with pytest.raises(Abort):
        built(project, tmp_path / "site", strict=True)

"""The MkDocs adapter: generated pages as virtual files, and navigation made from the data."""

import html
import json
import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from generator.browser_scripts import mermaid_modules
from generator.markdown.mermaid import fence
from generator.model.guide import Guide
from generator.pages import Page, SiteMap
from generator.problems import Problem, Severity, errors
from generator.render import MarkdownFile
from generator.report import one_line
from generator.site import Site, Survey, survey, write
from generator.svg import FOREIGN, SETTINGS, STYLED, Illustrator, Studio

T = TypeVar("T")

_log: Final = logging.getLogger("mkdocs.plugins.casebook")
# What MkDocs does not count, so that a strict build succeeds: the page works, only slower.
_lenient_log: Final = logging.getLogger("casebook")
_DRAWN_BY: Final = "CASEBOOK_DIAGRAMS"
_CACHE: Final = Path(".cache/casebook/diagrams")
_LOADER: Final = "assets/javascripts/diagrams.mjs"
_MERMAID_HOME: Final = "assets/javascripts/mermaid"
_STYLE_SHEET: Final = re.compile(r'<link rel="stylesheet" href="([^"]*)">')


class CasebookConfig(base.Config):
    """The options of the plugin in `mkdocs.yml`."""

    data_dir = options.Dir(default="data", exists=True)
    """The folder of the guide's data, relative to `mkdocs.yml`."""


@dataclass(frozen=True)
class TemplateContext:
    """What the theme's templates know of the guide, as the global `casebook`."""

    map: SiteMap
    problems: tuple[Problem, ...]


class CasebookPlugin(BasePlugin[CasebookConfig]):
    """Adds the generated pages to the site and arranges the navigation."""

    def __init__(self) -> None:
        self.serving = False
        self.last_good: Guide | None = None
        self.context: TemplateContext | None = None
        self.illustrator = Illustrator(None)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview. Having this hook keeps the plugin over rebuilds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let the preview rebuild when the data changes, and draw the diagrams of all pages."""
        config.watch.append(self.config.data_dir)
        self.illustrator = _illustrator(config)
        fences = config.mdx_configs.setdefault("pymdownx.superfences", {})
        mermaid = {"name": "mermaid", "class": "mermaid", "format": fence(self.illustrator.draw)}
        fences["custom_fences"] = [*fences.get("custom_fences", ()), mermaid]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page, before MkDocs reads the navigation."""
        found = survey(Path(self.config.data_dir), _root(config))
        site = write(self._guide(found))
        self.context = TemplateContext(site.map, errors(found.problems))
        for file in _pages(site, config):
            files.append(file)
        config.nav = _navigation(config.nav or [], site.map)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme's templates show the cases, and the problems of a preview.

        By now every page's Markdown is converted, so it is known whether a browser has to draw.
        """
        env.globals["casebook"] = self.context
        for warning in self.illustrator.warnings():
            _lenient_log.warning(warning)
        if self.illustrator.left:
            _add_loader(files, config)
        elif loader := files.get_file_from_path(_LOADER):
            files.remove(loader)
        return env

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Escape the description, which the theme puts into an attribute as it stands."""
        self.illustrator.page = page.file.src_uri
        if description := page.meta.get("description"):
            page.meta["description"] = html.escape(str(description))
        return markdown

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Link style sheets on every page as mkdocs-mermaid2-plugin does where it finds diagrams.

        It sorts attributes. Instant navigation takes a link that is written differently for another
        style sheet: it loads all of them anew, and the page has none when it scrolls to a section.
        """
        return _STYLE_SHEET.sub(r'<link href="\1" rel="stylesheet">', output)

    def _guide(self, found: Survey) -> Guide:
        """Return what can be shown: everything, or in a preview whatever is sound."""
        for problem in found.problems:
            level = logging.ERROR if problem.severity is Severity.ERROR else logging.INFO
            _log.log(level, "%s: %s %s", problem.where, problem.code, one_line(problem))
        wrong = errors(found.problems)
        guide = found.sound
        if wrong:
            guide = patched(found, self.last_good) if self.serving else None
        if guide is None:
            count = f"{len(wrong)} problem{'s' if len(wrong) != 1 else ''}"
            raise PluginError(f"{count} in the data; `casebook check` shows them at length")
        self.last_good = guide
        return guide


def patched(found: Survey, last_good: Guide | None) -> Guide | None:
    """Fill the gaps that broken cases leave with their last good versions.

    These may use words and works that have been renamed or deleted since, so the guide keeps what
    it no longer finds. A case whose file is gone is gone.
    """
    guide = found.sound or last_good
    if guide is None or last_good is None:
        return guide
    cases = {slug: case for slug, case in last_good.cases.items() if slug in found.slugs}
    words = {
        name: _with_lost(getattr(guide.vocabulary, name), getattr(last_good.vocabulary, name))
        for name in type(guide.vocabulary).model_fields
    }
    return guide.model_copy(
        update={
            "cases": dict(sorted({**cases, **(found.sound.cases if found.sound else {})}.items())),
            "vocabulary": guide.vocabulary.model_copy(update=words),
            "sources": _with_lost(guide.sources, last_good.sources),
        }
    )


def _with_lost(now: dict[str, T], before: dict[str, T]) -> dict[str, T]:
    """Add the entries that were there before to those of now, whose order and meaning hold."""
    return {**now, **before, **now}


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _pages(site: Site, config: MkDocsConfig) -> Iterator[File]:
    for written in site.files:
        yield _page(written, config)


def _page(written: MarkdownFile, config: MkDocsConfig) -> File:
    file = File.generated(config, written.page.address, content=written.text)
    # The pencil opens the data: `edit_uri` is relative to the docs folder of the repository.
    data_file = written.page.data_file
    file.edit_uri = f"../data/{data_file}" if data_file else None
    return file


def _illustrator(config: MkDocsConfig) -> Illustrator:
    match os.environ.get(_DRAWN_BY, ""):
        case "client":
            return Illustrator(None)
        case "":
            return Illustrator(Studio(_root(config) / _CACHE).draw)
        case other:
            raise PluginError(f"{_DRAWN_BY}={other}: leave it unset, or set it to `client`")


def _add_loader(files: Files, config: MkDocsConfig) -> None:
    """Put Mermaid on every page: instant navigation runs no script of the page it brings."""
    try:
        scripts = tuple(mermaid_modules())
    except FileNotFoundError as error:
        raise PluginError(str(error)) from error
    for script in scripts:
        address = f"{_MERMAID_HOME}/{script.name}"
        files.append(File.generated(config, address, abs_src_path=str(script)))
    shared = {"settings": SETTINGS, "styled": sorted(STYLED), "foreign": FOREIGN}
    module = "".join(
        f"export const {name} = {json.dumps(value)}\n" for name, value in shared.items()
    )
    files.append(File.generated(config, f"{_MERMAID_HOME}/shared.mjs", content=module))
    loader = options.ExtraScriptValue(_LOADER)
    loader.type = "module"
    config.extra_javascript.append(loader)


def _navigation(written: list[Any], pages: SiteMap) -> list[Any]:
    """Replace the placeholders of `mkdocs.yml`, such as `:cases:`, by generated pages."""
    generated: dict[str, list[Any]] = {
        ":method:": [_entry(page) for page in pages.method],
        ":cases:": [
            _entry(pages.catalog),
            *({group.title: [_entry(page) for page in group.pages]} for group in pages.groups),
        ],
    }
    return [_expanded(entry, generated) for entry in written]


def _expanded(entry: Any, generated: dict[str, list[Any]]) -> Any:
    if isinstance(entry, dict):
        return {
            title: generated.get(target, target) if isinstance(target, str) else target
            for title, target in entry.items()
        }
    return entry


def _entry(page: Page) -> dict[str, str]:
    return {page.title: page.address}

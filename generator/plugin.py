"""The MkDocs adapter: generated pages as virtual files, and navigation made from the data."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from generator.browser_scripts import mermaid_modules
from generator.model.guide import Guide
from generator.pages import Page, SiteMap
from generator.problems import Problem, Severity, errors
from generator.render import MarkdownFile
from generator.site import Site, Survey, survey, write

_log: Final = logging.getLogger("mkdocs.plugins.casebook")
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

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview. Having this hook keeps the plugin over rebuilds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let the preview rebuild when the data changes."""
        config.watch.append(self.config.data_dir)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page, before MkDocs reads the navigation."""
        found = survey(Path(self.config.data_dir), _root(config))
        site = write(self._guide(found))
        self.context = TemplateContext(site.map, errors(found.problems))
        for file in (*_pages(site, config), *_scripts(config)):
            files.append(file)
        config.nav = _navigation(config.nav or [], site.map)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme's templates show the cases, and the problems of a preview."""
        env.globals["casebook"] = self.context
        return env

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
            _log.log(level, "%s", _one_line(problem))
        wrong = errors(found.problems)
        if not wrong and found.sound:
            self.last_good = found.sound
            return found.sound
        if not self.serving or not (found.sound or self.last_good):
            message = f"{len(wrong)} problems in the data; `casebook check` shows them at length"
            raise PluginError(message)
        return _patched(found.sound, self.last_good)


def _patched(sound: Guide | None, last_good: Guide | None) -> Guide:
    """Fill the gaps that broken cases leave with their last good versions."""
    guide = sound or last_good
    if guide is None:
        message = "neither a sound nor a last good guide"
        raise ValueError(message)
    older = last_good.cases if last_good else {}
    return guide.model_copy(update={"cases": dict(sorted({**older, **guide.cases}.items()))})


def _one_line(problem: Problem) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    inside = f" {problem.inside}:" if problem.inside else ""
    return f"{problem.where}: {problem.code}{inside} {problem.message}{hint}"


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


def _scripts(config: MkDocsConfig) -> Iterator[File]:
    for script in mermaid_modules():
        address = f"{_MERMAID_HOME}/{script.name}"
        yield File.generated(config, address, abs_src_path=str(script))


def _navigation(written: list[Any], pages: SiteMap) -> list[Any]:
    """Replace the placeholders `:method:` and `:cases:` of `mkdocs.yml` by generated pages."""
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

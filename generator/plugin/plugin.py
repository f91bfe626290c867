"""The events of MkDocs, each with what it is used for."""

import html
import logging
import os
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.api import Imprint
from generator.export import ExportFailed, offers
from generator.garbage import collect_seldom
from generator.kept import KeptPages, KeptTemplates, Warnings, convert, frame, origin_of
from generator.markdown.mermaid import fence
from generator.model.guide import Guide
from generator.pages import SiteMap
from generator.pages.case_view import CaseView
from generator.pages.downloads import Offer, downloads_page
from generator.plugin.config import CasebookConfig
from generator.plugin.files import (
    add_loader,
    data_files,
    definition_files,
    download_files,
    join_style_sheets,
    leave_out_loader,
    page_file,
    text_files,
)
from generator.plugin.navigation import navigation
from generator.plugin.server import Preview, look_often
from generator.plugin.shortcut import Stage, only_change, page_of
from generator.policy import MARK, guarded
from generator.preview import Shown, patched, shown
from generator.problems import Severity, errors
from generator.render import render
from generator.report import TO_FILL_IN, lines_of, one_line
from generator.search import OtherNames, search_files, with_own_search
from generator.service_worker import ADDRESS, files_to_keep, service_worker
from generator.shelf import CACHE, Shelf
from generator.site import Site, Survey, Surveyor
from generator.svg import Illustrator, Studio
from generator.vault import Vault
from generator.workers import ahead

_log: Final = logging.getLogger("mkdocs.plugins.casebook")
# What MkDocs does not count, so that a strict build succeeds: the page works, only slower.
_lenient_log: Final = logging.getLogger("casebook")
_DRAWN_BY: Final = "CASEBOOK_DIAGRAMS"
_LAST: Final = -100
"""After every other plugin, whatever its place in `mkdocs.yml`."""
_OVERVIEWS: Final = {"index.md", "cases/index.md"}
"""The pages that show all problems of a preview."""
_KEEPER: Final = "assets/javascripts/offline.mjs"
"""What has a browser keep pages, which would be in an author's way."""
_SEARCH: Final = "material/search"
_BEFORE_SEARCH: Final = 50
"""Before Material's search plugin writes its index."""
_STYLE_SHEET: Final = re.compile(r'<link rel="stylesheet" href="([^"]*)">')


@dataclass(frozen=True)
class TemplateContext:
    """What the theme's templates know of the guide, as the global `casebook`."""

    map: SiteMap
    policy_mark: str
    """Where a page has its policy, if it gets one."""


class CasebookPlugin(BasePlugin[CasebookConfig]):
    """Adds the generated pages to the site and arranges the navigation."""

    def __init__(self) -> None:
        self.serving = False
        self.surveyor: Surveyor | None = None
        self.last_good: Guide | None = None
        self.kept = KeptPages()
        self.warnings = Warnings()
        self.navigation = Navigation([], [])
        self.templates: KeptTemplates | None = None
        self.site: Site | None = None
        self.stage: Stage | None = None
        self.shown: dict[str, Shown] = {}
        self.names: dict[str, OtherNames] = {}
        self.illustrator = Illustrator(None)
        self.inline_styles = False
        """Whether something on the site has a style that no style sheet gave it. It is a matter of
        the whole site: instant navigation goes on under the policy of the page it began on."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview. Having this hook keeps the plugin over rebuilds."""
        self.serving = command == "serve"
        # `mkdocs build` does not go through our command line.
        collect_seldom()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let the preview rebuild when the data changes, and draw the diagrams of all pages."""
        config.watch.append(self.config.data_dir)
        self.stage = None
        if self.serving:
            config.extra_javascript[:] = [
                one for one in config.extra_javascript if str(one) != _KEEPER
            ]
        self.illustrator = _illustrator(config)
        self.kept.begin(self._shelf(config), _origin(config, serving=self.serving))
        if self.templates is None:
            self.templates = KeptTemplates(Vault(_root(config) / CACHE / "templates"))
        fences = config.mdx_configs.setdefault("pymdownx.superfences", {})
        mermaid = {"name": "mermaid", "class": "mermaid", "format": fence(self.illustrator.draw)}
        fences["custom_fences"] = [*fences.get("custom_fences", ()), mermaid]
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Look for changes often, and show a saved case before the rest of the site."""

        def rest(folder: Path) -> None:
            fresh = load_config(config.config_file_path, site_dir=str(folder))
            fresh.site_url = config.site_url
            builder(fresh)

        look_often(server)
        server.builder = Preview(server, self.show_first, rest)
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page, before MkDocs reads the navigation."""
        if self.surveyor is None:
            self.surveyor = Surveyor(Path(self.config.data_dir), _root(config))
        found = self.surveyor.survey()
        guide = self._guide(found)
        missing = [slug for slug in found.slugs if slug not in guide.cases]
        self.site = self.surveyor.write(guide, missing if self.serving else ())
        self.names = {}
        for written in self.site.files:
            file = page_file(written, config)
            self.names[file.url] = dict(written.page.other_names)
            files.append(file)
        offered = self._offered(config)
        downloads = downloads_page(offered, config.repo_url or "")
        # An author does not look at the data, and waits for the preview.
        data = {} if self.serving else self._data(self.surveyor, guide, config)
        for file in (
            page_file(render(downloads), config),
            *definition_files(self.site.definitions, config),
            *download_files(offered, self._downloads_dir(config), config),
            *text_files(self.surveyor.practice(guide), config),
            *data_files(data, config),
        ):
            files.append(file)
        join_style_sheets(files, config)
        self.shown = dict(self._shown(found, files, config))
        config.nav = navigation(config.nav or [], self.site.map, downloads)
        return files

    @event_priority(_LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note which pages there are, and convert new ones ahead on every core."""
        self.kept.know(files, nav)
        pages = [
            file.page or MkDocsPage(None, file, config) for file in files.documentation_pages()
        ]
        ahead(partial(convert, config=config, files=files), self.kept.unknown(pages))
        self.navigation = nav
        return nav

    def _show_cases(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme's templates show the cases.

        By now every page's Markdown is converted, so it is known whether a browser has to draw.
        """
        # The server of a preview puts a script with another number into every page that it sends.
        env.globals["casebook"] = TemplateContext(self._site.map, "" if self.serving else MARK)
        env.filters["with_own_search"] = with_own_search
        env.bytecode_cache = self.templates
        for warning in self.illustrator.warnings():
            _lenient_log.warning(warning)
        if self.illustrator.left:
            add_loader(files, config)
        else:
            leave_out_loader(files)
        pages = (file.page for file in files.documentation_pages() if file.page)
        self.inline_styles = bool(self.illustrator.left) or self.kept.are_styled(pages)
        return env

    @event_priority(_LAST)
    def _frame_pages(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Leave out what need not be made anew, once nothing changes a page's content any more."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        if self.illustrator.left:
            self.kept.stop(pages, config)
        plain = [page for page in pages if "template" not in page.meta]
        around = ((page, (self.shown.get(page.file.src_uri), self.inline_styles)) for page in plain)
        self.kept.frame(around, config)
        framed = partial(frame, config=config, files=files, nav=self.navigation, env=env)
        ahead(framed, self.kept.unframed(plain))
        self.stage = Stage(config, files, self.navigation, env)
        return env

    def _date_pages(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Date the page of a case as its author did, and no other.

        MkDocs dates all by the day of the build, so that two builds differ and the site map says
        that everything is new. The header of its compressed copy has the latest of the dates.
        """
        dates = {
            page.address: str(page.view.case.provenance.updated)
            for group in self._site.map.groups
            for page in group.pages
            if isinstance(page.view, CaseView)
        }
        for file in files.documentation_pages() if dates else ():
            if file.page:
                file.page.update_date = dates.get(file.src_uri, "")
        return env

    on_env = CombinedEvent(_show_cases, _date_pages, _frame_pages)

    def _describe(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Escape title and description, which the theme puts into a page as they stand."""
        self.illustrator.page = page.file.src_uri
        if title := page.meta.get("title"):
            page.meta["title"] = html.escape(str(title), quote=False)
        if description := page.meta.get("description"):
            page.meta["description"] = html.escape(str(description))
        return markdown

    @event_priority(_LAST)
    def _keep_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        self.warnings.begin()
        return self.kept.markdown(markdown, page)

    on_page_markdown = CombinedEvent(_describe, _keep_markdown)

    @event_priority(_LAST)
    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the content of an unchanged page into its place."""
        is_sound = not self.warnings.end() and not self.illustrator.left_on(page.file.src_uri)
        return self.kept.content(html, page, config, is_sound=is_sound)

    @event_priority(_LAST)
    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Show a page of a preview its problems."""
        self.kept.index(page, config)
        context["casebook_mend"] = self.shown.get(page.file.src_uri)
        return context

    def _link_style_sheets(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Link style sheets on every page as mkdocs-mermaid2-plugin does where it finds diagrams.

        It sorts attributes. Instant navigation takes a link that is written differently for another
        style sheet: it loads all of them anew, and the page has none when it scrolls to a section.
        """
        return _STYLE_SHEET.sub(r'<link href="\1" rel="stylesheet">', output)

    @event_priority(_LAST)
    def _guard(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        return guarded(output, page.content or "", inline_styles=self.inline_styles)

    @event_priority(_LAST)
    def _keep_output(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        return self.kept.output(output, page)

    on_post_page = CombinedEvent(_link_style_sheets, _guard, _keep_output)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Give the page for what does not exist its policy too."""
        return guarded(output_content, inline_styles=self.inline_styles)

    @event_priority(_BEFORE_SEARCH)
    def _write_search(self, *, config: MkDocsConfig) -> None:
        """Write down what the search looks through, apart from the settings that pages load."""
        search: Any = config.plugins.get(_SEARCH)
        if search:
            entries, search.search_index.entries = search.search_index.entries, []
            folder = Path(config.site_dir) / "search"
            folder.mkdir(exist_ok=True)
            for name, text in search_files(entries, self.names).items():
                (folder / name).write_text(text, encoding="utf-8")

    @event_priority(_LAST)
    def _write_worker(self, *, config: MkDocsConfig) -> None:
        """Write the worker that keeps pages; a preview changes too often for that."""
        if not self.serving:
            site = Path(config.site_dir)
            worker = service_worker(files_to_keep(site))
            (site / ADDRESS).write_text(worker, encoding="utf-8")

    on_post_build = CombinedEvent(_write_search, _write_worker)

    def _downloads_dir(self, config: MkDocsConfig) -> Path | None:
        """Return the folder of downloads; a site may be built before there is one."""
        folder = _root(config) / self.config.downloads
        return folder if self.config.downloads and folder.is_dir() else None

    def _offered(self, config: MkDocsConfig) -> tuple[Offer, ...]:
        try:
            return offers(self._downloads_dir(config))
        except ExportFailed as error:
            raise PluginError(str(error)) from error

    @property
    def _site(self) -> Site:
        if self.site is None:
            raise AssertionError("MkDocs asks for files before it asks for pages")
        return self.site

    def _data(self, surveyor: Surveyor, guide: Guide, config: MkDocsConfig) -> dict[str, str]:
        """Return the guide as data for programs."""
        home = config.site_url or ""
        license_ = config.copyright or ""
        imprint = Imprint(config.site_name, config.site_description or "", home, license_)
        return surveyor.data(guide, imprint) if guide.cases else {}

    def show_first(self, site: Path) -> bool:
        """Make the page of a saved case, if nothing else has changed since the last build."""
        surveyor, before, stage = self.surveyor, self.last_good, self.stage
        if surveyor is None or before is None or stage is None:
            return False
        found = surveyor.glance()
        guide = patched(found, before)
        slug = only_change(before, guide) if guide else None
        page = page_of(slug, self._site.map.pages) if slug else None
        written = surveyor.rewrite(page, guide, self._site) if page and guide else None
        if written is None:
            return False
        self.last_good = guide
        address = written.page.address
        self.shown.pop(address, None)
        self.shown.update(self._shown(found, stage.files, stage.config, {address}))
        around = self.shown.get(address), self.inline_styles
        return stage.make(written, self.kept, around, site)

    def _shown(
        self, found: Survey, files: Files, config: MkDocsConfig, only: Container[str] | None = None
    ) -> Iterator[tuple[str, Shown]]:
        """Yield the address of each page that shows problems in a preview, with what it shows."""
        problems = errors(found.problems)
        data_files = {page.address: page.data_file for page in self._site.map.pages}
        lines = lines_of(_root(config))
        for file in files.documentation_pages() if problems else ():
            address = file.src_uri
            if only is not None and address not in only:
                continue
            everything = address in _OVERVIEWS
            mended = shown(problems, data_files.get(address), lines, everything=everything)
            if mended.problems or mended.to_fill_in:
                yield address, mended

    def _shelf(self, config: MkDocsConfig) -> Shelf | None:
        """Return where pages are kept, unless a browser draws their diagrams."""
        if self.illustrator.draw_svg is None:
            return None
        return Shelf(_root(config) / CACHE / "pages", ".txt")

    def _guide(self, found: Survey) -> Guide:
        """Return what can be shown: everything, or in a preview whatever is sound."""
        if places := [problem for problem in found.problems if problem.code == TO_FILL_IN]:
            _log.info("%s places to fill in; `casebook check` lists them", len(places))
        for problem in found.problems:
            if problem.code == TO_FILL_IN:
                continue
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


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _origin(config: MkDocsConfig, *, serving: bool) -> str:
    """Return the key of all that every page follows from."""
    settings = (Path(config.config_file_path).read_bytes(), config.site_url or "", str(serving))
    custom = config.theme.custom_dir
    return origin_of(settings, [Path(custom)] if custom else [])


def _illustrator(config: MkDocsConfig) -> Illustrator:
    match os.environ.get(_DRAWN_BY, ""):
        case "client":
            return Illustrator(None)
        case "":
            return Illustrator(Studio(_root(config) / CACHE / "diagrams").draw)
        case other:
            raise PluginError(f"{_DRAWN_BY}={other}: leave it unset, or set it to `client`")

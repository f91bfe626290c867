"""The MkDocs adapter: generated pages as virtual files, and navigation made from the data."""

import html
import json
import logging
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from watchdog.observers.polling import PollingObserver

from generator.api import Imprint
from generator.browser_scripts import mermaid_modules
from generator.export import ExportFailed, offers
from generator.kept import KeptPages, KeptTemplates, Store, Warnings, convert, frame, origin_of
from generator.markdown.mermaid import fence
from generator.model.guide import Guide
from generator.pages import Page, SiteMap
from generator.pages.case_view import CaseView
from generator.pages.downloads import Offer, downloads_page
from generator.policy import MARK, guarded
from generator.preview import Shown, patched, shown
from generator.problems import Problem, Severity, errors
from generator.render import MarkdownFile, render
from generator.report import TO_FILL_IN, lines_of, one_line
from generator.search import OtherNames, search_files, with_own_search
from generator.shelf import CACHE, Shelf
from generator.site import Site, Survey, Surveyor
from generator.svg import FOREIGN, SETTINGS, STYLED, Illustrator, Studio
from generator.vault import Vault
from generator.workers import ahead

_log: Final = logging.getLogger("mkdocs.plugins.casebook")
# What MkDocs does not count, so that a strict build succeeds: the page works, only slower.
_lenient_log: Final = logging.getLogger("casebook")
_DRAWN_BY: Final = "CASEBOOK_DIAGRAMS"
_LAST: Final = -100
"""After every other plugin, whatever its place in `mkdocs.yml`."""
_LOOK_EVERY: Final = 0.1
"""In seconds."""
_OVERVIEWS: Final = {"index.md", "cases/index.md"}
"""The pages that show all problems of a preview."""
_BROKEN: Final = "To be mended"
_LOADER: Final = "assets/javascripts/diagrams.mjs"
_MERMAID_HOME: Final = "assets/javascripts/mermaid"
_DATA_HOME: Final = "api"
_DOWNLOADS_HOME: Final = "downloads"
_OUR_STYLE_SHEET: Final = "assets/stylesheets/casebook.css"
_SEARCH: Final = "material/search"
_BEFORE_SEARCH: Final = 50
"""Before Material's search plugin writes its index."""
_STYLE_SHEET: Final = re.compile(r'<link rel="stylesheet" href="([^"]*)">')


class CasebookConfig(base.Config):
    """The options of the plugin in `mkdocs.yml`."""

    data_dir = options.Dir(default="data", exists=True)
    """The folder of the guide's data, relative to `mkdocs.yml`."""
    downloads = options.Type(str, default="")
    """The folder of `casebook export all`, relative to `mkdocs.yml`, if the site is to offer it."""


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
        self.store: Store | None = None
        self.warnings = Warnings()
        self.navigation = Navigation([], [])
        self.templates: KeptTemplates | None = None
        self.site: Site | None = None
        self.shown: dict[str, Shown] = {}
        self.names: dict[str, OtherNames] = {}
        self.illustrator = Illustrator(None)
        self.inline_styles = False
        """Whether something on the site has a style that no style sheet gave it. It is a matter of
        the whole site: instant navigation goes on under the policy of the page it began on."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview. Having this hook keeps the plugin over rebuilds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let the preview rebuild when the data changes, and draw the diagrams of all pages."""
        config.watch.append(self.config.data_dir)
        self.illustrator = _illustrator(config)
        self.kept.begin(self._store(config), _origin(config, serving=self.serving))
        if self.templates is None:
            self.templates = KeptTemplates(Vault(_root(config) / CACHE / "templates"))
        fences = config.mdx_configs.setdefault("pymdownx.superfences", {})
        mermaid = {"name": "mermaid", "class": "mermaid", "format": fence(self.illustrator.draw)}
        fences["custom_fences"] = [*fences.get("custom_fences", ()), mermaid]
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Look for changes ten times a second: an author waits for the page to follow."""
        server.build_delay = _LOOK_EVERY / 2
        server.observer = PollingObserver(timeout=_LOOK_EVERY)
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
            file = _page(written, config)
            self.names[file.url] = dict(written.page.other_names)
            files.append(file)
        for file in _definitions(self.site, config):
            files.append(file)
        offered = self._offered(config)
        downloads = downloads_page(offered, config.repo_url or "")
        files.append(_page(render(downloads), config))
        for file in _downloads(offered, self._downloads_dir(config), config):
            files.append(file)
        for address, text in self.surveyor.practice(guide).items():
            files.append(File.generated(config, address, content=text))
        # An author does not look at them, and waits for the preview.
        for file in () if self.serving else self._data_files(guide, config):
            files.append(file)
        _join_style_sheets(files, config)
        self.shown = dict(_shown(errors(found.problems), files, self.site, config))
        config.nav = _navigation(config.nav or [], self.site.map, downloads)
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
            _add_loader(files, config)
        elif loader := files.get_file_from_path(_LOADER):
            files.remove(loader)
        pages = (file.page for file in files.documentation_pages() if file.page)
        self.inline_styles = bool(self.illustrator.left) or self.kept.are_styled(pages)
        return env

    @event_priority(_LAST)
    def _frame_pages(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Leave out what need not be made anew, once nothing changes a page's content any more."""
        if self.illustrator.left:
            self.kept.stop()
        pages = [file.page for file in files.documentation_pages() if file.page]
        plain = [page for page in pages if "template" not in page.meta]
        around = ((page, (self.shown.get(page.file.src_uri), self.inline_styles)) for page in plain)
        self.kept.frame(around, config)
        framed = partial(frame, config=config, files=files, nav=self.navigation, env=env)
        ahead(framed, self.kept.unframed(plain))
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
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write down what the search looks through, apart from the settings that pages load."""
        search: Any = config.plugins.get(_SEARCH)
        if search:
            entries, search.search_index.entries = search.search_index.entries, []
            folder = Path(config.site_dir) / "search"
            folder.mkdir(exist_ok=True)
            for name, text in search_files(entries, self.names).items():
                (folder / name).write_text(text, encoding="utf-8")

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

    def _data_files(self, guide: Guide, config: MkDocsConfig) -> Iterator[File]:
        """Yield the guide as data for programs."""
        home = config.site_url or ""
        license_ = config.copyright or ""
        imprint = Imprint(config.site_name, config.site_description or "", home, license_)
        data = self.surveyor.data(guide, imprint) if self.surveyor and guide.cases else {}
        for name, text in data.items():
            yield File.generated(config, f"{_DATA_HOME}/{name}", content=text)

    def _store(self, config: MkDocsConfig) -> Store | None:
        """Return where pages are kept; a preview asks the same store again and again."""
        if self.illustrator.draw_svg is None:
            return None
        if self.store is None:
            shelf = Shelf(_root(config) / CACHE / "pages", ".txt")
            self.store = Store(shelf, remembers=self.serving)
        return self.store

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


def _shown(
    problems: Sequence[Problem], files: Files, site: Site, config: MkDocsConfig
) -> Iterator[tuple[str, Shown]]:
    """Yield the address of each page that shows problems in a preview, with what it shows."""
    data_files = {page.address: page.data_file for page in site.map.pages}
    lines = lines_of(_root(config))
    for file in files.documentation_pages() if problems else ():
        address = file.src_uri
        everything = address in _OVERVIEWS
        found = shown(problems, data_files.get(address), lines, everything=everything)
        if found.problems or found.to_fill_in:
            yield address, found


def _definitions(site: Site, config: MkDocsConfig) -> Iterator[File]:
    """Yield for each page of definitions what tooltips show of them, by anchor."""
    for address, defined in groupby(site.definitions, key=lambda one: one.address):
        content = json.dumps({one.anchor: [one.name, one.text] for one in defined})
        yield File.generated(config, f"{address.removesuffix('.md')}.json", content=content)


def _downloads(
    offered: Sequence[Offer], folder: Path | None, config: MkDocsConfig
) -> Iterator[File]:
    """Yield the files that the page of downloads leads to."""
    for file in (offer.file for offer in offered):
        if file and folder:
            address = f"{_DOWNLOADS_HOME}/{file.name}"
            yield File.generated(config, address, abs_src_path=str(folder / file.name))


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
            return Illustrator(Studio(_root(config) / CACHE / "diagrams").draw)
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


def _join_style_sheets(files: Files, config: MkDocsConfig) -> None:
    """Send the style sheets of `mkdocs.yml` as one: on a slow line a reader waits for each."""
    found = [files.get_file_from_path(path) for path in config.extra_css]
    sheets = [sheet for sheet in found if sheet]
    for sheet in sheets:
        files.remove(sheet)
    content = "\n".join(sheet.content_string for sheet in sheets)
    files.append(File.generated(config, _OUR_STYLE_SHEET, content=content))
    elsewhere = [path for path, sheet in zip(config.extra_css, found, strict=True) if not sheet]
    config.extra_css = [_OUR_STYLE_SHEET, *elsewhere]


def _navigation(written: list[Any], pages: SiteMap, downloads: Page) -> list[Any]:
    """Replace the placeholders of `mkdocs.yml`, such as `:cases:`, by generated pages."""
    broken = [{_BROKEN: [_entry(page) for page in pages.broken]}] if pages.broken else []
    generated: dict[str, list[Any]] = {
        ":study:": [_entry(page) for page in (*pages.study, downloads)],
        ":library:": [_entry(page) for page in pages.library],
        ":method:": [_entry(page) for page in pages.method],
        ":cases:": [
            _entry(pages.catalog),
            _entry(pages.matrix),
            _entry(pages.comparison),
            *(
                {html.escape(group.title, quote=False): [_entry(page) for page in group.pages]}
                for group in pages.groups
            ),
            *broken,
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
    # The theme puts titles into a page as they stand.
    return {html.escape(page.title, quote=False): page.address}

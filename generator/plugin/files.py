"""What we add to the files of a site: pages, data, downloads, style sheets, and what draws."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from generator.browser_scripts import mermaid_modules
from generator.pages.definitions import Definition
from generator.pages.downloads import Offer
from generator.render import MarkdownFile
from generator.svg import FOREIGN, SETTINGS, STYLED

_LOADER: Final = "assets/javascripts/diagrams.mjs"
_MERMAID_HOME: Final = "assets/javascripts/mermaid"
_DATA_HOME: Final = "api"
_DOWNLOADS_HOME: Final = "downloads"
_OUR_STYLE_SHEET: Final = "assets/stylesheets/casebook.css"


def page_file(written: MarkdownFile, config: MkDocsConfig) -> File:
    """Return a generated page."""
    file = File.generated(config, written.page.address, content=written.text)
    # The pencil opens the data: `edit_uri` is relative to the docs folder of the repository.
    data_file = written.page.data_file
    file.edit_uri = f"../data/{data_file}" if data_file else None
    return file


def text_files(texts: dict[str, str], config: MkDocsConfig) -> Iterator[File]:
    """Yield what scripts load, by its address."""
    for address, text in texts.items():
        yield File.generated(config, address, content=text)


def data_files(texts: dict[str, str], config: MkDocsConfig) -> Iterator[File]:
    """Yield the guide as data for programs."""
    return text_files({f"{_DATA_HOME}/{name}": text for name, text in texts.items()}, config)


def definition_files(definitions: Sequence[Definition], config: MkDocsConfig) -> Iterator[File]:
    """Yield for each page of definitions what tooltips show of them, by anchor."""
    for address, defined in groupby(definitions, key=lambda one: one.address):
        content = json.dumps({one.anchor: [one.name, one.text] for one in defined})
        yield File.generated(config, f"{address.removesuffix('.md')}.json", content=content)


def download_files(
    offered: Sequence[Offer], folder: Path | None, config: MkDocsConfig
) -> Iterator[File]:
    """Yield the files that the page of downloads leads to."""
    for file in (offer.file for offer in offered):
        if file and folder:
            address = f"{_DOWNLOADS_HOME}/{file.name}"
            yield File.generated(config, address, abs_src_path=str(folder / file.name))


def join_style_sheets(files: Files, config: MkDocsConfig) -> None:
    """Send the style sheets of `mkdocs.yml` as one: on a slow line a reader waits for each."""
    found = [files.get_file_from_path(path) for path in config.extra_css]
    sheets = [sheet for sheet in found if sheet]
    for sheet in sheets:
        files.remove(sheet)
    content = "\n".join(sheet.content_string for sheet in sheets)
    files.append(File.generated(config, _OUR_STYLE_SHEET, content=content))
    elsewhere = [path for path, sheet in zip(config.extra_css, found, strict=True) if not sheet]
    config.extra_css = [_OUR_STYLE_SHEET, *elsewhere]


def add_loader(files: Files, config: MkDocsConfig) -> None:
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


def leave_out_loader(files: Files) -> None:
    """Take what draws in the browser out of a site whose diagrams are all drawn."""
    if loader := files.get_file_from_path(_LOADER):
        files.remove(loader)

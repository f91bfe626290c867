"""`casebook export offline`: the site in a zip, to be opened without a server.

A browser that shows a page from the file system loads no module, starts no worker and fetches
nothing. So the site is built with addresses of files, and changed where it would: modules become
one ordinary script, data becomes scripts, and a stand-in answers for worker and fetch. Links to
other sites stay; nothing is loaded from any.
"""

import tempfile
from pathlib import Path, PurePosixPath
from typing import Final

from generator import engine
from generator.export.archive import write_archive
from generator.export.edition import Edition, ExportFailed
from generator.export.offline.pages import Rewriter, entries
from generator.export.offline.scripts import data_script, offline_script

_ROOT: Final = "casebook"
_SCRIPT: Final = "assets/offline.js"
_LEFT_OUT: Final = (
    "404.html",
    "503.html",
    "offline.js",
    "sitemap.xml",
    "sitemap.xml.gz",
    "tags.json",
)
_LEFT_OUT_FOLDERS: Final = ("api",)
"""What only programs ask a server for."""
_MODULES: Final = (".mjs",)
_INDEX: Final = "search/search_index.json"
"""What the theme looks for under another name, if it is opened from the file system."""


def make(edition: Edition, target: Path) -> None:
    """Build the site and write the zip."""
    edition.report("building the site")
    with tempfile.TemporaryDirectory() as workshop:
        site = Path(workshop) / "site"
        try:
            engine.build(edition.root / "mkdocs.yml", site, offline=True)
        except engine.BuildFailed as error:
            raise ExportFailed(str(error)) from error
        edition.report("packing it")
        members = offline(_files(site))
    write_archive(target, {f"{_ROOT}/{name}": members[name] for name in sorted(members)}, _ROOT)


def _files(site: Path) -> dict[str, bytes]:
    """Read all of a site that a reader needs, by address."""
    return {
        address: file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
        and (address := file.relative_to(site).as_posix()) not in _LEFT_OUT
        and PurePosixPath(address).parts[0] not in _LEFT_OUT_FOLDERS
    }


def offline(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a site that works from the file system, from one that needs a server."""
    texts = {name: content.decode() for name, content in files.items() if name.endswith(".html")}
    modules = {name: files[name].decode() for name in files if name.endswith(_MODULES)}
    rewriter = Rewriter(frozenset(files), _SCRIPT)
    started = entries(texts.items())
    workers = {name: files[name].decode() for name in started.workers}
    made = {
        _SCRIPT: offline_script(modules, workers, started.modules),
        **{name: rewriter.rewritten(name, text) for name, text in texts.items()},
        **dict(
            data_script(name, files[name].decode())
            for name in files
            if name.endswith(".json") and name != _INDEX
        ),
    }
    if _INDEX in files:
        made[_INDEX.removesuffix("on")] = f"var __index = {files[_INDEX].decode()}\n"
    untouched = {
        name: content
        for name, content in files.items()
        if not name.endswith((*_MODULES, ".html", ".json", ".map")) and name not in workers
    }
    return untouched | {name: text.encode() for name, text in made.items()}

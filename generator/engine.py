"""Running MkDocs: a build that is all or nothing, and the preview."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

# Material prints its end-of-life notice on import; docs/contributing/dependencies.md deals with it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.placing import put_in_place, workshop
from generator.shelf import CACHE, sweep

_KEPT_FOR: Final = 30
"""In days."""
_OFFLINE: Final[dict[str, Any]] = {"use_directory_urls": False, "site_url": ""}
_INSTANT: Final = "navigation.instant"
_MARK_OF_A_SITE: Final = "search/search_index.json"


class BuildFailed(Exception):  # noqa: N818 - it reads as what it says
    """There is no site or no preview; if MkDocs refused, it has logged what is wrong."""


def build(config_file: Path, target: Path, *, offline: bool = False) -> None:
    """Build the site strictly and put it in place of `target` when it is complete.

    An offline site is opened without a server: its addresses are those of files.

    Raises:
        BuildFailed: MkDocs refused or warned, or `target` is a folder of something else or cannot
            be written to.
    """
    _log_to_stderr(logging.WARNING)
    try:
        _refuse_strange_folder(target)
        _build(config_file, target, offline=offline)
    except OSError as error:
        elsewhere = error.filename and not Path(error.filename).is_relative_to(target.parent)
        place = error.filename if elsewhere else target
        raise BuildFailed(f"{place}: {error.strerror or error}") from error


def _build(config_file: Path, target: Path, *, offline: bool) -> None:
    with workshop(target) as folder:
        fresh = folder / "fresh"
        with _failures_as_ours():
            _forget_plugins()
            settings = _OFFLINE if offline else {}
            config = load_config(str(config_file), site_dir=str(fresh), strict=True, **settings)
            if offline:
                _forget_instant_navigation(config)
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
            config.plugins.on_shutdown()
        put_in_place(fresh, target)
    sweep(config_file.parent / CACHE, _KEPT_FOR)


def _forget_plugins() -> None:
    """Begin with new plugins: MkDocs keeps ours for a preview, even from another project."""
    option: Any = MkDocsConfig.plugins
    option.plugin_cache.clear()


def _forget_instant_navigation(config: MkDocsConfig) -> None:
    """Leave out what fetches pages: the theme notices too late that it cannot."""
    features = config.theme.get("features", [])
    config.theme["features"] = [one for one in features if not one.startswith(_INSTANT)]


def _refuse_strange_folder(target: Path) -> None:
    """Replacing a folder deletes it, so it has to be a site that MkDocs has built."""
    if target.is_dir() and any(target.iterdir()) and not (target / _MARK_OF_A_SITE).is_file():
        message = f"{target} holds something that is no site; choose another folder or empty it"
        raise BuildFailed(message)


def serve(config_file: Path, addr: str | None) -> None:
    """Preview the site until the user stops it; `addr` is `host:port`.

    Raises:
        BuildFailed: the first build failed, or the address cannot be listened on.
    """
    _log_to_stderr(logging.INFO)
    try:
        with _failures_as_ours():
            mkdocs_serve.serve(str(config_file), dev_addr=addr)
    except OSError as error:
        message = f"{addr or 'the default address'}: {error.strerror}"
        raise BuildFailed(message) from error


@contextmanager
def _failures_as_ours() -> Iterator[None]:
    """MkDocs raises exceptions of click for whatever a user can cause."""
    try:
        yield
    except click.ClickException as error:
        raise BuildFailed(error.format_message()) from error


def _log_to_stderr(level: int) -> None:
    log = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    log.handlers = [handler]
    log.setLevel(level)
    # It reports every page that has a diagram.
    logging.getLogger("mkdocs.plugins.mermaid2").setLevel(logging.WARNING)

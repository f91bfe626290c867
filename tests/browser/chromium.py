"""Which browser drives the site: the machine's Chromium or Chrome, else Playwright's own."""

import shutil
from collections.abc import Iterator
from typing import Any, Final

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that asks another host for something fails at once, also on a machine without network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def launch_options() -> dict[str, Any]:
    """Return how Playwright starts the browser."""
    found = next(_on_path(), None)
    options = {"args": list(_ARGUMENTS)}
    return options | {"executable_path": found} if found else options


def _on_path() -> Iterator[str]:
    yield from filter(None, map(shutil.which, _NAMES))

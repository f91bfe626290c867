"""The preview's server: it shows a saved case at once, and the rest once it is built."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from generator.placing import put_in_place, workshop

_LOOK_EVERY: Final = 0.1
"""In seconds."""


@dataclass(frozen=True)
class Preview:
    """What a server does when a file has changed.

    The site is built beside the one that is served, which stays whole meanwhile.
    """

    server: LiveReloadServer
    first: Callable[[Path], bool]
    """Writes what can be shown at once into a site, and says whether there was something."""
    rest: Callable[[Path], None]
    """Builds a site in a new folder."""

    def __call__(self) -> None:
        """Build what has changed."""
        site = Path(self.server.root)
        try:
            with workshop(site) as folder:
                is_shown = self.first(site)
                if is_shown:
                    self._show()
                fresh = folder / "fresh"
                self.rest(fresh)
                is_news = is_shown and _pages_differ(site, fresh)
                put_in_place(fresh, site)
            if is_news:
                # A browser loads its page anew if the site is younger.
                self.server._wanted_epoch += 1  # noqa: SLF001
        finally:
            # After a failure too: until the next build, MkDocs would answer nobody.
            self._show()

    def _show(self) -> None:
        """Answer requests with what is there now, and let browsers load it."""
        with self.server._epoch_cond:  # noqa: SLF001
            self.server._visible_epoch = self.server._wanted_epoch  # noqa: SLF001
            self.server._epoch_cond.notify_all()  # noqa: SLF001


def look_often(server: LiveReloadServer) -> None:
    """Look for changes ten times a second: an author waits for the page to follow."""
    server.build_delay = _LOOK_EVERY / 2
    watched = tuple(server._watched_paths)  # noqa: SLF001
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=_LOOK_EVERY)
    for path in watched:
        server.watch(path)


def _pages_differ(one: Path, other: Path) -> bool:
    pages, others = (
        {file.relative_to(site) for file in site.rglob("*.html")} for site in (one, other)
    )
    return pages != others or any(
        (one / page).read_bytes() != (other / page).read_bytes() for page in pages
    )

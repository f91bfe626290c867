"""Where texts are kept: a shelf, and in front of it a memory of the last build."""

from generator.shelf import Shelf


class Store:
    """Keeps texts by key on a shelf; a preview remembers those of its last build besides."""

    def __init__(self, shelf: Shelf, *, remembers: bool) -> None:
        self._shelf = shelf
        self._remembers = remembers
        self._last: dict[str, str] = {}
        self._now: dict[str, str] = {}

    def begin(self) -> None:
        """Begin a build: forget what the last one had no use for."""
        self._last, self._now = self._now, {}

    def get(self, key: str) -> str | None:
        """Return what is kept under a key."""
        text = self._now.get(key) or self._last.get(key) or self._shelf.get(key)
        if text is not None and self._remembers:
            self._now[key] = text
        return text

    def has(self, key: str) -> bool:
        """Return whether something is kept under a key, perhaps damaged."""
        return key in self._now or key in self._last or self._shelf.has(key)

    def put(self, key: str, text: str) -> None:
        """Keep a text."""
        self._shelf.put(key, text)
        if self._remembers:
            self._now[key] = text

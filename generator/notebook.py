"""What is made of each case, kept under keys: on disk for the next process, and in memory."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from generator.vault import Vault
from generator.workers import ahead

T = TypeVar("T")


class Notebook:
    """Keeps what was made, so that nothing is made twice of the same.

    As long as the process runs, what is kept stays the same object.
    """

    def __init__(self, vault: Vault | None = None) -> None:
        self._vault = vault
        self._memory: dict[str, dict[str, Any]] = {}

    def all(self, kind: str, keys: Mapping[str, str], make: Callable[[str], T]) -> dict[str, T]:
        """Return what `make` makes of each name, by the name; what is new is made on every core.

        `keys` hold under each name a key of everything that the result follows from, and `kind`
        says what is made. What has no place under the names of this call is forgotten.
        """
        before = self._memory.get(kind, {})
        self._make_ahead(kind, {name: key for name, key in keys.items() if key not in before}, make)
        found = {
            name: before[key] if key in before else self.one(kind, name, key, make)
            for name, key in keys.items()
        }
        self._memory[kind] = {keys[name]: value for name, value in found.items()}
        return found

    def _make_ahead(self, kind: str, keys: Mapping[str, str], make: Callable[[str], T]) -> None:
        vault = self._vault
        if vault:
            new = [name for name, key in keys.items() if not vault.has(f"{kind}-{key}")]
            ahead(lambda name: vault.put(f"{kind}-{keys[name]}", make(name)), new)

    def one(self, kind: str, name: str, key: str, make: Callable[[str], T]) -> T:
        """Return what `make` makes of one name; it stays on disk, and not in memory."""
        kept: T | None = self._vault.get(f"{kind}-{key}") if self._vault else None
        if kept is not None:
            return kept
        made = make(name)
        if self._vault:
            self._vault.put(f"{kind}-{key}", made)
        return made

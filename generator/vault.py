"""Objects kept in a folder under what they follow from; the folder may be deleted at any time.

Reading a pickle can run anything, and the folder stands in the project, where a pull request may
put a file. So every object is sealed with a secret of whoever made it, which stands elsewhere.
"""

import hmac
import os
import pickle
import secrets
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path

from generator.shelf import replace_file, touch_if_old

_SEAL: Final = 32
"""The length of a seal and of the secret, in bytes."""


@dataclass(frozen=True)
class Vault:
    """Keeps objects by key; one that was damaged, or sealed by others, was never kept."""

    folder: Path

    def get(self, key: str) -> Any:  # noqa: ANN401 - whoever asks knows what was kept
        """Return what is kept under a key, or nothing."""
        file = self._file(key)
        try:
            data = file.read_bytes()
            touch_if_old(file)
        except OSError:
            return None
        body = data[_SEAL:]
        return pickle.loads(body) if hmac.compare_digest(data[:_SEAL], _seal(body)) else None  # noqa: S301

    def has(self, key: str) -> bool:
        """Return whether something is kept under a key; it may be damaged."""
        return self._file(key).is_file()

    def put(self, key: str, value: object) -> None:
        """Keep an object. A folder that cannot be written into costs time, and nothing else."""
        body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        replace_file(self._file(key), _seal(body) + body)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.pickle"


def _seal(body: bytes) -> bytes:
    return hmac.digest(_secret(), body, "sha256")


@cache
def _secret() -> bytes:
    """Return this user's secret; where none can be kept, one that ends with the process."""
    file = user_cache_path("casebook") / "seal"
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as created:
                created.write(secrets.token_bytes(_SEAL))
        secret = file.read_bytes()
        if len(secret) == _SEAL:
            return secret
    return secrets.token_bytes(_SEAL)

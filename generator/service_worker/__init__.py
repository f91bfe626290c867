"""The worker that keeps what a reader has read, for when there is no connection.

A browser asks for it again on every visit, and a byte that differs is a new edition. So the worker
begins with the digests of all files of the site: it keeps nothing that is of another edition, and
takes over from an earlier one what is still the same.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

ADDRESS: Final = "offline.js"
"""At the root of the site, because a worker rules what is below its own address."""
_DIGEST_BYTES: Final = 9
_LEFT_OUT_FOLDERS: Final = ("api", "downloads", "assets/screenshots", "assets/javascripts/lunr")
_LEFT_OUT: Final = (".gz", ".map", ".xml", "404.html", ADDRESS)
"""How the names of files end that no page needs."""


def service_worker(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the worker of a site with these files, given by address."""
    digests = json.dumps(
        {name: _digest(content) for name, content in sorted(files)}, separators=(",", ":")
    )
    source = (Path(__file__).parent / "worker.js").read_text(encoding="utf-8")
    edition = _digest(f"{digests}{source}".encode())
    return f'const FILES = {digests}\nconst EDITION = "{edition}"\n{source}'


def files_to_keep(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a built site that can be kept, by address."""
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_file() and _can_be_kept(name):
            yield name, file.read_bytes()


def _can_be_kept(name: str) -> bool:
    if name == "downloads/index.html":
        return True
    return not name.endswith(_LEFT_OUT) and not any(
        PurePosixPath(name).is_relative_to(folder) for folder in _LEFT_OUT_FOLDERS
    )


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(sha256(content).digest()[:_DIGEST_BYTES]).decode()

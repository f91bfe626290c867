"""Which addresses outside the site the repository's texts refer to, and where."""

import ipaddress
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

PATTERNS: Final = ("*.md", "data/**/*.yaml", "docs/**/*.md")
"""The files that are searched."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`|\\{}]+")
_FENCE: Final = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1", re.DOTALL | re.MULTILINE)
_CODE: Final = re.compile(r"`[^`\n]+`")
_ENDS_A_SENTENCE: Final = ".,;:!?*_"
_RESERVED: Final = re.compile(
    r"(.+\.)?(example(\.com|\.net|\.org)?|invalid|localhost|test)", re.IGNORECASE
)


def gather(root: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the places of every address, as `file:line`."""
    places: dict[str, list[str]] = {}
    for file in _files(root):
        name = file.relative_to(root).as_posix()
        for line, address in addresses(file.read_text(encoding="utf-8")):
            places.setdefault(address, []).append(f"{name}:{line}")
    return {address: tuple(places[address]) for address in sorted(places)}


def _files(root: Path) -> Iterable[Path]:
    return sorted({file for pattern in PATTERNS for file in root.glob(pattern)})


def addresses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the public addresses in a text, each with its line; code is an example, no link."""
    for line, words in enumerate(_without_code(text).splitlines(), start=1):
        for match in _ADDRESS.finditer(words):
            address = _trimmed(match[0])
            if is_public(address):
                yield line, address


def _without_code(text: str) -> str:
    fenceless = _FENCE.sub(lambda fence: "\n" * fence[0].count("\n"), text)
    return _CODE.sub("", fenceless)


def _trimmed(address: str) -> str:
    """Take off what belongs to the sentence or to the link around an address, and its anchor."""
    address = address.partition("#")[0]
    for opening, closing in ("()", "[]"):
        address = _balanced(address, opening, closing)
    return address.rstrip(_ENDS_A_SENTENCE)


def _balanced(address: str, opening: str, closing: str) -> str:
    """Cut an address off where a bracket closes that was opened before it."""
    depth = 0
    for place, sign in enumerate(address):
        depth += (sign == opening) - (sign == closing)
        if depth < 0:
            return address[:place]
    return address


def is_public(address: str) -> bool:
    """Say whether an address has a host that anyone can reach, and not one for examples."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return "." in host and not _RESERVED.fullmatch(host) and not _is_number(host)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True

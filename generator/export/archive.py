"""Zip files whose bytes follow from what is in them."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""
_READABLE: Final = 0o644 << 16


def write_archive(
    target: Path, members: Mapping[str, bytes], comment: str, *, stored: Collection[str] = ()
) -> None:
    """Write a zip file with members in the given order, all of the same old age.

    Those that are `stored` are not compressed.
    """
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()
        for name, content in members.items():
            member = ZipInfo(name, _EPOCH)
            member.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            member.external_attr = _READABLE
            # The same on every platform: which system wrote it stands in the file otherwise.
            member.create_system = 3
            archive.writestr(member, content)

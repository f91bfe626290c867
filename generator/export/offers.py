"""What a site can offer to download: the formats, with the files of `casebook export all`."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from generator.export.edition import ExportFailed
from generator.export.everything import LIST
from generator.export.formats import EVERYTHING, FORMATS
from generator.pages.downloads import Download, Offer

_COMMAND: Final = "casebook export"


def offers(folder: Path | None) -> tuple[Offer, ...]:
    """Return every format, with its file if there is a folder that holds it.

    Raises:
        ExportFailed: the folder holds something else than downloads.
    """
    files = dict(_files(folder)) if folder else {}
    return tuple(
        Offer(
            name=form.name,
            about=form.about,
            command=f"{_COMMAND} {form.name} --to {form.example}",
            file=files.get(form.name),
        )
        for form in FORMATS
        if form.name != EVERYTHING
    )


def _files(folder: Path) -> Iterator[tuple[str, Download]]:
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
        dated = date.fromisoformat(listed["dated"])
        for form, name in listed["files"].items():
            # The list may come from elsewhere, and names nothing outside of its folder.
            content = (folder / Path(name).name).read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            yield form, Download(Path(name).name, len(content), digest, dated)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        hint = f"make it anew: {_COMMAND} {EVERYTHING} --to {folder.name}"
        raise ExportFailed(f"{folder} is no folder of downloads ({error}); {hint}") from error

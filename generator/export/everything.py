"""`casebook export all`: a folder of downloads, a file for each format, with their checksums.

The site offers such a folder on its page of downloads, and a release attaches what is in it. A
format that is a folder becomes a zip file.
"""

import hashlib
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.export.archive import write_archive
from generator.export.edition import Edition
from generator.export.formats import EVERYTHING, FORMATS, Format
from generator.export.publishing import write_text

LIST: Final = "downloads.json"
"""Says which file holds which format, and of which day the edition is."""
SUMS: Final = "SHA256SUMS"


def make(edition: Edition, target: Path) -> None:
    """Write every format with the first choice of each option, the list and the checksums."""
    target.mkdir()
    forms = [form for form in FORMATS if form.name != EVERYTHING]
    files = {form.name: _made(form, edition, target) for form in forms}
    sums = [f"{_digest(target / name)}  {name}\n" for name in files.values()]
    listed = {"dated": edition.dated.isoformat(), "files": files}
    write_text(target / LIST, json.dumps(listed, indent=2) + "\n")
    write_text(target / SUMS, "".join(sums))


def _made(form: Format, edition: Edition, folder: Path) -> str:
    """Make a format, and return the name of its file."""
    edition.report(form.name)
    edition = replace(edition, options={one.name: one.choices[0] for one in form.options})
    if form.suffix:
        form.make(edition, folder / form.example)
        return form.example
    name = f"{form.example}.zip"
    with tempfile.TemporaryDirectory() as workshop:
        made = Path(workshop) / form.example
        form.make(edition, made)
        members = {
            f"{form.example}/{file.relative_to(made).as_posix()}": file.read_bytes()
            for file in sorted(made.rglob("*"))
            if file.is_file()
        }
    write_archive(folder / name, members, form.example)
    return name


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()

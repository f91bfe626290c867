"""Putting an export into its place: all or nothing, and never over something else."""

import tempfile
from pathlib import Path
from typing import Final

from generator.export.edition import Edition, ExportFailed
from generator.export.formats import Format

MARK: Final = ".casebook-export"
"""The file in an exported folder that holds the name of its format."""
_SIGNATURE: Final = b"casebook"
"""What a file of ours says somewhere: as its title, its producer or the name of a part."""


def publish(form: Format, edition: Edition, target: Path) -> None:
    """Export an edition to `target`, which stays as it was if that fails.

    Raises:
        ExportFailed: the export cannot be made, or not put there.
    """
    try:
        _refuse_wrong_name(form, target)
        _refuse_strange(form, target)
        _publish(form, edition, target)
    except OSError as error:
        raise ExportFailed(f"{error.filename or target}: {error.strerror or error}") from error


def _publish(form: Format, edition: Edition, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as workshop:
        fresh = Path(workshop) / f"fresh{form.suffix}"
        form.make(edition, fresh)
        if fresh.is_dir():
            (fresh / MARK).write_text(f"{form.name}\n", encoding="utf-8", newline="\n")
        if target.is_dir():
            target.rename(Path(workshop) / "old")
        fresh.replace(target)


def _refuse_wrong_name(form: Format, target: Path) -> None:
    """A name that promises another kind of file is a slip."""
    if form.suffix and target.suffix != form.suffix:
        hint = f"end the name with {form.suffix}, as in {form.example}"
        raise ExportFailed(f"{target.name} is no name for this format; {hint}")


def _refuse_strange(form: Format, target: Path) -> None:
    """What is replaced is deleted, so it has to be an earlier export of the same format."""
    if not target.exists():
        return
    if target.is_dir() != (not form.suffix):
        kind = "a file" if form.suffix else "a folder"
        raise ExportFailed(f"{target} exists and is not {kind}; choose another name")
    if not (_is_our_file(target) if form.suffix else _is_our_folder(form, target)):
        what = "something else"
        raise ExportFailed(f"{target} holds {what}; choose another name or remove it first")


def _is_our_file(target: Path) -> bool:
    content = target.read_bytes()
    return not content or _SIGNATURE in content.lower()


def _is_our_folder(form: Format, target: Path) -> bool:
    mark = target / MARK
    if mark.is_file():
        return mark.read_text(encoding="utf-8").strip() == form.name
    return not any(target.iterdir())


def write_text(file: Path, text: str) -> None:
    """Write a text with the same line ends everywhere, in a folder that need not exist."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")

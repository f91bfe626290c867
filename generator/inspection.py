"""What is wrong in a data folder, without looking again at what was looked at before.

A check that changes nothing answers from the shelf, before the models, units and rules are even
imported.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from generator.problems import Location, Problem, Severity, Slip
from generator.programs import programs
from generator.shelf import CACHE, Shelf, key_of

FOLDER: Final = CACHE / "checks"
"""Where findings are kept, relative to the project."""
_LARGEST: Final = 10_000_000
"""In bytes; the editor's schema is larger than what is read, and no file is larger than that."""


@dataclass(frozen=True)
class Inspection:
    """Every problem of a data folder."""

    problems: tuple[Problem, ...]
    """Sorted by file and line."""
    slugs: tuple[str, ...]
    """The case files by name, broken ones included."""
    is_whole: bool
    """Whether the shared files are sound, so that cases could be judged."""


def inspect(data: Path, root: Path) -> Inspection:
    """Find every problem in a data folder; problems name files relative to `root`."""
    shelf = Shelf(root / FOLDER, ".json")
    key = _key(data)
    kept = shelf.get(key) if key else None
    if kept is None:
        found = _inspect(data, root)
        if key:
            shelf.put(key, json.dumps(asdict(found)))
        return found
    return _read(kept)


def _inspect(data: Path, root: Path) -> Inspection:
    from generator import schema
    from generator.site import survey

    found = survey(data, root)
    problems = found.problems
    if found.sound and schema.is_stale(found.sound, root):
        where = Location(schema.ADDRESS, 1, 1)
        message = "the editor's schema does not know the shared words as they are now"
        hint = "run: casebook check --fix"
        stale = Problem("S007", Severity.ADVICE, where, "", message, hint)
        problems = tuple(sorted((*problems, stale), key=lambda one: (one.where, one.code)))
    return Inspection(problems, found.slugs, found.sound is not None)


def _key(data: Path) -> str | None:
    """Return a key for the data, the code and its libraries; none if a file cannot be read."""
    parts: list[str | bytes] = [programs()]
    try:
        for file in sorted(data.rglob("*")):
            if file.is_symlink() or file.stat().st_size > _LARGEST:
                return None
            if file.is_file():
                parts += [file.relative_to(data).as_posix(), file.read_bytes()]
            elif not file.is_dir():
                return None
    except OSError:
        return None
    return key_of(*parts)


def _read(kept: str) -> Inspection:
    found = json.loads(kept)
    problems = tuple(map(_problem, found["problems"]))
    return Inspection(problems, tuple(found["slugs"]), found["is_whole"])


def _problem(kept: dict[str, Any]) -> Problem:
    slip = kept["slip"] and Slip(**kept["slip"])
    severity, where = Severity(kept["severity"]), Location(**kept["where"])
    return Problem(**{**kept, "severity": severity, "where": where, "slip": slip})

"""The file that Anki imports: a zip around a SQLite database in the schema of its exports.

Everything in it follows from the notes: ids are made of digests and times are given, so that the
same notes give the same bytes. The schema is version 11, which every Anki since 2.1 reads.
"""

import json
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1, sha256
from html import unescape
from pathlib import Path
from typing import Any, Final

from generator.export.anki.notes import Note
from generator.export.archive import write_archive

_HERE: Final = Path(__file__).parent
_NOTE_TYPE: Final = "Casebook"
_FIELDS: Final = ("Id", "Case", "Step", "Question", "Answer", "Picture", "Sources", "Page")
_SEPARATOR: Final = "\x1f"
_DEFAULT_DECK: Final = 1
_ALWAYS_IN_SYNC: Final = -1
"""What Anki writes as the update number of what no server has seen."""


@dataclass(frozen=True)
class _Stamp:
    """The time that all parts of a package carry; Anki updates what is older in a collection."""

    second: int

    @property
    def millisecond(self) -> int:
        return self.second * 1000


def write_package(target: Path, notes: Iterable[Note], css: str, second: int) -> None:
    """Write notes, with a card each, as a package that was made at a second since 1970."""
    with tempfile.TemporaryDirectory() as workshop:
        file = Path(workshop) / "collection.anki2"
        database = sqlite3.connect(file)
        try:
            _fill(database, tuple(notes), css, _Stamp(second))
            database.commit()
        finally:
            database.close()
        members = {"collection.anki2": file.read_bytes(), "media": b"{}"}
        write_archive(target, members, comment="casebook")


def _fill(database: sqlite3.Connection, notes: tuple[Note, ...], css: str, stamp: _Stamp) -> None:
    database.executescript((_HERE / "collection.sql").read_text(encoding="utf-8"))
    decks = {name: _deck(name, stamp) for name in _with_parents(note.deck for note in notes)}
    note_type = _note_type(css, stamp)
    database.execute(
        "insert into col values (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
        (
            stamp.second,
            stamp.millisecond,
            stamp.millisecond,
            json.dumps({"curDeck": _DEFAULT_DECK, "activeDecks": [_DEFAULT_DECK]}),
            json.dumps({str(note_type["id"]): note_type}),
            json.dumps({str(deck["id"]): deck for deck in (_default_deck(stamp), *decks.values())}),
            json.dumps({"1": _OPTIONS | {"mod": stamp.second}}),
        ),
    )
    for position, note in enumerate(notes, start=1):
        _add(database, note, note_type["id"], decks[note.deck]["id"], position, stamp)


def _add(  # noqa: PLR0913, PLR0917 - a row holds all of them
    database: sqlite3.Connection,
    note: Note,
    type_id: int,
    deck_id: int,
    position: int,
    stamp: _Stamp,
) -> None:
    values = [note.fields[name] for name in _FIELDS]
    note_id = _number(f"note {note.id}")
    tags = f" {' '.join(note.tags)} "
    sync = _ALWAYS_IN_SYNC
    database.execute(
        "insert into notes values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')",
        (
            *(note_id, _global_id(note.id), type_id, stamp.second, sync, tags),
            *(_SEPARATOR.join(values), values[0], _checksum(values[0])),
        ),
    )
    database.execute(
        "insert into cards values (?, ?, ?, 0, ?, ?, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
        (_number(f"card {note.id}"), note_id, deck_id, stamp.second, sync, position),
    )


def _number(name: str) -> int:
    """Return an id that looks like the milliseconds that Anki uses and is always the same."""
    digest = int.from_bytes(sha256(name.encode()).digest()[:8])
    return 1_000_000_000_000 + digest % 600_000_000_000


def _global_id(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:16]


def _checksum(field: str) -> int:
    """Return what Anki finds equal first fields by: a digest of the text without its tags."""
    text = unescape(re.sub(r"<[^>]*>", "", field))
    return int(sha1(text.encode()).hexdigest()[:8], 16)  # noqa: S324 - Anki's choice


def _with_parents(names: Iterable[str]) -> Iterator[str]:
    """Yield each deck once, after those around it."""
    seen: dict[str, None] = {}
    for name in names:
        parts = name.split("::")
        seen.update({"::".join(parts[:length]): None for length in range(1, len(parts) + 1)})
    yield from seen


def _deck(name: str, stamp: _Stamp) -> dict[str, Any]:
    return _default_deck(stamp) | {"id": _number(f"deck {name}"), "name": name}


def _default_deck(stamp: _Stamp) -> dict[str, Any]:
    today = {name: [0, 0] for name in ("newToday", "revToday", "lrnToday", "timeToday")}
    return {
        "id": _DEFAULT_DECK,
        "name": "Default",
        "mod": stamp.second,
        "usn": _ALWAYS_IN_SYNC,
        "collapsed": False,
        "desc": "",
        "dyn": 0,
        "conf": 1,
        "extendNew": 0,
        "extendRev": 0,
        **today,
    }


def _note_type(css: str, stamp: _Stamp) -> dict[str, Any]:
    front, back = (
        (_HERE / f"{side}.html").read_text(encoding="utf-8") for side in ("front", "back")
    )
    fields = [
        {"name": name, "ord": place, "font": "Arial", "size": 20, "rtl": False, "sticky": False}
        for place, name in enumerate(_FIELDS)
    ]
    template = {"name": "Card", "ord": 0, "qfmt": front, "afmt": back, "did": None}
    return {
        "id": _number("note type"),
        "name": _NOTE_TYPE,
        "type": 0,
        "mod": stamp.second,
        "usn": _ALWAYS_IN_SYNC,
        "sortf": 0,
        "did": None,
        "flds": fields,
        "tmpls": [template | {"bqfmt": "", "bafmt": ""}],
        "css": css,
        "latexPre": "",
        "latexPost": "",
        "req": [[0, "any", [_FIELDS.index("Question")]]],
    }


_OPTIONS: Final[dict[str, Any]] = {
    "id": 1,
    "name": "Default",
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "dyn": False,
    "new": {"bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0]}
    | {"order": 1, "perDay": 20},
    "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200}
    | {"hardFactor": 1.2},
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
}
"""How a deck is studied, as a new collection has it; an import leaves the learner's alone."""

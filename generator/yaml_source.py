"""Strict YAML: plain data and the position of every key and value in it.

The dialect is the part of YAML that every reader understands alike. A value that YAML 1.1 and 1.2
read differently (`no`, `012`, `12:30`) is a problem, and so are duplicate keys, anchors, tags and a
second document. Files come from strangers: size and depth are bounded.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from generator.problems import KeyPath, Location, Problem, Severity, spell

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 40

_INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)(?=[.eE])(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_WORDS: Final[Mapping[str, bool | None]] = {"true": True, "false": False, "null": None, "": None}
_AMBIGUOUS: Final = re.compile(
    r"""(?x)
    (?i:y|n|yes|no|on|off|true|false|null) | ~   # booleans and nulls in some readers only
    | [-+]?0[0-9_]+ | [-+]?0[xob][0-9a-fA-F_]+   # octal, hexadecimal, binary
    | [-+]?[0-9]+_[0-9_]*(\.[0-9_]*)?            # underscores between digits
    | [-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?      # base 60
    | [-+]?\.[0-9]+([eE][-+]?[0-9]+)? | [-+]?[0-9]+\.([eE][-+]?[0-9]+)?
    | [-+]?[0-9]{19,} | [-+]?\.(?i:inf|nan) | \.(?i:nan)
    | << | =
    """
)


@dataclass(frozen=True)
class Document:
    """One file as plain data, with the position of everything in it."""

    path: str
    data: Any
    keys: Mapping[KeyPath, Location] = field(default_factory=dict)
    """Where the key of a mapping entry, or the item of a list, begins."""
    values: Mapping[KeyPath, Location] = field(default_factory=dict)
    """Where a value begins."""

    def locate(self, path: KeyPath) -> Location:
        """Return where a value begins, or the nearest thing around it that exists."""
        return _nearest(self.values, path, Location(self.path, 1, 1))

    def locate_key(self, path: KeyPath) -> Location:
        """Return where the key of an entry begins."""
        return self.keys.get(path) or self.locate(path)


def _nearest(marks: Mapping[KeyPath, Location], path: KeyPath, default: Location) -> Location:
    while path and path not in marks:
        path = path[:-1]
    return marks.get(path, default)


def read(file: Path, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read a file as strict YAML; `name` is how problems call it.

    The document is missing if nothing sensible can be made of the file; it may be there, with
    problems, if single values are wrong.
    """
    text, problem = _text(file, Location(name, 1, 1))
    if problem:
        return None, (problem,)
    return parse(text, name)


def _text(file: Path, top: Location) -> tuple[str, Problem | None]:
    try:
        if file.stat().st_size > MAX_BYTES:
            size = f"{file.stat().st_size / 1e6:.1f} MB"
            message = f"the file is too large: {size}; at most {MAX_BYTES / 1e6:.0f} MB is read"
            return "", _error("Y001", top, (), message, "split the case or shorten it")
        return file.read_bytes().decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}"
        return "", _error("Y001", top, (), message, "save it with the encoding UTF-8")
    except OSError as error:
        return "", _error("Y001", top, (), f"the file cannot be read: {error.strerror}", None)


def parse(text: str, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Parse strict YAML; `name` is how problems call the file."""
    builder = _Builder(name)
    try:
        data = builder.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _Stop:
        return None, tuple(builder.problems)
    except yaml.MarkedYAMLError as error:
        return None, (*builder.problems, _syntax(error, text, name))
    except yaml.reader.ReaderError as error:
        return None, (*builder.problems, _character(error, text, name))
    if not builder.values:
        return None, (_error("Y001", Location(name, 1, 1), (), "the file is empty", None),)
    return Document(name, data, builder.keys, builder.values), tuple(builder.problems)


def _syntax(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    unfinished = "end of stream" in (error.problem or "")
    # What is never closed is to be mended where it is opened, not at the end of the file.
    mark = (error.context_mark if unfinished else None) or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    where = Location(name, line + 1, column + 1)
    lines = text.splitlines()
    content = lines[line] if line < len(lines) else ""
    indentation = content[: len(content) - len(content.lstrip())]
    if "\t" in indentation or content[column : column + 1] == "\t":
        return _error("Y002", where, (), "found a tab", "indent with spaces; YAML allows no tabs")
    message = f"not valid YAML: {error.problem or 'the structure is broken'}"
    if error.context:
        began = f" that begins in line {error.context_mark.line + 1}" if error.context_mark else ""
        message += f" ({error.context}{began})"
    hint = "a text that contains `: ` or ` #`, or begins with a special sign, needs quotes"
    if unfinished and error.context == "while scanning a quoted scalar":
        hint = "close the quotation mark"
    return _error("Y002", where, (), message, hint)


def _character(error: yaml.reader.ReaderError, text: str, name: str) -> Problem:
    before = text[: error.position]
    where = Location(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
    code = error.character if isinstance(error.character, int) else ord(error.character[0])
    message = f"found the control character U+{code:04X}, which YAML does not allow"
    return _error("Y002", where, (), message, "delete it")


def _error(code: str, where: Location, path: KeyPath, message: str, hint: str | None) -> Problem:
    return Problem(code, Severity.ERROR, where, spell(path), message, hint)


class _Stop(Exception):  # noqa: N818 - it ends a parse, and is no error of the program
    """The file cannot be read any further."""


class _Builder:
    """Builds plain data out of parser events, noting positions and problems on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.keys: dict[KeyPath, Location] = {}
        self.values: dict[KeyPath, Location] = {}
        self.problems: list[Problem] = []

    def document(self, events: Iterator[Any]) -> Any:
        data = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            elif isinstance(event, yaml.NodeEvent) and documents == 1:
                data = self._node(event, events, ())
            elif isinstance(event, yaml.NodeEvent):
                self._stop("Y005", event, (), "found a second document; a file holds one")
        return data

    def _node(self, event: Any, events: Iterator[Any], path: KeyPath) -> Any:
        self.values[path] = self._where(event)
        if len(path) > MAX_DEPTH:
            self._stop("Y006", event, path[:8], f"nested more than {MAX_DEPTH} levels deep")
        self._refuse_extras(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._scalar(event, path)

    def _refuse_extras(self, event: Any, path: KeyPath) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._stop("Y005", event, path, f"found the alias `*{event.anchor}`")
        if event.anchor:
            self._note("Y005", event, path, f"found the anchor `&{event.anchor}`", "write it out")
        if event.tag and event.tag != "!":
            self._note("Y005", event, path, f"found the tag `{_short(event.tag)}`", "delete it")

    def _mapping(self, events: Iterator[Any], path: KeyPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._stop("Y005", event, path, "found a key that is not a word")
            self._entry(mapping, event, events, path)
        return mapping

    def _entry(
        self, mapping: dict[str, Any], key: Any, events: Iterator[Any], path: KeyPath
    ) -> None:
        word = str(key.value)
        here = (*path, word)
        if word not in mapping:
            self._refuse_extras(key, here)
            self._refuse_ambiguous_key(key, here)
            self.keys[here] = self._where(key)
            mapping[word] = self._node(next(events), events, here)
            return
        first = self.keys[here]
        message = f"the key `{word}` stands twice; it is already in line {first.line}"
        self._note("Y003", key, here, message, "merge the two or delete one")
        _Builder(self.name)._node(next(events), events, ())  # noqa: SLF001 - reads past the value

    def _refuse_ambiguous_key(self, key: Any, path: KeyPath) -> None:
        """A key is a word; `on:` or `2024:` would be a truth value or a number to some readers."""
        if key.implicit[0] and any(
            kind.fullmatch(key.value) for kind in (_INTEGER, _DECIMAL, _AMBIGUOUS)
        ):
            message = (
                f"found the key `{key.value}`, which YAML readers understand in different ways"
            )
            self._note("Y004", key, path, message, f'put it in quotes: "{key.value}"')

    def _sequence(self, events: Iterator[Any], path: KeyPath) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            here = (*path, len(items))
            self.keys[here] = self._where(event)
            items.append(self._node(event, events, here))
        return items

    def _scalar(self, event: Any, path: KeyPath) -> Any:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
        if _AMBIGUOUS.fullmatch(text):
            message = f"found `{text[:40]}`, which YAML readers understand in different ways"
            self._note("Y004", event, path, message, _clear_spelling(text))
        return text

    def _where(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.name, mark.line + 1, mark.column + 1)

    def _note(self, code: str, event: Any, path: KeyPath, message: str, hint: str | None) -> None:
        self.problems.append(_error(code, self._where(event), path, message, hint))

    def _stop(self, code: str, event: Any, path: KeyPath, message: str) -> None:
        self._note(code, event, path, message, None)
        raise _Stop


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


_CLEAR_SPELLINGS: Final = (
    (r"(?i:y|yes|on|true)", 'write `true`, or "{text}" in quotes if the word is meant'),
    (r"(?i:n|no|off|false)", 'write `false`, or "{text}" in quotes if the word is meant'),
    (r"(?i:~|null)", 'leave the key out, or write "{text}" in quotes if the word is meant'),
    (r"[-+]?[0-9]{19,}", "write a long number as `1.5e20`, or in quotes if it is no number"),
    (r"[-+]?[0-9_]+", 'write `{plain}`, or "{text}" in quotes if it is no number'),
    (r"[^0-9]+", 'write "{text}" in quotes'),
    (r".*", 'write the number in full, or "{text}" in quotes if it is no number'),
)


def _clear_spelling(text: str) -> str:
    """Say how an ambiguous value is written so that every reader understands it alike."""
    plain = re.sub(r"^([-+]?)0+(?=[0-9])", r"\1", text.replace("_", ""))
    spellings = (advice for form, advice in _CLEAR_SPELLINGS if re.fullmatch(form, text))
    return next(spellings).format(text=text, plain=plain)

"""From parser events to plain data, noting positions and problems on the way."""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from generator.problems import KeyPath, Location, Problem, Severity, spell
from generator.visible import first_unseen
from generator.yaml_source.characters import unseen_at
from generator.yaml_source.scalars import clear_spelling, is_ambiguous, is_word, resolve

MAX_DEPTH: Final = 40
MAX_ITEMS: Final = 100
"""Of a list; the longest one of the cases has 38."""
MAX_VALUES: Final = 20_000
"""Of a file; a case has 2,300, the bibliography nine for each work."""
LONGEST_KEY: Final = 200
"""In characters; ids have at most 60."""
MAX_PROBLEMS: Final = 50
"""Of a file; one that has more is not understood, and would only fill the screen."""
_QUOTES: Final = 'a text that begins with a brace needs quotes, as in "{{ peak_traffic }}"'


class Stop(Exception):  # noqa: N818 - it ends a parse, and is no error of the program
    """The file cannot be read any further."""


class Builder:
    """Builds plain data out of parser events, noting positions and problems on the way."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = text.splitlines()
        self.keys: dict[KeyPath, Location] = {}
        self.values: dict[KeyPath, Location] = {}
        self.problems: list[Problem] = []

    def document(self, events: Iterator[Any]) -> Any:
        """Return the data of the one document that the events describe."""
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
        if len(self.values) > MAX_VALUES:
            self._stop("Y006", event, path, f"the file holds more than {MAX_VALUES:,} values")
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
                self._note("Y005", event, path, "found a key that is not a word", _QUOTES)
                raise Stop
            self._entry(mapping, event, events, path)
        return mapping

    def _entry(
        self, mapping: dict[str, Any], key: Any, events: Iterator[Any], path: KeyPath
    ) -> None:
        word = str(key.value)
        here = (*path, word)
        if len(word) > LONGEST_KEY:
            self._stop("Y006", key, path, f"a key has more than {LONGEST_KEY} characters")
        if word not in mapping:
            self._refuse_extras(key, here)
            self._refuse_ambiguous_key(key, here)
            if character := first_unseen(word):
                self.problems.append(unseen_at(self._where(key), spell(path), character))
            self.keys[here] = self._where(key)
            mapping[word] = self._node(next(events), events, here)
            return
        first = self.keys[here]
        message = f"the key `{word}` stands twice; it is already in line {first.line}"
        self._note("Y003", key, here, message, "merge the two or delete one")
        Builder(self.name, "")._node(next(events), events, ())  # noqa: SLF001 - reads past the value

    def _refuse_ambiguous_key(self, key: Any, path: KeyPath) -> None:
        """A key is a word; `on:` or `2024:` would be a truth value or a number to some readers."""
        if key.implicit[0] and not is_word(key.value):
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
            if len(items) == MAX_ITEMS:
                self._stop("Y006", event, here, f"the list has more than {MAX_ITEMS} items")
            self.keys[here] = self._where(event)
            items.append(self._node(event, events, here))
        return items

    def _scalar(self, event: Any, path: KeyPath) -> Any:
        text: str = event.value
        # What stands in the file as it is has been looked at; an escape makes what nobody wrote.
        if event.style == '"' and (character := first_unseen(text)):
            self.problems.append(unseen_at(self._where(event), spell(path), character))
        if not event.implicit[0]:
            return text
        if comment := self._comment_after(event):
            message = f"found `{comment[:40]}` after the value, which is a comment and is not read"
            hint = "put the whole text in quotes, or write a comment as `# word`"
            self._note("Y007", event, path, message, hint)
        if is_ambiguous(text):
            message = f"found `{text[:40]}`, which YAML readers understand in different ways"
            self._note("Y004", event, path, message, clear_spelling(text))
        return resolve(text)

    def _comment_after(self, event: Any) -> str | None:
        """Return a comment without a space after its `#`: most likely a part of the text."""
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        found = re.match(r"\s+(#[^\s#].*)", rest)
        return found[1] if found else None

    def _where(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.name, mark.line + 1, mark.column + 1)

    def _note(self, code: str, event: Any, path: KeyPath, message: str, hint: str | None) -> None:
        self.problems.append(located(code, self._where(event), path, message, hint))
        if len(self.problems) == MAX_PROBLEMS:
            raise Stop

    def _stop(self, code: str, event: Any, path: KeyPath, message: str) -> None:
        self._note(code, event, path, message, None)
        raise Stop


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def located(code: str, where: Location, path: KeyPath, message: str, hint: str | None) -> Problem:
    """Return an error of reading at a place."""
    return Problem(code, Severity.ERROR, where, spell(path), message, hint)

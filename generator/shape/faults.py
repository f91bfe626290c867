"""From plain data to a model: every fault of shape, at its place, with the nearest match."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from generator.model.base import LAG
from generator.model.guide import URL
from generator.problems import KeyPath, Location, Problem, Severity, Slip, nearest, slip, spell
from generator.shape.annotations import keys, model_at, purpose
from generator.yaml_source import Document

M = TypeVar("M", bound=BaseModel)
_MOST: Final = 100
"""Faults of a file that are described; to find the nearest match of each takes time."""


def shape(document: Document, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """Return the document as a model, or every way in which it does not have its shape."""
    try:
        return model.model_validate(document.data), ()
    except ValidationError as error:
        faults = _without_echoes(document, model, error.errors(include_url=False)[:_MOST])
        return None, tuple(_problem(document, model, fault) for fault in faults)


def _without_echoes(
    document: Document, model: type[BaseModel], faults: Iterable[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """Leave out a missing key in whose place a misspelt one stands, and what is like it.

    To pydantic a list is also too short if so many of its items are wrong.
    """
    paths = [(_written_path(document, fault["loc"]), fault) for fault in faults]
    meant = {
        (*path[:-1], _nearest_key(document, model, path))
        for path, fault in paths
        if fault["type"] == "extra_forbidden"
    }
    around = {path[:depth] for path, _ in paths for depth in range(len(path))}
    echoes: dict[str, Container[object]] = {"missing": meant, "too_short": around}
    yield from (fault for path, fault in paths if path not in echoes.get(fault["type"], ()))


def _problem(document: Document, model: type[BaseModel], fault: Mapping[str, Any]) -> Problem:
    path = _written_path(document, fault["loc"])
    describe = _DESCRIPTIONS.get(fault["type"], _wrong_value)
    return describe(document, model, path, fault)


def _written_path(document: Document, loc: KeyPath) -> KeyPath:
    """Drop the steps of pydantic's location that name no key: union members, `[key]`."""
    path: KeyPath = ()
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        if (*path, step) in document.values or (last and step != "[key]"):
            path = (*path, step)
    return path


def _unknown_key(
    document: Document, model: type[BaseModel], path: KeyPath, fault: Mapping[str, Any]
) -> Problem:
    parent = model_at(model, path[:-1])
    allowed = tuple(keys(parent)) if parent else ()
    guess = _nearest_key(document, model, path)
    hint = f"did you mean `{guess}`?" if guess else f"allowed here: {', '.join(allowed)}"
    if " " in str(path[-1]) and fault["input"] is None:
        hint = "within `{ }`, a text that holds a comma needs quotes"
    message = f"the key `{path[-1]}` is not known here"
    meant = slip(str(path[-1]), _open_keys(document, model, path))
    found = _make("S001", document.locate_key(path), path, message, hint)
    return replace(found, slip=meant)


def _nearest_key(document: Document, model: type[BaseModel], path: KeyPath) -> str | None:
    """Return the key that is most likely meant."""
    return nearest(str(path[-1]), _open_keys(document, model, path))


def _open_keys(document: Document, model: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the keys that may be written beside one, and are not yet."""
    parent = model_at(model, path[:-1])
    known = keys(parent) if parent else ()
    return [key for key in known if (*path[:-1], key) not in document.keys]


def _missing_key(
    document: Document, model: type[BaseModel], path: KeyPath, fault: Mapping[str, Any]
) -> Problem:
    parent = model_at(model, path[:-1])
    message = f"the key `{path[-1]}` is missing"
    hint = purpose(parent, str(path[-1])) if parent else None
    return _make("S002", document.locate_key(path[:-1]), path, message, hint)


def _wrong_value(
    document: Document, model: type[BaseModel], path: KeyPath, fault: Mapping[str, Any]
) -> Problem:
    message = f"{_found(fault['input'])}; {_demand(fault)}"
    is_key = fault["loc"][-1:] == ("[key]",)
    where = document.locate_key(path) if is_key else document.locate(path)
    return replace(_make("S003", where, path, message, _remedy(fault)), slip=_meant(fault))


def _meant(fault: Mapping[str, Any]) -> Slip | None:
    is_choice = fault["type"] == "enum" and isinstance(fault["input"], str)
    return slip(fault["input"], _allowed(fault)) if is_choice else None


_DESCRIPTIONS = {"extra_forbidden": _unknown_key, "missing": _missing_key}


def _make(code: str, where: Location, path: KeyPath, message: str, hint: str | None) -> Problem:
    return Problem(code, Severity.ERROR, where, spell(path), message, hint)


def _found(value: object) -> str:
    if value is None:
        return "nothing is written here"
    if isinstance(value, bool):
        return f"found `{str(value).lower()}`"
    if isinstance(value, str):
        is_short = len(value) <= 60 and "\n" not in value  # noqa: PLR2004 - fits a line of output
        return f'found "{value}"' if is_short else f"found a text of {len(value)} characters"
    if isinstance(value, dict):
        return "found a mapping (`key: value`)"
    if isinstance(value, list | tuple):
        return f"found a list of {len(value)}"
    return f"found `{value}`"


_DEMANDS: dict[str, str] = {
    "string_type": "a text is expected",
    "float_type": "a number is expected",
    "finite_number": "a finite number is expected",
    "int_type": "a whole number is expected",
    "bool_type": "`true` or `false` is expected",
    "bool_parsing": "`true` or `false` is expected",
    "tuple_type": "a list (`- item`) is expected",
    "dict_type": "a mapping (`key: value`) is expected",
    "model_type": "a mapping (`key: value`) is expected",
    "date_from_datetime_parsing": "a date such as 2026-11-24 is expected",
    "date_from_datetime_inexact": "a date such as 2026-11-24 is expected",
    "date_type": "a date such as 2026-11-24 is expected",
}


_BOUNDS = {
    "string_too_short": "at least {min_length} characters are needed",
    "string_too_long": "at most {max_length} characters are allowed",
    "too_short": "it needs at least {min_length}",
    "too_long": "it may have at most {max_length}",
    "greater_than": "it must be greater than {gt:g}",
    "greater_than_equal": "it must be at least {ge:g}",
    "less_than_equal": "it must be at most {le:g}",
}


def _demand(fault: Mapping[str, Any]) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    message: str = fault["msg"]
    if kind == "value_error":
        return str(context["error"])
    if kind == "enum":
        return f"allowed: {', '.join(_allowed(fault))}"
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], f"it must match {context['pattern']}")
    if kind == "string_too_short" and context["min_length"] == 1:
        return _DEMANDS["string_type"]
    if kind in _BOUNDS:
        return _BOUNDS[kind].format(**context)
    return _DEMANDS.get(kind, message[:1].lower() + message[1:])


_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_FIGURE_NAME = r"^[a-z][a-z0-9_]*$"
_PATTERNS = {
    _ID: "an id is lower-case words joined by hyphens, as in `ad-clicks`",
    _FIGURE_NAME: "a figure's name is lower-case words joined by `_`, as in `peak_traffic`",
    r"^[a-z][a-z0-9]*$": "a source key is lower-case letters and digits, as in `he2014practical`",
    URL: "an address begins with `https://` and a host, without name and password; write `(` as "
    "`%28` and `)` as `%29`, and other signs that mean something to Markdown in the same way",
    LAG: "it begins with a duration such as `under 1 min`, `7 days` (ms, s, min, h, day, week, "
    "month, year, with a blank before) or `up to {{ window }}`, or with `at once`, `static` or "
    "`training only`",
}


_PERCENT = re.compile(r"([\d.,]+) ?%")
_LARGE = re.compile(r"([\d.,]+) ?(k|thousand|m|million|b|bn|billion)", re.IGNORECASE)
_POWERS = {"k": 3, "t": 3, "m": 6, "b": 9}


def _number(text: str) -> str | None:
    """Say how a number is written that stands there as a reader would write it."""
    if found := _PERCENT.fullmatch(text):
        return f"write `{found[1]}` with the unit `percent`, or the share without a unit"
    if found := _LARGE.fullmatch(text):
        return f"write `{found[1].replace(',', '')}e{_POWERS[found[2][0].lower()]}`"
    if re.fullmatch(r"\d{1,3}(,\d{3})+", text):
        return f"write `{text.replace(',', '')}`"
    return None


def _remedy(fault: Mapping[str, Any]) -> str | None:
    value = fault["input"]
    if fault["type"] == "float_type" and isinstance(value, str):
        return _number(value)
    if fault["type"] == "string_pattern_mismatch" and re.match(r"\d", value):
        is_figure = fault["ctx"]["pattern"] == _FIGURE_NAME
        return "declare it in `estimates.given`, and write its name here" if is_figure else None
    if fault["type"] == "string_pattern_mismatch" and fault["ctx"]["pattern"] == _ID:
        spelled = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        return f"write `{spelled}`" if spelled else None
    if fault["type"] == "string_type" and isinstance(value, int | float):
        return f'put it in quotes: "{_found(value).split("`")[1]}"'
    if fault["type"] == "enum" and isinstance(value, str):
        guess = nearest(value, _allowed(fault))
        return f"did you mean `{guess}`?" if guess else None
    return None


def _allowed(fault: Mapping[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", fault["ctx"]["expected"])

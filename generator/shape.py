"""From plain data to a model: every fault of shape, at its place, with the nearest match."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from generator.model.base import LAG, written_keys
from generator.problems import KeyPath, Location, Problem, Severity, nearest, spell
from generator.yaml_source import Document

M = TypeVar("M", bound=BaseModel)


def shape(document: Document, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """Return the document as a model, or every way in which it does not have its shape."""
    try:
        return model.model_validate(document.data), ()
    except ValidationError as error:
        faults = _without_echoes(document, model, error.errors(include_url=False))
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


def key_order(document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield a word of advice for every mapping whose keys are not in the order of its model."""
    yield from _out_of_order(document, model, (), document.data)


def _out_of_order(
    document: Document, annotation: Any, path: KeyPath, value: object
) -> Iterator[Problem]:
    if isinstance(value, dict):
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from _misplaced_key(document, annotation, path, tuple(value))
        items: Iterable[tuple[str | int, object]] = value.items()
    else:
        items = enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from _out_of_order(document, _inside(annotation, step), (*path, step), item)


def _misplaced_key(
    document: Document, model: type[BaseModel], path: KeyPath, keys: tuple[str, ...]
) -> Iterator[Problem]:
    known = [key for key in keys if key in written_keys(model)]
    ordered = sorted(known, key=written_keys(model).index)
    for key, belongs in zip(known, ordered, strict=True):
        if key != belongs:
            here = (*path, belongs)
            message = f"the key `{belongs}` belongs before `{key}`"
            where = document.locate_key(here)
            hint = "run: casebook check --fix"
            yield Problem("S006", Severity.ADVICE, where, spell(here), message, hint)
            return


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
    parent = _model_at(model, path[:-1])
    allowed = tuple(_keys(parent)) if parent else ()
    guess = _nearest_key(document, model, path)
    hint = f"did you mean `{guess}`?" if guess else f"allowed here: {', '.join(allowed)}"
    message = f"the key `{path[-1]}` is not known here"
    return _make("S001", document.locate_key(path), path, message, hint)


def _nearest_key(document: Document, model: type[BaseModel], path: KeyPath) -> str | None:
    """Return the key that is most likely meant, among those that are not written already."""
    parent = _model_at(model, path[:-1])
    keys = _keys(parent) if parent else ()
    return nearest(str(path[-1]), [key for key in keys if (*path[:-1], key) not in document.keys])


def _missing_key(
    document: Document, model: type[BaseModel], path: KeyPath, fault: Mapping[str, Any]
) -> Problem:
    parent = _model_at(model, path[:-1])
    message = f"the key `{path[-1]}` is missing"
    hint = _purpose(parent, str(path[-1])) if parent else None
    return _make("S002", document.locate_key(path[:-1]), path, message, hint)


def _wrong_value(
    document: Document, model: type[BaseModel], path: KeyPath, fault: Mapping[str, Any]
) -> Problem:
    message = f"{_found(fault['input'])}; {_demand(fault)}"
    is_key = fault["loc"][-1:] == ("[key]",)
    where = document.locate_key(path) if is_key else document.locate(path)
    return _make("S003", where, path, message, _remedy(fault))


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


_DEMANDS = {
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


_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id is lower-case words joined by hyphens, as in `ad-clicks`",
    r"^[a-z][a-z0-9_]*$": "a figure's name is lower-case words joined by `_`, as in `peak_traffic`",
    r"^[a-z][a-z0-9]*$": "a source key is lower-case letters and digits, as in `he2014practical`",
    r"^https://[^\s<>\"]+$": "an address begins with `https://`",
    LAG: "it begins with a duration, as in `under 1 min` or `up to {{ window }}, by upload`, "
    "or with `at once`, `static` or `training only`",
}


def _remedy(fault: Mapping[str, Any]) -> str | None:
    value = fault["input"]
    if fault["type"] == "string_type" and isinstance(value, int | float):
        return f'put it in quotes: "{_found(value).split("`")[1]}"'
    if fault["type"] == "enum" and isinstance(value, str):
        guess = nearest(value, _allowed(fault))
        return f"did you mean `{guess}`?" if guess else None
    return None


def _allowed(fault: Mapping[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", fault["ctx"]["expected"])


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield info.alias or name


def _purpose(model: type[BaseModel], key: str) -> str | None:
    for name, info in model.model_fields.items():
        if key == (info.alias or name) and info.description:
            return info.description.split("\n\n")[0].replace("\n", " ")
    return None


def _model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    """Follow a path through the models' annotations to the model that stands there."""
    here: Any = model
    for step in path:
        here = _inside(here, step)
        if here is None:
            return None
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _inside(annotation: Any, step: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        annotation = annotation.model_fields["root"].annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, info in annotation.model_fields.items():
            if step == (info.alias or name):
                return _bare(info.annotation)
        return None
    arguments = get_args(annotation)
    if get_origin(annotation) is tuple:
        return _bare(arguments[0])
    if get_origin(annotation) is dict:
        return _bare(arguments[1])
    return None


def _bare(annotation: Any) -> Any:
    """Strip `Annotated` and `| None` from an annotation."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    members = [member for member in get_args(annotation) if member is not type(None)]
    is_optional = len(members) == 1 and type(None) in get_args(annotation)
    return _bare(members[0]) if is_optional else annotation

"""What the models say of a key: its kind in words, whether it is mandatory, and its meaning."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from generator.model.base import LAG, Model, RefersTo, written_keys

_LONGEST_LINE: Final = 400


@dataclass(frozen=True)
class Key:
    """A key of a mapping."""

    name: str
    is_mandatory: bool
    kind: str
    """What stands under it, in a few words."""
    part: str | None
    """Where the mapping that stands under it is explained, if one does."""
    meaning: str


def keys_of(model: type[Model], places: Mapping[type[Model], str]) -> Iterator[Key]:
    """Yield the keys of a model; `places` say where the models under them are explained."""
    for name, info in _fields(model):
        inner = _model_in(info.annotation)
        kind = _kind(info.annotation, info.metadata)
        meaning = " ".join((info.description or "").split())
        yield Key(name, info.is_required(), kind, places[inner] if inner else None, meaning)


def parts_of(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """Yield the keys under which mappings stand, alone or in a list, with their models."""
    for name, info in _fields(model):
        if inner := _model_in(info.annotation):
            yield name, inner


def _fields(model: type[Model]) -> Iterator[tuple[str, FieldInfo]]:
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    yield from ((name, fields[name]) for name in written_keys(model))


def _model_in(annotation: object) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    found = (_model_in(one) for one in get_args(annotation) if one is not Ellipsis)
    return next((model for model in found if model), None)


def _kind(annotation: Any, metadata: list[Any]) -> str:  # noqa: ANN401 - a type
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(arguments[0], [*metadata, *arguments[1:]])
    if origin is tuple:
        return f"list of {_plural(_kind(arguments[0], []))}{_count(metadata)}"
    if origin is dict:
        return f"mapping from names{_count(metadata)}"
    if type(None) in arguments:
        return _kind(arguments[0], metadata)
    return _of_type(annotation, metadata)


def _of_type(annotation: type, metadata: list[Any]) -> str:
    if issubclass(annotation, StrEnum):
        return "one of " + ", ".join(f"`{value}`" for value in annotation)
    if issubclass(annotation, BaseModel):
        return "mapping"
    names: dict[type, str] = {bool: "`true` or `false`", dt.date: "date", float: "number"}
    if annotation is int:
        return f"whole number{_bounds(metadata)}"
    return names.get(annotation) or _text(metadata)


def _text(metadata: list[Any]) -> str:
    if mark := next((one for one in metadata if isinstance(one, RefersTo)), None):
        return f"id in `data/{mark.file}.yaml`"
    constraints = next((one for one in metadata if isinstance(one, StringConstraints)), None)
    if constraints is None:
        return "line" + _count(metadata, "characters")
    if constraints.pattern == LAG:
        return "line that begins with a duration"
    if constraints.pattern:
        return "id"
    return "prose" if (constraints.max_length or 0) > _LONGEST_LINE else "line"


def _plural(kind: str) -> str:
    words = {"mapping": "mappings", "line": "lines", "id": "ids"}
    first, space, rest = kind.partition(" ")
    return words.get(first, first) + space + rest


def _count(metadata: list[Any], what: str = "") -> str:
    least = next((one.min_length for one in metadata if isinstance(one, MinLen)), 0)
    most = next((one.max_length for one in metadata if isinstance(one, MaxLen)), None)
    if most:
        return f", {least} to {most} {what}".rstrip()
    return f", at least {least} {what}".rstrip() if least > 1 else ""


def _bounds(metadata: list[Any]) -> str:
    low = next((one.ge for one in metadata if isinstance(one, Ge)), None)
    high = next((one.le for one in metadata if isinstance(one, Le)), None)
    return f", {low} to {high}" if low is not None and high is not None else ""

"""What the models' annotations say of a place in a file."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, RootModel

from generator.problems import KeyPath


def keys(model: type[BaseModel]) -> Iterator[str]:
    """Yield the keys of a model as a file spells them."""
    for name, info in model.model_fields.items():
        yield info.alias or name


def purpose(model: type[BaseModel], key: str) -> str | None:
    """Return the first paragraph on what a key is for."""
    for name, info in model.model_fields.items():
        if key == (info.alias or name) and info.description:
            return info.description.split("\n\n")[0].replace("\n", " ")
    return None


def model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    """Follow a path through the models' annotations to the model that stands there."""
    here: Any = model
    for step in path:
        here = inside(here, step)
        if here is None:
            return None
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def inside(annotation: Any, step: str | int) -> Any:
    """Return the annotation of what stands under a key or an index, or nothing."""
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        annotation = annotation.model_fields["root"].annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, info in annotation.model_fields.items():
            if step == (info.alias or name):
                return bare(info.annotation)
        return None
    arguments = get_args(annotation)
    if get_origin(annotation) is tuple:
        return bare(arguments[0])
    if get_origin(annotation) is dict:
        return bare(arguments[1])
    return None


def bare(annotation: Any) -> Any:
    """Strip `Annotated` and `| None` from an annotation."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    members = [member for member in get_args(annotation) if member is not type(None)]
    is_optional = len(members) == 1 and type(None) in get_args(annotation)
    return bare(members[0]) if is_optional else annotation

"""What stands in a case at a path, and what the path is called by ids."""

from pydantic import BaseModel

from generator.model.case import Case
from generator.problems import KeyPath


def value_at(case: Case, path: KeyPath) -> object:
    """Return what an author wrote at a path, or nothing."""
    here: object = case
    for step in path:
        here = _inside(here, step)
    return here


def by_id(case: Case, path: KeyPath) -> KeyPath:
    """Return a path in which items of lists go by their ids, where they have one."""
    named: KeyPath = ()
    for depth, step in enumerate(path, start=1):
        name = getattr(value_at(case, path[:depth]), "id", None) if isinstance(step, int) else None
        named = (*named[:-1], f"{named[-1]}[{name}]") if name else (*named, step)
    return named


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            if step == (info.alias or name):
                return getattr(value, name)
    elif isinstance(value, dict):
        return value.get(step)
    elif isinstance(value, tuple) and isinstance(step, int):
        return value[step]
    return None

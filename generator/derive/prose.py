"""Every text of a model: walked with its path, or rewritten with the estimate's figures in it."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from generator.problems import KeyPath

M = TypeVar("M", bound=BaseModel)

FIGURE: Final = re.compile(r"\{\{\s*([A-Za-z0-9_.-]*)\s*\}\}")
"""A reference to a figure of the estimate: `{{ peak_traffic }}`."""

CITATION: Final = re.compile(r"\[\^([^\[\]\s]{1,80})\]")
"""A reference to a work of the bibliography: `[^he2014practical]`."""


_SPACED_CITATION: Final = re.compile(r"(?<!\s)\s+\[\^")
_CITATION_WITH_SPACE: Final = re.compile(rf"(?:(?<!\s)\s+)?{CITATION.pattern}")


def texts(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text in a model with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from texts(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts(item, (*path, number))


def fill(model: M, shown: Mapping[str, str]) -> M:
    """Return a copy of a model in which every `{{ name }}` is the figure's shown value.

    Raises:
        KeyError: a figure does not exist; the checks find that before.
    """

    def change(text: str) -> str:
        # A footnote's number belongs to the word before it, not onto the next line.
        return _SPACED_CITATION.sub("[^", FIGURE.sub(lambda found: shown[found[1]], text))

    filled: M = _rewrite(model, change)
    return filled


def without_citations(model: M) -> M:
    """Return a copy of a model without `[^key]`, for pages that list no sources."""
    bare: M = _rewrite(model, lambda text: _CITATION_WITH_SPACE.sub("", text))
    return bare


def _rewrite(value: Any, change: Callable[[str], str]) -> Any:
    if type(value) is str:
        return change(value)
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return value.model_copy(
            update={name: _rewrite(getattr(value, name), change) for name in fields}
        )
    if isinstance(value, Mapping):
        return {key: _rewrite(item, change) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_rewrite(item, change) for item in value)
    return value

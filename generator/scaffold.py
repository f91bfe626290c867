"""The skeleton of a case, written from the models' own field docs."""

import datetime as dt
import json
import re
import textwrap
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, get_args, get_origin

from annotated_types import Ge, MinLen
from pydantic import BaseModel, StringConstraints, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.model.base import PLACEHOLDER, PLACEHOLDER_IDS, Line, Model, Slug, written_keys
from generator.model.case import Case
from generator.schema import MODELINE
from generator.yaml_source.scalars import is_ambiguous

_SLUG: Final = TypeAdapter(Slug)
_LONGEST_LINE: Final = get_args(Line)[1].max_length
_WIDTH: Final = 98
_EXAMPLES: Final = (*PLACEHOLDER_IDS, f"1 day, {PLACEHOLDER}", "D000")
"""The first that fits takes the place of a text with a form of its own."""
_HEAD: Final = f"""\
{MODELINE}
# One case, its sections in the order of the method. Replace every {PLACEHOLDER} and every fill-in,
# repeat the items of a list as often as needed, and delete these comments as you go.
# [optional] marks what may be left out: delete the # before its lines to use it. In a text,
# {{{{ name }}}} is a figure of the estimate, and [^key] cites a work that stands in `sources`.
"""


class ScaffoldError(ValueError):
    """The skeleton cannot be written."""


class Answers(Model):
    """What an author can say before there is a file; what is missing becomes a place to fill in."""

    title: Line | None = None
    """The system's name."""
    group: Slug | None = None
    """The group that the case is listed under."""
    difficulty: int | None = None
    """1, 2 or 3."""
    tags: tuple[Slug, ...] = ()
    """What the case is tagged with."""

    def written(self, key: str) -> str | None:
        """Return the answer as YAML, if there is one."""
        answer = getattr(self, key, None)
        if not answer:
            return None
        return f"[{', '.join(answer)}]" if isinstance(answer, tuple) else _plain(str(answer))


def new_case(folder: Path, slug: str, answers: Answers) -> Path:
    """Write the skeleton of a case to `folder` and return its file.

    Raises:
        ScaffoldError: the name is no slug, there is a case of this name already, or the file cannot
            be written.
    """
    file = new_file(folder, slug)
    try:
        folder.mkdir(exist_ok=True)
        with file.open("x", encoding="utf-8") as stream:
            stream.write(skeleton(answers))
    except OSError as error:
        message = f"{file.name} cannot be written: {error.strerror}"
        raise ScaffoldError(message) from error
    return file


def new_file(folder: Path, slug: str) -> Path:
    """Return the file that a new case would get.

    Raises:
        ScaffoldError: the name is no slug, or there is a case of this name already.
    """
    try:
        _SLUG.validate_python(slug)
    except ValidationError as error:
        guess = re.sub("[^a-z0-9]+", "-", slug.lower()).strip("-")
        example = f"did you mean '{guess}'?" if guess else "as in 'ad-clicks'"
        message = f"'{slug}' is no slug; use lower-case words joined by hyphens; {example}"
        raise ScaffoldError(message) from error
    file = folder / f"{slug}.yaml"
    if file.exists():
        message = f"{file.name} exists already; it is left as it is"
        raise ScaffoldError(message)
    return file


def skeleton(answers: Answers) -> str:
    """Return a case in which every key has its meaning as a comment and a placeholder."""
    return _HEAD + "\n".join(_mapping(Case, answers)) + "\n"


_NO_ANSWERS: Final = Answers()


def _mapping(model: type[BaseModel], answers: Answers = _NO_ANSWERS) -> Iterator[str]:
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    for key in written_keys(model):
        info = fields[key]
        yield from _comment(info, top=model is Case)
        answer = answers.written(key)
        entry = (f"{key}: {answer}",) if answer else _entry(key, info)
        yield from entry if info.is_required() else (f"#{line}" for line in entry)


def _comment(info: FieldInfo, *, top: bool) -> Iterator[str]:
    if top:
        yield ""
    words = " ".join((info.description or "").split())
    optional = "" if info.is_required() else "[optional] "
    yield from textwrap.wrap(
        f"{optional}{words}{_choices(info.annotation)}",
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
    )


def _choices(annotation: Any) -> str:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return f" One of: {', '.join(annotation)}."
    return ""


def _entry(key: str, info: FieldInfo) -> Iterator[str]:
    if info.examples:
        yield f"{key}: {info.examples[0]}"
        return
    value = list(_value(info.annotation, info.metadata))
    if len(value) == 1 and not value[0].startswith("- "):
        yield f"{key}: {value[0]}"
    elif value[0] == "|":
        yield f"{key}: |"
        yield from (f"  {line}" for line in value[1:])
    else:
        yield f"{key}:"
        yield from (f"  {line}" for line in value)


def _value(annotation: Any, metadata: list[Any]) -> Iterator[str]:
    """Yield the lines of a placeholder for a value of this type."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _value(arguments[0], list(arguments[1:]))
    elif origin is tuple:
        for _ in range(_least(metadata)):
            first, *others = _value(arguments[0], [])
            yield f"- {first}"
            yield from (f"  {line}" for line in others)
    elif origin is dict:
        # A figure is given or derived, so each needs a name of its own.
        yield f"name_of_{arguments[1].__name__.lower()}_figure:"
        yield from (f"  {line}" for line in _value(arguments[1], []))
    elif type(None) in arguments:
        yield from _value(arguments[0], metadata)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _mapping(annotation)
    else:
        yield from _scalar(annotation, metadata)


def _scalar(annotation: type, metadata: list[Any]) -> Iterator[str]:
    if issubclass(annotation, StrEnum):
        yield next(iter(annotation)).value
    elif issubclass(annotation, dt.date):
        yield dt.datetime.now(tz=dt.UTC).date().isoformat()
    elif issubclass(annotation, bool):
        yield "false"
    elif issubclass(annotation, int | float):
        yield str(next((bound.ge for bound in metadata if isinstance(bound, Ge)), 1))
    else:
        yield from _text(metadata)


def _least(metadata: list[Any]) -> int:
    """Return how many items a list, or characters a text, needs."""
    return max((bound.min_length for bound in metadata if isinstance(bound, MinLen)), default=1)


def _text(metadata: list[Any]) -> Iterator[str]:
    constraints = next((m for m in metadata if isinstance(m, StringConstraints)), None)
    if constraints and constraints.pattern:
        yield next(word for word in _EXAMPLES if re.fullmatch(constraints.pattern, word))
    elif constraints and (constraints.max_length or 0) > _LONGEST_LINE:
        yield "|"
        yield PLACEHOLDER
    elif (least := _least(metadata)) > len(PLACEHOLDER):
        # Long enough, so that it is reported as the placeholder that it is.
        yield f"{PLACEHOLDER}, in {least} characters or more".ljust(least, ".")
    else:
        yield PLACEHOLDER


def _plain(text: str) -> str:
    """Write a text so that YAML reads it as it is."""
    is_plain = re.fullmatch(r"[A-Za-z][^:#\"'\\{}\[\]]*|[0-9]", text) and not is_ambiguous(text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)

"""The mini guide is small and complete: one case with all there is, one with the least."""

from collections.abc import Iterator, Mapping
from inspect import get_annotations

from pydantic import BaseModel

from generator.derive.prose import CITATION, FIGURE, texts
from generator.model.case import Case
from generator.model.framework import CaseSection
from generator.model.guide import Guide


def called(model: type[BaseModel], field: str) -> str:
    """Return `Model.field`, with the class that declares the field."""
    declaring = next(base for base in model.__mro__ if field in get_annotations(base))
    return f"{declaring.__name__}.{field}"


def optional_fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Yield `Model.field` for every field that an author may leave out, at any depth."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        if not info.is_required():
            yield called(model, name)
        for inner in models_in(info.annotation):
            yield from optional_fields(inner, seen)


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_in(argument)


def written(value: object) -> Iterator[str]:
    """Yield `Model.field` for every field that an author may leave out, and did not."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            if name in value.model_fields_set and not info.is_required():
                yield called(type(value), name)
            yield from written(getattr(value, name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from written(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from written(item)


def test_spam_filter_uses_every_optional_field(spam_filter: Case) -> None:
    """What a case can say is said once here, so that every page and diagram is exercised."""
    assert set(written(spam_filter)) == set(optional_fields(Case, set()))


def test_haiku_writer_uses_no_optional_field(haiku_writer: Case) -> None:
    """A case with the least has to work everywhere too; only a served model is demanded (D002)."""
    assert set(written(haiku_writer)) == {"Component.model"}


def test_guide_uses_every_optional_field(guide: Guide) -> None:
    """The method and the vocabularies say once what they can say."""
    assert set(written(guide)) == set(optional_fields(Guide, set()))


def test_prose_uses_what_prose_can_do(spam_filter: Case) -> None:
    """A figure, a citation, inline math and display math occur."""
    whole = "\n".join(text for _, text in texts(spam_filter))
    assert FIGURE.search(whole)
    assert CITATION.search(whole)
    assert "$$\n" in whole
    assert "$p_i$" in whole
    assert {hop.parallel for hop in spam_filter.serving.request.hops} == {None, "gather"}


def test_method_covers_every_section_once(guide: Guide) -> None:
    """The sections of a case are divided among the steps."""
    covered = [section for step in guide.framework.steps for section in step.sections]
    assert covered == list(CaseSection)

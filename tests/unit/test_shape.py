from datetime import date
from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import Field, RootModel

from generator.model.base import Line, Model, Number, Slug
from generator.problems import Location, Problem
from generator.shape import shape
from generator.yaml_source import parse


class Color(StrEnum):
    """What a part can be painted in."""

    RED = "red"
    GREEN = "green"
    BLUE = "blue"


class Part(Model):
    """A part of a thing."""

    id: Slug
    """How others refer to it.

    Example: left-wheel
    """
    color: Color | None = None
    """What it is painted in."""
    origin: Line | None = Field(default=None, alias="from")
    """Where it comes from."""


class Thing(Model):
    """A thing with parts."""

    name: Annotated[str, Field(min_length=3)]
    """What it is called."""
    weight: Number = 1.0
    """What it weighs, in kilograms."""
    spare: bool = False
    """Whether it is a spare."""
    made: date | None = None
    """When it was made."""
    parts: tuple[Part, ...] = Field(default=(), min_length=2)
    """What it is made of."""
    named: dict[Slug, Part] = Field(default_factory=dict)
    """What it is made of, by name."""


Things = RootModel[dict[Slug, Thing]]


def faults(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a text as a thing."""
    document, problems = parse(text, "x.yaml")
    assert document
    assert problems == ()
    return shape(document, Thing)[1]


def test_right_shape_becomes_a_model() -> None:
    """A document of the right shape is returned as the model, and nothing is wrong."""
    document, _ = parse("name: cart\nparts: [{id: a, from: here}, {id: b}]", "x.yaml")
    assert document
    thing, problems = shape(document, Thing)
    assert problems == ()
    assert thing
    assert [part.origin for part in thing.parts] == ["here", None]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: 12", "found `12`; a text is expected"),
        ("name: true", "found `true`; a text is expected"),
        ("name:", "nothing is written here; a text is expected"),
        ("name: [a]", "found a list of 1; a text is expected"),
        ("name: {a: b}", "found a mapping (`key: value`); a text is expected"),
        ("name: ab", 'found "ab"; at least 3 characters are needed'),
        ('name: ""', 'found ""; at least 3 characters are needed'),
        ("name: cart\nparts: [{id: a, from: ' '}, {id: b}]", 'found " "; a text is expected'),
        ("name: cart\nweight: heavy", 'found "heavy"; a number is expected'),
        ("name: cart\nweight: true", "found `true`; a number is expected"),
        ("name: cart\nweight: 1e999", "found `inf`; a finite number is expected"),
        ("name: cart\nspare: maybe", 'found "maybe"; `true` or `false` is expected'),
        ("name: cart\nmade: 2026-13-01", 'found "2026-13-01"; a date such as'),
        ("name: cart\nmade: 20261102", "found `20261102`; a date such as"),
        ("name: cart\nparts: a", 'found "a"; a list (`- item`) is expected'),
        ("name: cart\nparts: [{id: a}]", "found a list of 1; it needs at least 2"),
        ("name: cart\nparts: [a, {id: b}]", 'found "a"; a mapping (`key: value`) is expected'),
        ("name: cart\nnamed: [a]", "found a list of 1; a mapping (`key: value`) is expected"),
        ("name: cart\nnamed: {A: {id: a}}", 'found "A"; an id is lower-case words'),
        ("name: cart\nnamed: {a: {id: A}}", 'found "A"; an id is lower-case words'),
        (f"name: {'ab ' * 30}\nweight: {'x' * 61}", "found a text of 61 characters; a number"),
        ('name: cart\nweight: "a\\nb"', "found a text of 3 characters; a number"),
    ],
)
def test_message_says_what_was_found_and_what_is_allowed(text: str, message: str) -> None:
    """A wrong value is told in an author's words: no class names, no English of a library."""
    (problem,) = faults(text)
    assert problem.code == "S003"
    assert problem.message.startswith(message)


def test_all_faults_are_found_at_their_places() -> None:
    """Every fault is reported at once, each where its value stands."""
    problems = faults("name: 1\nparts:\n  - id: A\n  - id: b\n    color: red\n    size: 2\n")
    assert [(problem.inside, str(problem.where)) for problem in problems] == [
        ("name", "x.yaml:1:7"),
        ("parts[0].id", "x.yaml:3:9"),
        ("parts[1].size", "x.yaml:6:5"),
    ]


def test_missing_key_is_located_at_what_lacks_it() -> None:
    """A key that does not exist has no place: its parent's is shown, and what it is for."""
    (problem,) = faults("name: cart\nparts:\n  - id: a\n  - color: red\n")
    assert (problem.code, problem.inside) == ("S002", "parts[1].id")
    assert problem.where == Location("x.yaml", 4, 5)
    assert problem.hint == "How others refer to it."


def test_misspelt_key_is_one_problem() -> None:
    """A misspelt key is not reported as missing besides."""
    (problem,) = faults("name: cart\nparts: [{ids: a}, {id: b}]\n")
    assert (problem.code, problem.inside) == ("S001", "parts[0].ids")
    assert problem.hint == "did you mean `id`?"


def test_guess_is_not_a_key_that_is_there_already() -> None:
    """What is written already cannot be what a misspelt key means."""
    (problem,) = faults("name: cart\nparts: [{id: a, idd: a}, {id: b}]\n")
    assert problem.hint == "allowed here: id, color, from"


def test_keys_are_called_as_authors_write_them() -> None:
    """`from` is a word of Python; authors write it all the same."""
    (problem,) = faults("name: cart\nparts: [{id: a, fom: x}, {id: b}]\n")
    assert problem.hint == "did you mean `from`?"


def test_wrong_key_is_located_at_the_key() -> None:
    """A key of the wrong form is marked itself, not its value."""
    (problem,) = faults("name: cart\nnamed:\n  Left_Wheel:\n    id: a\n")
    assert (problem.inside, problem.where) == ("named.Left_Wheel", Location("x.yaml", 3, 3))


@pytest.mark.parametrize(
    ("color", "hint"),
    [("rad", "did you mean `red`?"), ("bleu", "did you mean `blue`?"), ("zzz", None)],
)
def test_word_of_a_list_is_guessed(color: str, hint: str | None) -> None:
    """A word that is not allowed is answered with all that are, and the nearest of them."""
    (problem,) = faults(f"name: cart\nparts: [{{id: a, color: {color}}}, {{id: b}}]")
    assert problem.message == f'found "{color}"; allowed: red, green, blue'
    assert problem.hint == hint


@pytest.mark.parametrize(("text", "quoted"), [("12", "12"), ("1.25", "1.25"), ("false", "false")])
def test_number_for_a_text_is_put_in_quotes(text: str, quoted: str) -> None:
    """A text that looks like a number needs quotes, and the hint shows them."""
    (problem,) = faults(f"name: {text}")
    assert problem.hint == f'put it in quotes: "{quoted}"'


def test_entries_of_a_file_are_checked_like_anything_else() -> None:
    """A file that is one mapping by id has no key for the whole of it."""
    document, _ = parse("cart:\n  nam: cart\nA: {name: cart}\n", "x.yaml")
    assert document
    things, problems = shape(document, Things)
    assert things is None
    assert [(problem.code, problem.inside) for problem in problems] == [
        ("S001", "cart.nam"),
        ("S003", "A"),
    ]


def test_document_of_another_kind() -> None:
    """A file that holds no mapping at all is told so."""
    (problem,) = faults("- a\n- b\n")
    assert problem.message == "found a list of 2; a mapping (`key: value`) is expected"

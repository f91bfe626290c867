"""What `casebook new` asks on a terminal, and what it accepts as options."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

import click
from pydantic import TypeAdapter, ValidationError

from generator.model.base import Line
from generator.model.guide import Guide
from generator.model.vocabulary import Entry
from generator.problems import nearest
from generator.scaffold import Answers

T = TypeVar("T")

_MOST_TAGS: Final = 8
_DIFFICULTIES: Final = {
    "1": "for a first interview",
    "2": "for most",
    "3": "for those with many moving parts",
}
_LINE: Final = TypeAdapter(Line)


def ask(guide: Guide) -> Answers:
    """Ask for what a skeleton can hold already; a wrong answer is explained and asked again."""
    title = click.prompt("Title, such as Visual search", value_proc=read_title)
    group = _choose("Group", guide.vocabulary.groups, lambda word: read_group(word, guide))
    click.echo("".join(f"  {level}  {meaning}\n" for level, meaning in _DIFFICULTIES.items()))
    difficulty = click.prompt("Difficulty", value_proc=read_difficulty)
    tags = _choose(
        f"Tags, up to {_MOST_TAGS}, with commas",
        guide.vocabulary.tags,
        lambda words: read_tags(words.replace(",", " ").split(), guide),
    )
    return Answers(title=title, group=group, difficulty=difficulty, tags=tags)


def _choose(question: str, words: Mapping[str, Entry], read: Callable[[str], T]) -> T:
    width = max(map(len, words))
    click.echo("".join(f"  {word:{width}}  {entry.name}\n" for word, entry in words.items()))
    answer: T = click.prompt(question, value_proc=read)
    return answer


def read_title(text: str) -> str:
    """Accept a title.

    Raises:
        click.BadParameter: it is empty, or longer than a line.
    """
    try:
        return _LINE.validate_python(text.strip())
    except ValidationError as error:
        raise click.BadParameter("a title has between 1 and 400 characters") from error


def read_group(word: str, guide: Guide) -> str:
    """Accept the id of a group.

    Raises:
        click.BadParameter: there is no such group.
    """
    return _known(word.strip(), guide.vocabulary.groups, "group")


def read_difficulty(text: str) -> int:
    """Accept a difficulty.

    Raises:
        click.BadParameter: it is none of the three.
    """
    if text.strip() not in _DIFFICULTIES:
        raise click.BadParameter(f"'{text}' is no difficulty; it is 1, 2 or 3")
    return int(text)


def read_tags(words: list[str], guide: Guide) -> tuple[str, ...]:
    """Accept the ids of tags, each once.

    Raises:
        click.BadParameter: one does not exist, or there are too many of them, or none.
    """
    tags = tuple(dict.fromkeys(_known(word, guide.vocabulary.tags, "tag") for word in words))
    if not 1 <= len(tags) <= _MOST_TAGS:
        raise click.BadParameter(f"a case has between 1 and {_MOST_TAGS} tags")
    return tags


def _known(word: str, words: Mapping[str, Entry], kind: str) -> str:
    if word in words:
        return word
    guess = nearest(word, tuple(words))
    hint = f"did you mean '{guess}'?" if guess else f"known: {', '.join(words)}"
    raise click.BadParameter(f"the {kind} '{word}' does not exist; {hint}")


def read_options(
    guide: Guide, title: str | None, group: str | None, difficulty: str | None, tags: list[str]
) -> Answers:
    """Accept what options say instead of answers.

    Raises:
        click.UsageError: something in them is wrong; all of it is said at once.
    """
    answers: dict[str, object] = {}
    readers: dict[str, Callable[[], object]] = {}
    if title is not None:
        readers["title"] = lambda: read_title(title)
    if group is not None:
        readers["group"] = lambda: read_group(group, guide)
    if difficulty is not None:
        readers["difficulty"] = lambda: read_difficulty(difficulty)
    if tags:
        readers["tags"] = lambda: read_tags(tags, guide)
    faults = list(_read_all(readers, answers))
    if faults:
        raise click.UsageError("; ".join(faults))
    return Answers.model_validate(answers)


def _read_all(
    readers: Mapping[str, Callable[[], object]], answers: dict[str, object]
) -> Iterator[str]:
    for name, read in readers.items():
        try:
            answers[name] = read()
        except click.BadParameter as error:
            yield error.message

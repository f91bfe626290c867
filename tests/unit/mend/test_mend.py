from pathlib import Path

import pytest

from generator.load import files
from generator.mend import Mended, mend
from generator.mend.order import with_order
from generator.mend.spacing import with_spacing
from generator.mend.spelling import with_spelling
from generator.model.base import Model
from generator.problems import Location, Slip
from generator.shape import disorders
from generator.site import survey
from generator.yaml_source import parse


class Part(Model):
    """A part with a key for explanations, which a file holds last."""

    deep_dives: str = ""
    id: str
    size: int = 0


class Thing(Model):
    """A thing with parts."""

    name: str
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    note: str = ""


def ordered(text: str) -> str:
    """Return a thing with its keys in order."""
    document, problems = parse(text, "thing.yaml")
    assert document is not None
    assert not problems
    return with_order(text, document, disorders(document, Thing))


def test_comments_move_with_their_key() -> None:
    """What an author wrote above a key is about that key."""
    text = "# The note.\nnote: late\n# Its name,\n# in two lines.\nname: A\n"
    assert ordered(text) == "# Its name,\n# in two lines.\nname: A\n# The note.\nnote: late\n"


def test_blank_lines_stay_where_they_are() -> None:
    """Sections keep their distance, whichever comes first."""
    text = "# head of the file\n\nnote: late\n\nname: A\n"
    assert ordered(text) == "# head of the file\n\nname: A\n\nnote: late\n"


def test_items_of_a_list_keep_their_dash() -> None:
    """The first key of an item stands beside the dash, whichever it is."""
    text = (
        "name: A\nparts:\n  - size: 1\n    id: a\n  - id: b\n    size: 2\n  - size: 3\n    id: c\n"
    )
    assert ordered(text) == (
        "name: A\nparts:\n  - id: a\n    size: 1\n  - id: b\n    size: 2\n  - id: c\n    size: 3\n"
    )


def test_order_is_mended_at_every_depth_at_once() -> None:
    """A mapping in a mapping that is moved is put in order too, block texts and all."""
    text = (
        "part:\n"
        "  deep_dives: |\n"
        "    # no comment\n"
        "\n"
        "    size: 3\n"
        "  # the size\n"
        "  size: 1  # in parts\n"
        "  id: a\n"
        "name: A\n"
    )
    assert ordered(text) == (
        "name: A\n"
        "part:\n"
        "  id: a\n"
        "  # the size\n"
        "  size: 1  # in parts\n"
        "  deep_dives: |\n"
        "    # no comment\n"
        "\n"
        "    size: 3\n"
    )


def test_a_record_in_braces_is_left_alone() -> None:
    """Keys within one line can be seen at a glance."""
    text = "name: A\npart: {size: 1, id: a}\n"
    assert ordered(text) == text


def test_unknown_keys_are_not_lost() -> None:
    """What has no place in the order comes last, so that its problem can be reported."""
    assert ordered("note: late\nodd: x\nname: A\n") == "name: A\nnote: late\nodd: x\n"


def test_spacing() -> None:
    """Line ends, trailing blanks and rows of blank lines are one kind."""
    assert with_spacing("a: 1  \r\n\r\n\r\n\r\nb: 2\r\n\r\n") == "a: 1\n\nb: 2\n"


def test_misspelt_words_are_replaced_where_they_stand() -> None:
    """Two slips in a line do not move each other, and other words that look alike stay."""
    text = "tags: [calibraton, calibraton-x, txt]\n"
    slips = [
        (Location("x", 1, 8), Slip("calibraton", "calibration")),
        (Location("x", 1, 34), Slip("txt", "text")),
    ]
    assert with_spelling(text, slips) == "tags: [calibration, calibraton-x, text]\n"


def mended(root: Path) -> list[Mended]:
    """Mend the guide in a folder once."""
    return list(mend(files(root / "data"), survey(root / "data", root).problems, root))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: model-server", "kind: model-servr"),
        ("served_from: sender-store", "served_from: sendr-store"),
        ("role: chosen", "role: chosn"),
        ("  business_objective:", "  busines_objective:"),
    ],
)
def test_a_slip_is_undone(copy: Path, old: str, new: str) -> None:
    """A misspelt id, choice or key becomes what it was before."""
    file = copy / "data" / "cases" / "spam-filter.yaml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace(old, new, 1), encoding="utf-8")
    changes = mended(copy)
    assert file.read_text(encoding="utf-8") == before
    assert len(changes) == 1


def test_what_could_mean_two_things_is_left_to_the_author(copy: Path) -> None:
    """Between `scor_time` and two figures that are as close, nobody but the author can tell."""
    file = copy / "data" / "cases" / "spam-filter.yaml"
    text = file.read_text(encoding="utf-8").replace("p99: score_time", "p99: xyz_time")
    file.write_text(text, encoding="utf-8")
    assert mended(copy) == []
    assert file.read_text(encoding="utf-8") == text


def test_a_sound_guide_is_left_alone(copy: Path) -> None:
    """Nothing is rewritten that needs no mending."""
    assert mended(copy) == []


def test_a_file_that_cannot_be_read_is_left_alone(copy: Path) -> None:
    """Mending guesses nothing about what it cannot parse."""
    file = copy / "data" / "cases" / "spam-filter.yaml"
    file.write_text("title: [\n\n\n\n", encoding="utf-8")
    assert mended(copy) == []
    assert file.read_text(encoding="utf-8") == "title: [\n\n\n\n"


def test_two_spaces_that_break_a_line_of_text_stay(copy: Path) -> None:
    """Spacing that a text says something with is no slip."""
    file = copy / "data" / "cases" / "spam-filter.yaml"
    text = file.read_text(encoding="utf-8")
    old = "Two words in one bucket share a weight."
    assert old in text
    file.write_text(
        text.replace(old, "Two words  \n        in one bucket share a weight."), "utf-8"
    )
    assert mended(copy) == []

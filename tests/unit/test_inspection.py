from pathlib import Path

import pytest

from generator import inspection, schema
from generator.inspection import FOLDER, inspect
from generator.site import survey

CASE = Path("data/cases/spam-filter.yaml")


@pytest.fixture
def broken(copy: Path) -> Path:
    """Return a copy of the mini guide with a slip, a missing key and a piece of advice in it."""
    text = (copy / CASE).read_text(encoding="utf-8")
    text = text.replace("role: chosen", "role: chosn").replace("    scale: not ours\n", "", 1)
    (copy / CASE).write_text(text, encoding="utf-8")
    return copy


def test_what_is_kept_is_what_was_found(broken: Path) -> None:
    """The second answer is the first one, and both are those of a survey."""
    first = inspect(broken / "data", broken)
    assert list((broken / FOLDER).iterdir())
    assert first.problems
    assert first == inspect(broken / "data", broken)
    found = survey(broken / "data", broken)
    assert (first.problems, first.slugs) == (found.problems, found.slugs)


def test_nothing_is_judged_twice(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on the shelf needs no second look."""
    first = inspect(broken / "data", broken)
    monkeypatch.delattr(inspection, "_inspect")
    assert inspect(broken / "data", broken) == first


@pytest.mark.parametrize(
    "name",
    ["data/cases/haiku-writer.yaml", "data/vocabulary/tags.yaml", "data/cases/new.yml"],
)
def test_any_change_is_seen(broken: Path, name: str) -> None:
    """Another case, a shared file or a file in the wrong place changes the answer."""
    before = inspect(broken / "data", broken)
    file = broken / name
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    file.write_text(text + "\n  - [", encoding="utf-8")
    assert inspect(broken / "data", broken) != before


def test_a_link_out_of_the_folder_is_read_each_time(broken: Path) -> None:
    """What is no plain file is judged, and kept by nobody."""
    (broken / "data" / "cases" / "pipe.yaml").symlink_to("/dev/null")
    assert inspect(broken / "data", broken).problems
    assert not (broken / FOLDER).exists()


def test_a_schema_that_lags_behind_is_noticed(copy: Path) -> None:
    """Whoever adds a word learns that the editor's schema has to follow."""
    assert inspect(copy / "data", copy).problems == ()
    guide = survey(copy / "data", copy).sound
    assert guide is not None
    schema.write(guide, copy)
    assert inspect(copy / "data", copy).problems == ()
    tags = copy / "data" / "vocabulary" / "tags.yaml"
    word = "new:\n  name: New\n  definition: A new word.\n"
    tags.write_text(tags.read_text(encoding="utf-8") + word, encoding="utf-8")
    (found,) = inspect(copy / "data", copy).problems
    assert (found.code, found.where.path) == ("S007", "data/schema/case.json")

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.load import load
from generator.problems import Problem


def test_mini_guide_is_complete(guide: object, mini: Path) -> None:
    """The mini guide has nothing wrong, so that other tests can start from it."""
    loaded = load(mini / "data", mini)
    assert loaded.problems == ()
    assert loaded.guide == guide
    assert {"cases/haiku-writer", "cases/spam-filter"} <= set(loaded.documents)


def test_cases_come_in_the_order_of_their_slugs(mini: Path) -> None:
    """The order of the cases does not depend on the file system."""
    loaded = load(mini / "data", mini)
    assert loaded.guide
    assert list(loaded.guide.cases) == ["haiku-writer", "spam-filter"]


def test_files_are_named_from_the_root(copy: Path) -> None:
    """Problems name files as an author types them, whatever the working directory."""
    (copy / "data" / "cases" / "spam-filter.yaml").write_text("a: [", encoding="utf-8")
    (problem,) = load(copy / "data", copy).problems
    assert problem.where.path == "data/cases/spam-filter.yaml"
    (problem,) = load(copy / "data", copy / "data").problems
    assert problem.where.path == "cases/spam-filter.yaml"


def test_broken_case_does_not_hide_the_others(copy: Path) -> None:
    """A case that cannot be used is left out; the guide goes on without it."""
    file = copy / "data" / "cases" / "spam-filter.yaml"
    file.write_text(file.read_text("utf-8").replace("minutes: 30", "minutes: long"), "utf-8")
    loaded = load(copy / "data", copy)
    assert loaded.guide
    assert list(loaded.guide.cases) == ["haiku-writer"]
    assert [problem.inside for problem in loaded.problems] == ["minutes"]


@pytest.mark.parametrize("name", ["framework.yaml", "sources.yaml", "vocabulary/tags.yaml"])
def test_broken_shared_file_leaves_no_guide(
    name: str, copy: Path, problems_in: Callable[[Path], tuple[Problem, ...]]
) -> None:
    """Without a shared file no case can be judged, so that only the file itself is reported."""
    (copy / "data" / name).write_text("a: [", encoding="utf-8")
    assert load(copy / "data", copy).guide is None
    (problem,) = problems_in(copy)
    assert problem.where.path == f"data/{name}"


def test_all_files_are_reported_at_once(copy: Path) -> None:
    """One run finds what is wrong with every file, shared ones and cases alike."""
    for name in ("framework.yaml", "vocabulary/tags.yaml", "cases/spam-filter.yaml"):
        (copy / "data" / name).write_text("", encoding="utf-8")
    problems = load(copy / "data", copy).problems
    assert [problem.where.path for problem in problems] == [
        "data/framework.yaml",
        "data/vocabulary/tags.yaml",
        "data/cases/spam-filter.yaml",
    ]


def test_folder_without_cases(copy: Path) -> None:
    """A guide without a case is most likely looked for in the wrong folder."""
    for file in (copy / "data" / "cases").iterdir():
        file.unlink()
    (problem,) = load(copy / "data", copy).problems
    assert (problem.code, problem.where.path) == ("S005", "data/cases")


def test_missing_folder(tmp_path: Path) -> None:
    """A folder that does not exist is a list of problems, not a crash."""
    loaded = load(tmp_path / "data", tmp_path)
    assert loaded.guide is None
    assert {problem.code for problem in loaded.problems} == {"Y001", "S005"}


def test_hidden_files_are_no_cases(copy: Path) -> None:
    """What editors and systems leave behind is not looked at."""
    (copy / "data" / "cases" / ".DS_Store").write_bytes(b"\x00")
    (copy / "data" / "cases" / ".spam-filter.yaml.swp").write_bytes(b"\x00")
    (copy / "data" / "cases" / "spam-filter.yaml~").write_bytes(b"\x00")
    (copy / "data" / "cases" / "#spam-filter.yaml#").write_bytes(b"\x00")
    assert load(copy / "data", copy).problems == ()


def test_every_case_file_counts(copy: Path) -> None:
    """A case that cannot even be read is a case that somebody has written."""
    (copy / "data" / "cases" / "spam-filter.yaml").write_text("a: [", encoding="utf-8")
    assert load(copy / "data", copy).slugs == ("haiku-writer", "spam-filter")


def test_device_is_not_read(copy: Path) -> None:
    """A link to a device would be read without end."""
    file = copy / "data" / "cases" / "spam-filter.yaml"
    file.unlink()
    file.symlink_to("/dev/zero")
    (problem,) = load(copy / "data", copy).problems
    assert (problem.code, problem.where.path) == ("Y001", "data/cases/spam-filter.yaml")


@pytest.mark.parametrize("linked", ["cases/spam-filter.yaml", "framework.yaml", "vocabulary"])
def test_link_is_not_followed(copy: Path, tmp_path: Path, linked: str) -> None:
    """A stranger's link could lead to a secret, which a message about it would quote."""
    place = copy / "data" / linked
    target = tmp_path / "elsewhere"
    place.rename(target)
    place.symlink_to(target)
    found = load(copy / "data", copy).problems
    assert {(problem.code, problem.message) for problem in found} == {
        ("Y001", "the file cannot be read: it is a symbolic link, or behind one")
    }


def test_folder_among_the_cases(copy: Path) -> None:
    """Cases lie side by side; a folder among them would be overlooked in silence."""
    (copy / "data" / "cases" / "old").mkdir()
    (problem,) = load(copy / "data", copy).problems
    assert (problem.code, problem.hint) == ("S005", "move it")


def test_uncertain_value_is_reported_once(copy: Path) -> None:
    """A value that readers understand differently is not blamed for its type besides."""
    file = copy / "data" / "cases" / "spam-filter.yaml"
    file.write_text(file.read_text("utf-8").replace("minutes: 30", "minutes: 0_30"), "utf-8")
    (problem,) = load(copy / "data", copy).problems
    assert problem.code == "Y004"


@pytest.mark.parametrize(
    ("slug", "hint"),
    [
        ("spam-filter", "delete it"),
        ("junk-filter", "rename the file to `junk-filter.yaml`"),
        ('"Junk Filter"', "delete it"),
        ("5", "delete it"),
    ],
)
def test_typed_slug_is_answered(slug: str, hint: str, copy: Path) -> None:
    """A slug that somebody types is compared with the file's name, which decides."""
    file = copy / "data" / "cases" / "spam-filter.yaml"
    file.write_text(f"slug: {slug}\n" + file.read_text("utf-8"), "utf-8")
    (problem,) = load(copy / "data", copy).problems
    assert (problem.code, problem.hint) == ("S004", hint)

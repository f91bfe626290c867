import json
import subprocess
import sys
from pathlib import Path

import pytest

import review
import summary
from review import Change
from tests.project import MINI_DATA, ROOT, copy_project

SPAM_FILTER = "data/cases/spam-filter.yaml"
HAIKU_WRITER = "data/cases/haiku-writer.yaml"
TAG = ", calibration]"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a clone with one commit, to change something in; commands run there."""
    project = copy_project(tmp_path / "clone", MINI_DATA)
    git(project, "init", "--quiet")
    commit(project)
    monkeypatch.chdir(project)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return project


def git(clone: Path, *arguments: str) -> None:
    """Run Git as somebody, whatever the machine's own settings are."""
    somebody = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *somebody, *arguments), cwd=clone, check=True, capture_output=True)


def commit(clone: Path) -> None:
    """Commit whatever is in the clone."""
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "x")


def edit(clone: Path, name: str, old: str, new: str) -> None:
    """Replace a text that occurs once in a file."""
    text = (clone / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (clone / name).write_text(text.replace(old, new), encoding="utf-8")


def append(file: Path, text: str) -> None:
    """Add something to a file."""
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def run(clone: Path) -> tuple[int, dict[str, object]]:
    """Commit, review as the workflow does, and return the exit code and the summary."""
    commit(clone)
    code = review.main(["--pull-request", "12", "--base", "HEAD^1"])
    return code, json.loads((clone / summary.FILE).read_text(encoding="utf-8"))


def test_broken_case_is_annotated_and_counted(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The log has one command for GitHub a problem; the summary has their number."""
    edit(clone, SPAM_FILTER, TAG, ", calibraton]")
    code, written = run(clone)
    assert code == 1
    assert written == {
        "pull_request": 12,
        "cases": ["spam-filter"],
        "whole_guide": False,
        "errors": 1,
        "advice": 0,
    }
    out = capfd.readouterr().out
    assert out.startswith(f"::error file={SPAM_FILTER},line=9,")
    assert out.count("::error") == 1


def test_only_the_changed_cases_are_checked(clone: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A problem that was there before is no business of this pull request."""
    edit(clone, SPAM_FILTER, TAG, ", calibraton]")
    commit(clone)
    append(clone / HAIKU_WRITER, "# A comment.\n")
    code, written = run(clone)
    assert (code, written["cases"], written["errors"]) == (0, ["haiku-writer"], 0)
    assert capfd.readouterr().out == ""


def test_shared_file_concerns_every_case(clone: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Whoever takes a word out of the vocabulary is shown the case that uses it."""
    edit(clone, "data/vocabulary/tags.yaml", "\ncalibration:", "\ncalibrations:")
    code, written = run(clone)
    assert (code, written["cases"], written["whole_guide"]) == (1, [], True)
    assert f"::error file={SPAM_FILTER}" in capfd.readouterr().out


def test_without_a_change_in_the_data_nothing_is_checked(clone: Path) -> None:
    """A pull request that mends the documentation has an empty summary."""
    append(clone / "docs" / "index.md", "\n")
    code, written = run(clone)
    assert (code, written["cases"], written["errors"]) == (0, [], 0)


def test_broken_generator_leaves_no_summary(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that does not run has found nothing, which is not the same as no problems."""
    edit(clone, SPAM_FILTER, TAG, ", calibraton]")
    monkeypatch.setattr(review, "_CASEBOOK", (sys.executable, "-c", "raise SystemExit(2)"))
    with pytest.raises(SystemExit):
        run(clone)
    assert not (clone / summary.FILE).exists()


def test_git_says_what_comes_and_what_goes(clone: Path) -> None:
    """A case that is renamed comes and goes; no name can hide behind quotes."""
    (clone / HAIKU_WRITER).rename(clone / "data/cases/haiku poet ü.yaml")
    (clone / "data/sources.yaml").unlink()
    commit(clone)
    assert review.change(clone, "HEAD^1") == Change(
        ("data/cases/haiku poet ü.yaml",), (HAIKU_WRITER, "data/sources.yaml")
    )


@pytest.mark.parametrize(
    ("changed", "to_check", "slugs"),
    [
        (Change((SPAM_FILTER,), ()), (SPAM_FILTER,), ("spam-filter",)),
        (Change((), (SPAM_FILTER,)), (), ()),
        (Change((SPAM_FILTER, "data/sources.yaml"), ()), ("data",), ("spam-filter",)),
        (Change((), ("data/framework.yaml",)), ("data",), ()),
        (Change(("data/cases/a.yml", "data/cases/B c.yaml"), ()), None, ()),
        (Change((), ()), (), ()),
    ],
)
def test_what_is_checked(
    changed: Change, to_check: tuple[str, ...] | None, slugs: tuple[str, ...]
) -> None:
    """The changed cases, or everything if a shared file changes; a summary holds slugs only."""
    assert changed.to_check == (changed.paths if to_check is None else to_check)
    assert changed.slugs == slugs

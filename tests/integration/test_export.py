"""`casebook export`, run as a person does."""

from pathlib import Path

import pytest

from generator.export import FORMATS, Format
from tests.integration.command import casebook
from tests.project import MINI_DATA, copy_project, digests

NAMES = [form.name for form in FORMATS]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the mini guide as a project that was never built; nobody writes into it."""
    return copy_project(tmp_path_factory.mktemp("source") / "project", MINI_DATA)


@pytest.mark.parametrize("form", FORMATS, ids=NAMES)
def test_the_same_bytes_twice(form: Format, source: Path, tmp_path: Path) -> None:
    """Two exports, by processes that hash differently and are a day apart, have the same bytes."""
    zones = {"one": "Pacific/Kiritimati", "two": "Pacific/Niue"}
    for seed, (folder, zone) in enumerate(zones.items()):
        target = tmp_path / folder / form.example
        done = casebook(
            source,
            *("export", form.name, "--to", str(target)),
            PYTHONHASHSEED=str(seed),
            TZ=zone,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, f"Wrote {target}\n", "")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


@pytest.mark.parametrize("form", FORMATS, ids=NAMES)
def test_help_says_what_a_format_is_for(form: Format, source: Path) -> None:
    """Every format is listed, and has a page with an example that can be copied."""
    assert f"\n  {form.name} " in casebook(source, "export", "--help").stdout
    page = casebook(source, "export", form.name, "--help").stdout
    assert f"Example: casebook export {form.name} --to {form.example}" in page


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("markdwon", "--to", "x"), 2, "No such format 'markdwon'; did you mean 'markdown'?"),
        (("latex", "--to", "x"), 2, f"No such format 'latex'; there are {', '.join(NAMES)}"),
        (("markdown",), 2, "Missing option '--to'"),
        (("markdown", "--to", "data"), 1, "Nothing was exported: "),
    ],
)
def test_a_wrong_call_is_explained(
    arguments: tuple[str, ...], code: int, message: str, source: Path
) -> None:
    """A misspelt format, a missing place and a folder of somebody's are each told in a line."""
    before = digests(source)
    done = casebook(source, "export", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert digests(source) == before


def test_a_broken_case_is_not_exported(project: Path, tmp_path: Path) -> None:
    """What is wrong in the data is shown, and nothing is written."""
    case = project / "data/cases/spam-filter.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("calibration]", "calibraton]"))
    done = casebook(project, "export", "json", "--to", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "calibraton" in done.stderr
    assert not (tmp_path / "out").exists()

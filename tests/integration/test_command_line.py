"""`casebook check`, `build` and `new`, run as a person or a program does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.rulebook import RULEBOOK
from tests.integration.command import CASEBOOK, casebook, environment, run
from tests.project import MINI_DATA, copy_project, digests

SPAM_FILTER = "data/cases/spam-filter.yaml"
HAIKU_WRITER = "data/cases/haiku-writer.yaml"
PROBLEM = f"{SPAM_FILTER}:9:14: error R001 tags[1]\n    9 │ tags: [text, calibraton]\n"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project without a problem; nobody writes into it."""
    return copy_project(tmp_path_factory.mktemp("sound") / "project", MINI_DATA)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project in which a tag is misspelt; nobody writes into it."""
    project = copy_project(tmp_path_factory.mktemp("broken") / "project", MINI_DATA)
    misspell(project)
    return project


def misspell(project: Path) -> None:
    """Break a case."""
    replace(project / SPAM_FILTER, ", calibration]", ", calibraton]")


def replace(file: Path, old: str, new: str) -> None:
    """Replace a text that occurs once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("folder", [".", "docs/contributing"])
def test_check_of_a_sound_guide(sound: Path, folder: str) -> None:
    """Nothing to say but how much was checked, from wherever in the project."""
    done = casebook(sound / folder, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 cases checked: no problems\n", "")


def test_check_says_where_what_and_how_to_mend(broken: Path) -> None:
    """A problem has its file, line and column, what was found, and what was meant."""
    done = casebook(broken, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(PROBLEM)
    assert "calibration" in done.stdout
    assert done.stdout.endswith("\n2 cases checked: 1 error\n")


def test_check_writes_json(broken: Path) -> None:
    """A program gets every problem, and nothing else on the same channel."""
    done = casebook(broken, "check", "--format", "json")
    (problem,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert problem["where"] == {"path": SPAM_FILTER, "line": 9, "column": 14}


def test_check_annotates_a_pull_request(broken: Path) -> None:
    """GitHub gets one command a problem."""
    done = casebook(broken, "check", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file={SPAM_FILTER},line=9,col=14,title=R001::tags[1]: ")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        ((HAIKU_WRITER,), 0),
        ((SPAM_FILTER,), 1),
        ((HAIKU_WRITER, SPAM_FILTER), 1),
        (("data/cases",), 1),
        (("spam-filter",), 1),
        (("haiku-writer",), 0),
        (("data/vocabulary",), 0),
    ],
)
def test_check_reports_only_what_was_asked_for(
    broken: Path, paths: tuple[str, ...], code: int
) -> None:
    """Files and folders narrow down what is reported, and with it the exit code."""
    done = casebook(broken, "check", *paths)
    assert done.returncode == code
    assert (PROBLEM in done.stdout) == bool(code)


def test_check_fails_on_advice_if_told_to(project: Path) -> None:
    """An assumption that nothing uses is worth a word, and stops only a strict check."""
    text = (project / SPAM_FILTER).read_text(encoding="utf-8")
    start = text.index("  given:\n") + len("  given:\n")
    unused = "    idle:\n      what: Idle\n      value: 1\n      unit: users\n      why: None.\n"
    (project / SPAM_FILTER).write_text(text[:start] + unused + text[start:], encoding="utf-8")
    advice, strict = casebook(project, "check"), casebook(project, "check", "--strict")
    assert (advice.returncode, strict.returncode) == (0, 1)
    assert "advice E007" in advice.stdout
    assert advice.stdout == strict.stdout


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("chekc",), "Did you mean 'check'?"),
        (("check", "--stric"), "Did you mean '--strict'?"),
        (("check", "data/cases/gone.yaml"), "'data/cases/gone.yaml' does not exist"),
        (("check", "spam-filtr"), "did you mean 'spam-filter'?"),
        (("check", "--format", "xml"), "'text', 'json', 'github'"),
        (("serve", "--addr", "nowhere"), "write it as 127.0.0.1:8000"),
        (("serve", "--addr", "127.0.0.1:99999"), "write it as 127.0.0.1:8000"),
        (("new",), "Missing argument 'SLUG'"),
        (("new", "Two_Words"), "use lower-case words joined by hyphens"),
        (("new", "../outside"), "use lower-case words joined by hyphens"),
        (("new", "my-case", "--group", "trst"), "did you mean 'trust'?"),
        (("new", "my-case", "--difficulty", "hard"), "it is 1, 2 or 3"),
        (("new", "my-case", "--tag", "txt", "--group", "trst"), "did you mean 'text'?"),
        (("explain", "D0002"), "did you mean D002?"),
        (("explain", "nonsense"), "casebook explain lists all"),
        (("new", "spam-filter"), "spam-filter.yaml exists already"),
    ],
)
def test_wrong_usage_is_explained(sound: Path, arguments: tuple[str, ...], hint: str) -> None:
    """A slip of the hand gets the right way in one line, and exit code 2."""
    before = digests(sound)
    done = casebook(sound, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert hint in done.stderr.splitlines()[-1]
    assert digests(sound) == before


@pytest.mark.parametrize("command", [("check",), ("build",), ("serve",), ("new", "my-case")])
def test_outside_a_project(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Every command that needs a project says that there is none."""
    done = casebook(tmp_path, *command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(
        "Error: no mkdocs.yml with a data/ folder beside it is found here or above\n"
    )


@pytest.mark.parametrize("command", ["check", "build", "serve", "new", "explain", "schema"])
def test_help_has_an_example(tmp_path: Path, command: str) -> None:
    """Help needs no project, and shows how a command is typed."""
    done = casebook(tmp_path, command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Example: casebook {command}" in done.stdout


def test_the_installed_command_is_the_module(tmp_path: Path) -> None:
    """`casebook` and `python -m generator` are one program."""
    script = Path(sys.executable).with_name("casebook")
    by_name, by_module = run(tmp_path, str(script), "--help"), casebook(tmp_path, "--help")
    assert by_name.returncode == 0
    assert by_name.stdout.partition("\n")[2] == by_module.stdout.partition("\n")[2]


def test_build_with_a_broken_case_leaves_the_site(built_project: Path) -> None:
    """The errors are printed, and the site stays as it was, byte for byte."""
    before = digests(built_project / "site")
    misspell(built_project)
    done = casebook(built_project, "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(PROBLEM)
    assert done.stderr.endswith("\n2 cases checked: 1 error\n")
    assert digests(built_project / "site") == before


def test_build_with_a_broken_link_leaves_the_site(built_project: Path) -> None:
    """MkDocs finds out in the middle of its work; nothing of that work is left behind."""
    before = digests(built_project / "site")
    page = built_project / "docs" / "how-to-use.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Gone](gone.md)\n", encoding="utf-8")
    beside = {entry.name for entry in built_project.iterdir()}
    done = casebook(built_project, "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert "'gone.md'" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("The site was not built: ")
    assert digests(built_project / "site") == before
    assert {entry.name for entry in built_project.iterdir()} == beside


def test_build_replaces_the_site(built_project: Path) -> None:
    """What the old site had and the new one has not is gone."""
    (built_project / "site" / "old.html").write_text("old", encoding="utf-8")
    replace(built_project / SPAM_FILTER, "title: Spam filter", "title: Ham filter")
    done = casebook(built_project, "build")
    assert done.returncode == 0, done.stderr
    page = built_project / "site" / "cases" / "spam-filter" / "index.html"
    assert "Ham filter" in page.read_text(encoding="utf-8")
    assert not (built_project / "site" / "old.html").exists()


def test_build_goes_where_it_is_told(project: Path) -> None:
    """A folder that does not exist yet is made, relative to where the command was given."""
    done = casebook(project / "docs", "build", "--site-dir", "../public/guide")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"Built {project / 'public' / 'guide'}\n"
    assert (project / "public" / "guide" / "index.html").is_file()
    assert not (project / "site").exists()


def test_build_refuses_to_replace_a_folder_of_something_else(project: Path) -> None:
    """A mistyped folder with somebody's work in it is left alone."""
    before = digests(project / "docs")
    done = casebook(project, "build", "--site-dir", "docs")
    assert (done.returncode, done.stdout) == (1, "")
    assert "holds something that is no site; choose another folder" in done.stderr
    assert digests(project / "docs") == before


def test_new_writes_a_skeleton_to_be_filled_in(project: Path) -> None:
    """All that is wrong with a new case is what is marked to be replaced, and that is listed."""
    done = casebook(project, "new", "my-case")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Wrote data/cases/my-case.yaml\n")
    assert "\nTo be filled in:\n" in done.stdout
    assert "    title          line  8\n" in done.stdout
    checked = casebook(project, "check", "--format", "json", "data/cases/my-case.yaml")
    assert {problem["code"] for problem in json.loads(checked.stdout)} == {"R006"}


def test_new_takes_options_instead_of_asking(project: Path) -> None:
    """What is known beforehand stands in the skeleton, however it has to be quoted."""
    options = ("--title", "On: off", "--group", "trust", "--difficulty", "3", "--tag", "text")
    done = casebook(project, "new", "my-case", *options)
    assert done.returncode == 0, done.stderr
    written = (project / "data" / "cases" / "my-case.yaml").read_text(encoding="utf-8")
    assert '\ntitle: "On: off"\n' in written
    assert "\ngroup: trust\n" in written
    assert "\ndifficulty: 3\n" in written
    assert "\ntags: [text]\n" in written


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_new_asks_on_a_terminal(project: Path) -> None:
    """Each answer is checked as it is given; a wrong one is explained and asked for again."""
    answers = ("Ham filter", "trst", "trust", "7", "2", "text, calibration")
    said = on_a_terminal(project, ("new", "my-case"), answers)
    assert "did you mean 'trust'?" in said
    assert "'7' is no difficulty; it is 1, 2 or 3" in said
    assert "Wrote data/cases/my-case.yaml" in said
    written = (project / "data" / "cases" / "my-case.yaml").read_text(encoding="utf-8")
    assert "\ntitle: Ham filter\n" in written
    assert "\ntags: [text, calibration]\n" in written


def on_a_terminal(folder: Path, arguments: tuple[str, ...], answers: tuple[str, ...]) -> str:
    """Run `casebook` on a pseudo-terminal, type the answers, and return what was to be seen."""
    import pty  # noqa: PLC0415 - there is none on Windows

    ours, theirs = pty.openpty()
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    command = [*CASEBOOK, *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs
    ) as run:
        os.close(theirs)
        said = b"".join(iter(lambda: read_from(ours), b""))
        assert run.wait(60) == 0, said.decode()
    os.close(ours)
    return said.decode()


def read_from(terminal: int) -> bytes:
    """Read what there is; Linux says with an error that the other side has hung up."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_explain_shows_a_rule_with_two_examples(tmp_path: Path) -> None:
    """A code leads to its reason and to a wrong and a right example, outside of a project too."""
    done = casebook(tmp_path, "explain", "d001")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("D001, error\n\nEvery stage has one chosen model")
    assert "\nWrong:\n    options:\n" in done.stdout
    assert "\nRight:\n    options:\n" in done.stdout


def test_explain_lists_every_rule(tmp_path: Path) -> None:
    """Without a code, there is a line for each."""
    lines = casebook(tmp_path, "explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [explained.code for explained in RULEBOOK]


def test_check_mends_what_is_mechanical(project: Path) -> None:
    """A slip that can mean one thing only is mended and named; the rest is reported as always."""
    file = project / SPAM_FILTER
    before = file.read_text(encoding="utf-8")
    replace(file, "role: chosen", "role: chosn")
    replace(file, ", calibration]", ", calibraton]")
    replace(file, "target: 0.95 at a precision of 0.999", "target: quite high")
    done = casebook(project, "check", "--fix")
    assert done.returncode == 1
    mended = f"Mended {SPAM_FILTER}: `chosn` to `chosen`\n"
    assert mended in done.stderr
    assert f"Mended {SPAM_FILTER}: `calibraton` to `calibration`\n" in done.stderr
    assert done.stdout.count("error D015") == 1
    after = file.read_text(encoding="utf-8")
    assert after == before.replace("target: 0.95 at a precision of 0.999", "target: quite high")

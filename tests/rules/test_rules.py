"""Every file beside this one plants a mistake into the mini guide and says what must be found.

A file `<CODE>_<name>.yaml` holds one edit and the problems that it causes:

    file: data/cases/spam-filter.yaml   # the file that is edited; this one unless said otherwise
    replace: {old: "…", new: "…"}       # or `append: …`, `write: …`, `rename: …`, `delete: true`
    expect:
      - code: R001
        at: binary-clasification        # the text that begins at the reported place
        path: framing.task
        message: "does not exist"       # a part of the message
        hint: binary-classification     # a part of the hint

Without `at`, the problem is reported for the file as a whole. `expect: []` says that nothing is
wrong. What is found must be exactly what is expected, so that one slip is one problem.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field

from generator import load, shape, yaml_source
from generator.problems import Problem
from generator.rulebook import RULEBOOK

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
CODE = re.compile(r'"([A-Z][0-9]{3})"')


class Strict(BaseModel):
    """A part of a rule file, in which a mistyped key is an error."""

    model_config = ConfigDict(extra="forbid")


class Replacement(Strict):
    """A text that occurs once, and what takes its place."""

    old: str
    new: str


class Expectation(Strict):
    """A problem that must be found."""

    code: str
    at: str = ""
    path: str = ""
    message: str
    hint: str | None = None
    within: Annotated[str | None, Field(alias="in")] = None
    """The file in which it is reported, if that is not the edited one."""


class Planted(Strict):
    """One edit of the mini guide, and what must be found because of it."""

    file: str = "data/cases/spam-filter.yaml"
    replace: Replacement | None = None
    append: str | None = None
    write: str | None = None
    rename: str | None = None
    delete: bool = False
    expect: tuple[Expectation, ...]

    def plant(self, root: Path) -> str:
        """Make the edit, and return the name of the file that now holds it."""
        file = root / self.file
        if self.replace:
            text = file.read_text(encoding="utf-8")
            assert text.count(self.replace.old) == 1, "`old` must occur once"
            file.write_text(text.replace(self.replace.old, self.replace.new), encoding="utf-8")
        elif self.append is not None:
            file.write_text(file.read_text(encoding="utf-8") + self.append, encoding="utf-8")
        elif self.write is not None:
            file.write_text(self.write, encoding="utf-8")
        elif self.rename:
            file.rename(root / self.rename)
            return self.rename
        elif self.delete:
            file.unlink()
        return self.file


def spelled(problem: Problem, root: Path) -> tuple[str, str, str, str]:
    """Return the code, file and path of a problem, and the text that begins where it is."""
    file = root / problem.where.path
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    line = lines[problem.where.line - 1] if lines else ""
    is_whole_file = (problem.where.line, problem.where.column) == (1, 1)
    found = "" if is_whole_file and not problem.inside else line[problem.where.column - 1 :]
    return problem.code, problem.where.path, problem.inside, found


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_planted_mistake_is_found(
    file: Path, copy: Path, problems_in: Callable[[Path], tuple[Problem, ...]]
) -> None:
    """A mistake is reported once, at its place, in words that help, and nothing else is."""
    planted = Planted.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    edited = planted.plant(copy)
    found = problems_in(copy)
    assert [spelled(problem, copy)[:3] for problem in found] == [
        (wanted.code, wanted.within or edited, wanted.path) for wanted in planted.expect
    ]
    for problem, wanted in zip(found, planted.expect, strict=True):
        begins = spelled(problem, copy)[3]
        assert begins.startswith(wanted.at)
        assert bool(begins) == bool(wanted.at), f"`at` should be: {begins}"
        assert wanted.message in problem.message
        assert (wanted.hint or "") in (problem.hint or "")


def test_file_that_is_not_utf8(
    copy: Path, problems_in: Callable[[Path], tuple[Problem, ...]]
) -> None:
    """A file in another encoding is named, with the byte at which it stops being UTF-8."""
    file = copy / "data" / "cases" / "spam-filter.yaml"
    file.write_bytes(file.read_bytes().replace(b"Spam filter", "Späm filter".encode("latin-1")))
    (found,) = problems_in(copy)
    assert (found.code, found.where.path) == ("Y001", "data/cases/spam-filter.yaml")
    assert found.message == "the file is not UTF-8: byte 9 is 0xe4"
    assert found.hint == "save it with the encoding UTF-8"


def test_file_of_ten_megabytes(
    copy: Path, problems_in: Callable[[Path], tuple[Problem, ...]]
) -> None:
    """A huge file is refused before anybody tries to read it."""
    (copy / "data" / "cases" / "spam-filter.yaml").write_bytes(b"a: b\n" * 2_000_000)
    (found,) = problems_in(copy)
    assert (found.code, found.where.path) == ("Y001", "data/cases/spam-filter.yaml")
    assert found.message == "the file is too large: 10.0 MB; at most 1 MB is read"


def test_every_code_has_a_file() -> None:
    """A rule without a planted mistake could stop working without anybody noticing."""
    planted = {file.name.split("_")[0] for file in FILES}
    assert planted == codes()


def codes() -> set[str]:
    """Return the codes of every rule, those of reading and shape from their modules' text.

    Whether the editor's schema is current is no property of the mini guide, which has none.
    """
    folder = Path(str(yaml_source.__file__)).parent
    files = [*folder.glob("*.py"), Path(str(shape.__file__)), Path(str(load.__file__))]
    texts = (file.read_text("utf-8") for file in files)
    read = {code for text in texts for code in CODE.findall(text)}
    return read | {explained.code for explained in RULEBOOK} - {"S007"}


def test_file_is_named_after_its_first_problem() -> None:
    """A file's name says which rule it is about."""
    for file in FILES:
        planted = Planted.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
        if planted.expect:
            assert file.stem.startswith(planted.expect[0].code + "_"), file.name

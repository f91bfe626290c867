import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import comment
import summary
from comment import MARK, Run
from repository import Repository
from summary import Summary, SummaryError
from tests.workflows.api import BOT, Api

RUN = Run(5, "https://github.example/casebook/guide/actions/runs/5", "c0ffee", succeeded=True)
FAILED = replace(RUN, succeeded=False)
CLEAN = Summary(12, ("visual-search",), whole_guide=False, errors=0, advice=0)
PULL = {"state": "open", "head": {"sha": "c0ffee"}}


def archive(content: bytes, name: str = summary.FILE) -> bytes:
    """Return an archive with one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr(name, content)
    return out.getvalue()


def github(answers: Mapping[str, object] | None = None) -> Api:
    """Return a GitHub that has the summary of a run, and some other answers."""
    artifacts = {"artifacts": [{"id": 8}, {"id": 9}]}
    return Api(
        {
            "actions/runs/5/artifacts": artifacts,
            "actions/artifacts/9/zip": archive(summary.dumps(CLEAN).encode()),
            "pulls/12": PULL,
            "issues/12/comments": [],
        }
        | dict(answers or {})
    )


def test_run_comes_from_the_event() -> None:
    """What the run was about is said by GitHub, not by the artifact."""
    about = {"id": 5, "html_url": RUN.address, "head_sha": "c0ffee", "conclusion": "failure"}
    assert Run.of_event({"workflow_run": about}) == FAILED


def test_first_report_makes_a_comment() -> None:
    """A pull request without a comment gets one."""
    api = github()
    assert comment.report(api.repository, RUN) == "Pull request 12 is told."
    ((method, path, fields),) = api.written
    assert (method, path) == ("POST", "issues/12/comments")
    assert fields == {"body": comment.text(CLEAN, RUN)}


def test_next_report_renews_the_comment() -> None:
    """There is one comment, however often the branch is pushed, and it is the workflow's own."""
    theirs = {"id": 1, "user": {"login": "mallory"}, "body": MARK}
    api = github({"issues/12/comments": [theirs, {"id": 2, "user": BOT, "body": MARK}]})
    comment.report(api.repository, RUN)
    assert [(method, path) for method, path, _ in api.written] == [("PATCH", "issues/comments/2")]


def test_nothing_is_written_if_nothing_is_new() -> None:
    """A run that is started again notifies nobody."""
    ours = {"id": 2, "user": BOT, "body": comment.text(CLEAN, RUN)}
    api = github({"issues/12/comments": [ours]})
    comment.report(api.repository, RUN)
    assert api.written == []


@pytest.mark.parametrize("pull", [PULL | {"state": "closed"}, PULL | {"head": {"sha": "another"}}])
def test_only_the_pull_request_that_was_checked_is_told(pull: dict[str, Any]) -> None:
    """An artifact that names a stranger's pull request, or an old commit, reaches nobody."""
    api = github({"pulls/12": pull})
    assert "not about" in comment.report(api.repository, RUN)
    assert api.written == []


def test_run_without_a_summary_is_no_mistake() -> None:
    """A run can end before it has anything to say."""
    api = github({"actions/runs/5/artifacts": {"artifacts": []}})
    assert "no summary" in comment.report(api.repository, RUN)
    assert api.written == []


@pytest.mark.parametrize(
    "content",
    [
        b"no archive",
        archive(b"{}"),
        archive(summary.dumps(CLEAN).encode(), "../summary.json"),
        archive(b" " * 10_000_000 + summary.dumps(CLEAN).encode()),
        archive(summary.dumps(CLEAN).encode())[:-30],
    ],
)
def test_archive_with_anything_else_is_ignored(content: bytes) -> None:
    """No archive, another file, a bomb, half an archive: all of it is no summary."""
    api = github({"actions/artifacts/9/zip": content})
    with pytest.raises(SummaryError):
        comment.report(api.repository, RUN)
    assert api.written == []


@pytest.mark.parametrize(
    ("found", "run", "said"),
    [
        (CLEAN, RUN, ["**No problems** in `visual-search`.", "attached", "/runs/5#artifacts"]),
        (CLEAN, FAILED, ["**No problems**", "could not be built"]),
        (replace(CLEAN, errors=1), FAILED, ["**1 error** in `visual-search`.", "at its line"]),
        (replace(CLEAN, errors=2, advice=3), FAILED, ["**2 errors, 3 to consider** in"]),
        (replace(CLEAN, advice=1), RUN, ["**1 to consider**", "attached"]),
        (replace(CLEAN, whole_guide=True), RUN, ["**No problems** in the whole guide."]),
        (replace(CLEAN, cases=()), RUN, ["**No case is added or changed.**", "attached"]),
        (replace(CLEAN, cases=tuple("abcdefg")), RUN, ["`a`, `b`, `c`, `d`, `e` and 2 more."]),
    ],
)
def test_comment_says_what_was_found_and_what_to_do(
    found: Summary, run: Run, said: list[str]
) -> None:
    """The counts, where they were found, and the next step."""
    text = comment.text(found, run)
    assert text.startswith(MARK)
    assert "Commit c0ffee." in text
    assert [words for words in said if words not in text] == []


def test_command_reads_the_event_and_fails_on_a_strange_artifact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A strange artifact turns the run red, and none of it gets into the log."""
    event = {"workflow_run": {"id": 5, "html_url": "", "head_sha": "", "conclusion": "success"}}
    (tmp_path / "event.json").write_text(json.dumps(event), encoding="utf-8")
    api = github({"actions/artifacts/9/zip": archive(b'{"::error::": 1}')})
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    monkeypatch.setattr(Repository, "of_this_workflow", lambda: api.repository)
    assert comment.main() == 1
    out = capsys.readouterr().out
    assert out.startswith("The summary is ignored: a summary has the keys")
    assert "::" not in out

"""Tell a pull request, in one comment that is kept up to date, what its check has found.

This runs with the right to write comments, after a workflow in which a stranger's code has run. It
takes one file from there, believes nothing in it but numbers and slugs, and speaks only to the pull
request whose newest commit GitHub itself says was checked.
"""

import io
import json
import os
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import summary
from repository import Repository, is_ours
from summary import Summary, SummaryError

ARTIFACT: Final = "summary"
MARK: Final = "<!-- casebook: review -->"
"""Begins the comment, so that the next run finds it."""

_LARGEST_ARCHIVE: Final = 65_536
_MOST_NAMED: Final = 5


@dataclass(frozen=True)
class Run:
    """The run of the first workflow, as GitHub describes it and no artifact can."""

    number: int
    address: str
    commit: str
    succeeded: bool

    @classmethod
    def of_event(cls, event: Mapping[str, Any]) -> Self:
        """Read the event that a workflow has ended."""
        run = event["workflow_run"]
        return cls(run["id"], run["html_url"], run["head_sha"], run["conclusion"] == "success")


def received(repository: Repository, run: Run) -> Summary | None:
    """Return the summary that a run has left, or none if it left none."""
    found = repository.get(f"actions/runs/{run.number}/artifacts", name=ARTIFACT)["artifacts"]
    if not found:
        return None
    # A run that was started again has one from each attempt.
    newest = max(int(artifact["id"]) for artifact in found)
    return unpacked(repository.download(f"actions/artifacts/{newest}/zip", _LARGEST_ARCHIVE))


def unpacked(archive: bytes) -> Summary:
    """Read the summary in an archive, of which nothing is written to the disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files, files.open(summary.FILE) as file:
            content = file.read(summary.LONGEST + 1)
    # `zipfile` raises whatever its decoders do; all of it means that this is no summary.
    except Exception as error:
        raise SummaryError("the artifact is no archive with a summary") from error
    return summary.loads(content)


def is_about(found: Summary, run: Run, repository: Repository) -> bool:
    """Say whether the pull request that a summary names is open and is the one that was checked."""
    pull = repository.get(f"pulls/{found.pull_request}")
    return bool(pull["state"] == "open" and pull["head"]["sha"] == run.commit)


def text(found: Summary, run: Run) -> str:
    """Write the comment."""
    return "\n\n".join((MARK, f"{_outcome(found)} {_advice(found, run)}", f"Commit {run.commit}."))


def _outcome(found: Summary) -> str:
    if not (found.cases or found.whole_guide):
        return "**No case is added or changed.**"
    where = "the whole guide" if found.whole_guide else _named(found.cases)
    return f"**{_counted(found)}** in {where}."


def _counted(found: Summary) -> str:
    counts = []
    if found.errors:
        counts.append("1 error" if found.errors == 1 else f"{found.errors} errors")
    if found.advice:
        counts.append(f"{found.advice} to consider")
    return ", ".join(counts) or "No problems"


def _named(cases: tuple[str, ...]) -> str:
    names = ", ".join(f"`{slug}`" for slug in cases[:_MOST_NAMED])
    more = len(cases) - _MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names


def _advice(found: Summary, run: Run) -> str:
    if found.errors:
        return (
            "Each stands at its line under *Files changed*, with how to mend it;"
            " `casebook check` says the same. The site is built when there is none left."
        )
    if not run.succeeded:
        return f"But the site could not be built: [the log]({run.address}) says why."
    return (
        f"The site with this change is [attached to the run]({run.address}#artifacts) as `site`:"
        " unpack it, run `python3 -m http.server` in the folder, and open <http://localhost:8000>."
    )


def publish(repository: Repository, pull_request: int, body: str) -> None:
    """Write the comment, or change the one that is there."""
    comments = repository.list(f"issues/{pull_request}/comments")
    ours = [comment for comment in comments if is_ours(comment, MARK)]
    if not ours:
        repository.post(f"issues/{pull_request}/comments", body=body)
    elif ours[0]["body"] != body:
        repository.patch(f"issues/comments/{int(ours[0]['id'])}", body=body)


def report(repository: Repository, run: Run) -> str:
    """Bring the comment up to date, and return what was done."""
    found = received(repository, run)
    if found is None:
        return "The run left no summary; there is nothing to say."
    if not is_about(found, run, repository):
        return "The summary is not about the newest commit of an open pull request."
    publish(repository, found.pull_request, text(found, run))
    return f"Pull request {found.pull_request} is told."


def main() -> int:
    """Read the event from where a workflow finds it, and report."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    try:
        print(report(Repository.of_this_workflow(), Run.of_event(event)))
    except SummaryError as error:
        # The words are those of `summary`, never the artifact's: a log is read for commands.
        print(f"The summary is ignored: {error}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

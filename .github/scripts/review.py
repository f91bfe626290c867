"""Check what a pull request changes, annotate its lines, and write a summary for the comment.

    python .github/scripts/review.py --pull-request 12 --base HEAD^1

It runs in the checkout of the pull request, with the pull request's own code, and may only read.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

import summary
from summary import Summary

_CASES: Final = PurePosixPath("data/cases")
_CASEBOOK: Final = (sys.executable, "-m", "generator", "check")
_PROBLEMS_FOUND: Final = 1


@dataclass(frozen=True)
class Change:
    """What a pull request changes below `data/`."""

    paths: tuple[str, ...]
    """The files that it adds or changes."""
    gone: tuple[str, ...]
    """The files that it deletes; a renamed file is one that goes and one that comes."""

    @property
    def shared(self) -> bool:
        """Whether a file that any case can refer to is among them."""
        return any(PurePosixPath(path).parent != _CASES for path in (*self.paths, *self.gone))

    @property
    def to_check(self) -> tuple[str, ...]:
        """What `casebook check` is asked about: the changed cases, or all of `data/`."""
        return ("data",) if self.shared else self.paths

    @property
    def slugs(self) -> tuple[str, ...]:
        """The cases that are added or changed."""
        files = map(PurePosixPath, self.paths)
        return summary.slugs(
            file.stem for file in files if file.parent == _CASES and file.suffix == ".yaml"
        )


def change(root: Path, base: str) -> Change:
    """Ask Git what differs from the base below `data/`."""
    return Change(_differs(root, base, "ACMRT"), _differs(root, base, "D"))


def _differs(root: Path, base: str, kinds: str) -> tuple[str, ...]:
    # Ends of names are zero bytes, so that Git quotes no name.
    command = ("git", "diff", "--name-only", "--no-renames", "-z", f"--diff-filter={kinds}")
    done = subprocess.run(
        (*command, base, "HEAD", "--", "data"), cwd=root, check=True, capture_output=True, text=True
    )
    return tuple(done.stdout.split("\0")[:-1])


def review(root: Path, pull_request: int, changed: Change) -> Summary:
    """Check what has changed; the annotations go to standard output, for GitHub to read."""
    if not changed.to_check:
        return Summary(pull_request, (), whole_guide=False, errors=0, advice=0)
    print(_checked(root, "github", changed.to_check), end="", flush=True)
    problems = json.loads(_checked(root, "json", changed.to_check))
    wrong = sum(problem["severity"] == "error" for problem in problems)
    return Summary(
        pull_request, changed.slugs, changed.shared, errors=wrong, advice=len(problems) - wrong
    )


def _checked(root: Path, style: str, paths: Sequence[str]) -> str:
    done = subprocess.run(
        (*_CASEBOOK, "--format", style, *paths),
        cwd=root,
        check=False,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode > _PROBLEMS_FOUND:
        sys.exit(done.returncode)
    return done.stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the summary; the exit code says whether there are errors."""
    parser = argparse.ArgumentParser(description="Check what a pull request changes.")
    parser.add_argument("--pull-request", type=int, required=True, metavar="NUMBER")
    parser.add_argument("--base", required=True, help="the commit to compare with")
    parser.add_argument("--to", type=Path, default=Path(summary.FILE), metavar="FILE")
    chosen = parser.parse_args(arguments)
    found = review(Path.cwd(), chosen.pull_request, change(Path.cwd(), chosen.base))
    chosen.to.write_text(summary.dumps(found), encoding="utf-8")
    return _PROBLEMS_FOUND if found.errors else 0


if __name__ == "__main__":
    sys.exit(main())

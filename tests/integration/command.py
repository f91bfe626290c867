"""Running `casebook` as a person or a program does: in a folder, with its output piped."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

CASEBOOK: Final = (sys.executable, "-m", "generator")
MKDOCS: Final = (sys.executable, "-m", "mkdocs")
_LONGEST: Final = 120
_NOT_INHERITED: Final = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "PYTHONPATH")


def environment() -> dict[str, str]:
    """Return an environment in which the date is fixed and nothing speaks about colors."""
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
    # The date stands in the site map and in the header of its compressed copy.
    return kept | {"SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1"}


def run(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with `more` in its environment.

    Nothing it prints is a traceback or a color.
    """
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment() | more,
        check=False,
        capture_output=True,
        text=True,
        timeout=_LONGEST,
    )
    assert_plain(done.stdout + done.stderr)
    return done


def casebook(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `casebook` in a folder, with `more` in its environment."""
    return run(folder, *CASEBOOK, *arguments, **more)


def assert_plain(output: str) -> None:
    """Assert that an output is neither colored nor a traceback."""
    assert "\x1b" not in output
    assert "Traceback" not in output

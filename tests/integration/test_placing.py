"""A build that dies, or is not alone, leaves a whole site."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.integration.command import casebook, run
from tests.project import MINI_DATA, copy_project, digests

KILLED: Final = (sys.executable, str(Path(__file__).with_name("killed.py")))


def build(project: Path, last: int) -> subprocess.CompletedProcess[str]:
    """Build a project, and kill the build just before a change to the disk."""
    return run(project, *KILLED, str(last), "build")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project of which everything has been built once."""
    project = copy_project(tmp_path / "project", MINI_DATA)
    done = casebook(project, "build")
    assert done.returncode == 0, done.stderr
    return project


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system kills in another way")
def test_a_build_that_is_killed_leaves_the_old_or_the_new_site(project: Path) -> None:
    """Wherever the build dies, the site is one or the other; the next build clears up."""
    before = digests(project / "site")
    old = shutil.copytree(project / "site", project.with_name("old"))
    page = project / "docs" / "how-to-use.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    for _ in range(2):  # the second time, nothing new is put into the cache
        lived = build(project, 0)
        assert lived.returncode == 0, lived.stderr
    after = digests(project / "site")
    changes = int(lived.stdout.split()[-1])
    found = []
    # The last changes are those that matter: the exchange, and what clears up after it.
    for last in (*range(changes, changes - 6, -1), *range(changes // 4, changes - 6, changes // 4)):
        shutil.rmtree(project / "site")
        shutil.copytree(old, project / "site")
        died = build(project, last)
        assert died.returncode == -signal.SIGKILL
        site = digests(project / "site")
        assert site in (before, after)
        found.append(site == after)
    assert set(found) == {True, False}
    assert casebook(project, "build").returncode == 0
    assert not list(project.glob(".site-*"))


def test_two_builds_at_once_are_two_builds(project: Path) -> None:
    """Neither harms the other, nor what both keep."""
    expected = digests(project / "site")
    command = (sys.executable, "-m", "generator", "build")
    both = [
        subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for one in both:
        _, said = one.communicate()
        assert one.returncode == 0, said
    assert digests(project / "site") == expected
    assert casebook(project, "build").returncode == 0
    assert digests(project / "site") == expected

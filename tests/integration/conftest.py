"""Projects to run commands in, and sites that were built once for all tests."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.command import MKDOCS, casebook, run
from tests.integration.links import BuiltSite
from tests.project import MINI_DATA, copy_project, digests

HOME = "https://ml-design-casebook.github.io/casebook/"


@dataclass(frozen=True)
class Built:
    """A project that `casebook build` and plain MkDocs have built, each into its own folder."""

    project: Path
    before: dict[str, str]
    """Digests of the project's files before it was built."""
    by_casebook: subprocess.CompletedProcess[str]
    by_mkdocs: subprocess.CompletedProcess[str]
    site: BuiltSite
    """What `casebook build` made."""
    mkdocs_site: Path


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the real site, both ways."""
    place = tmp_path_factory.mktemp("real")
    project, site, mkdocs_site = place / "project", place / "site", place / "mkdocs-site"
    copy_project(project)
    before = digests(project)
    by_casebook = casebook(project, "build", "--site-dir", str(site))
    by_mkdocs = run(project, *MKDOCS, "build", "--strict", "--site-dir", str(mkdocs_site))
    return Built(project, before, by_casebook, by_mkdocs, BuiltSite(site, HOME), mkdocs_site)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the mini guide as a project that was built into `site/`; nobody writes into it."""
    project = copy_project(tmp_path_factory.mktemp("mini") / "project", MINI_DATA)
    done = casebook(project, "build")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def merman() -> None:
    """Skip a test where the browser has to draw, of which every build warns."""
    pytest.importorskip("merman", reason="no wheel for this platform")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the mini guide as a project that was never built, for a test to edit."""
    return copy_project(tmp_path / "project", MINI_DATA)


@pytest.fixture
def built_project(pristine: Path, tmp_path: Path) -> Path:
    """Return the mini guide as a project with a site, for a test to edit."""
    return Path(shutil.copytree(pristine, tmp_path / "project"))

"""The same commit gives the same site, wherever and whenever it is built."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from generator import engine
from tests.integration.command import casebook, run
from tests.integration.conftest import Built
from tests.project import MINI_DATA, copy_project, digests

ELSEWHERE: Final = (sys.executable, str(Path(__file__).with_name("elsewhere.py")))
"""A machine that lists folders in another order."""
# The date is what MkDocs takes for today.
HERE: Final = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "1",
    "SOURCE_DATE_EPOCH": "1000000000",
}
THERE: Final = {
    "TZ": "America/Adak",
    "LC_ALL": "POSIX",
    "LANG": "POSIX",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONHASHSEED": "4242",
    "SOURCE_DATE_EPOCH": "1999999999",
}


def there(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build a project elsewhere."""
    return run(project, *ELSEWHERE, "build", "--site-dir", str(site), **THERE)


def differing(one: Path, other: Path) -> list[str]:
    """Return the files that differ between two folders, or are missing in one."""
    left, right = digests(one), digests(other)
    return sorted(name for name in {*left, *right} if left.get(name) != right.get(name))


def test_two_machines_build_the_same(tmp_path: Path) -> None:
    """Time, place, language, hash seed, rights and the order of files leave no trace."""
    near = copy_project(tmp_path / "ü" / "project", MINI_DATA)
    far = copy_project(tmp_path / "a b" / "deep" / "other", MINI_DATA)
    done = casebook(near, "build", "--site-dir", str(tmp_path / "one"), **HERE)
    assert done.returncode == 0, done.stderr
    done = there(far, tmp_path / "two")
    assert done.returncode == 0, done.stderr
    assert differing(tmp_path / "one", tmp_path / "two") == []


def test_real_site_is_the_same_elsewhere(real: Built, tmp_path: Path) -> None:
    """What the mini guide does not have, the real one has: more cases, tags, sources and words."""
    project = tmp_path / "elsewhere"
    shutil.copytree(real.project, project, ignore=shutil.ignore_patterns(".cache"))
    done = there(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert differing(real.site.folder, tmp_path / "site") == []


def test_a_cache_changes_nothing(project: Path, tmp_path: Path) -> None:
    """Built with nothing kept, with all kept, and after the cache was deleted."""
    for name in ("cold", "warm", "again"):
        if name == "again":
            shutil.rmtree(project / ".cache")
        engine.build(project / "mkdocs.yml", tmp_path / name)
    assert differing(tmp_path / "cold", tmp_path / "warm") == []
    assert differing(tmp_path / "cold", tmp_path / "again") == []


@pytest.mark.usefixtures("merman")
def test_site_map_dates_cases_alone(pristine: Path) -> None:
    """A case has the date that its author gave it; no page is new because the site was built."""
    text = (pristine / "site" / "sitemap.xml").read_text(encoding="utf-8")
    dated = [entry for entry in text.split("<url>") if "<lastmod>" in entry]
    cases = sorted((pristine / "data" / "cases").glob("*.yaml"))
    assert len(dated) == len(cases)
    for case in cases:
        (updated,) = (
            line.split(":")[1].strip()
            for line in case.read_text(encoding="utf-8").splitlines()
            if line.strip().startswith("updated:")
        )
        assert any(f"/{case.stem}/" in entry and updated in entry for entry in dated)

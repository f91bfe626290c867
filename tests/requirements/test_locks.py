"""What is installed: exactly what somebody looked at, and under licenses that allow it."""

import re
from pathlib import Path

import pytest

import licenses
from licenses import Package
from tests.project import ROOT

REQUIREMENTS = ROOT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.lock"))
PIN = re.compile(
    r"[a-z0-9][a-z0-9.-]*==[0-9][\w.]*(?: ; [^\\]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+"
)
CONDITIONAL = re.compile(r"^([a-z0-9][a-z0-9.-]*)==\S+ ; ", re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_package_has_its_version_and_its_hashes(lock: Path) -> None:
    """Nothing is installed from an address, from a range, or without a digest."""
    text = lock.read_text(encoding="utf-8")
    rest = re.sub(r"^ *#.*\n?", "", PIN.sub("", text), flags=re.MULTILINE)
    assert rest.strip() == ""
    assert PIN.search(text)


def test_what_the_tests_install_contains_what_the_site_does() -> None:
    """Tests run with the packages that publish the site, version for version."""
    site, dev = (
        set(
            re.findall(r"^[a-z0-9.-]+==\S+", (REQUIREMENTS / name).read_text("utf-8"), re.MULTILINE)
        )
        for name in ("site.lock", "dev.lock")
    )
    assert site < dev


def test_every_license_is_allowed() -> None:
    """A package that nobody may pass on does not come in with another one."""
    found = [package for group in licenses.packages().values() for package in group]
    assert [package for package in found if not licenses.is_allowed(package)] == []
    assert len(found) > 90


def test_exceptions_are_needed() -> None:
    """An exception for what is not installed, or is allowed anyway, would hide something later."""
    site = licenses.packages()["site"]
    assert licenses.EXCEPTIONS.keys().isdisjoint(package.name for package in site)
    for name in licenses.EXCEPTIONS:
        assert not {licenses.license_of(name)} <= licenses.ALLOWED


def test_page_lists_what_is_locked() -> None:
    """The page is what the script writes."""
    assert licenses.PAGE.read_text(encoding="utf-8") == licenses.page(licenses.packages())


def test_what_is_not_installed_everywhere_is_stated() -> None:
    """The page does not depend on the machine that it is written on."""
    text = "".join(lock.read_text(encoding="utf-8") for lock in LOCKS)
    assert {name for name in CONDITIONAL.findall(text) if name not in licenses.STATED} == set()


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND PSF-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
        ("Apache-2.0 WITH LLVM-exception", False),
        ("LicenseRef-Proprietary", False),
    ],
)
def test_license_expressions(expression: str, expected: bool) -> None:  # noqa: FBT001 - a column
    """One of several to choose from is enough; where several hold, each has to be allowed."""
    assert licenses.is_allowed(Package("x", expression)) is expected


def test_a_package_that_says_nothing_is_no_package_of_ours() -> None:
    """Whoever adds it reads its license and writes it down."""
    with pytest.raises(licenses.Unknown, match="STATED"):
        licenses.license_of("no-such-package")

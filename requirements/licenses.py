"""The licenses of all that the lock files install, on the page that lists them.

Prints the page, writes it (`--write`), or tells whether the one in Git is right (`--check`). It
reads the metadata of what is installed, so it runs in an environment made from the locks.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from string import Template
from typing import Final

_HERE: Final = Path(__file__).parent
PAGE: Final = _HERE.parent / "docs" / "contributing" / "licenses.md"
_TEMPLATE: Final = _HERE / "licenses.md.template"

ALLOWED: Final = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-1.1",
        "MPL-2.0",
        "OFL-1.1",
        "PSF-2.0",
    }
)
"""What may be used, changed and passed on by anybody; both versions of MPL and OFL-1.1 ask that
their own files stay free."""

EXCEPTIONS: Final = {
    "anki": "opens, in tests, the decks that the export makes; no part of it is passed on",
    "text-unidecode": "may be taken under the Artistic License too, and serves tests only",
}
"""Tools of the tests whose license is not among those, with the reason."""

STATED: Final = {
    "axe-playwright-python": "MIT",
    "brotli": "MIT",
    "brotlicffi": "MIT",
    "colorama": "BSD-3-Clause",
    "cssselect2": "BSD-3-Clause",
    "distro": "Apache-2.0",
    "flexcache": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "librt": "MIT",
    "merman": "MIT OR Apache-2.0",
    "pathspec": "MPL-2.0",
    "pint": "BSD-3-Clause",
    "pycparser": "BSD-3-Clause",
    "pydyf": "BSD-3-Clause",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "pysocks": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "text-unidecode": "Artistic-1.0 OR GPL-2.0-or-later",
    "tinycss2": "BSD-3-Clause",
    "typing-extensions": "PSF-2.0",
    "weasyprint": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
}
"""Where a package's metadata say it only roughly, as read in its license file, or where it is
not installed on every machine."""

_SPELLINGS: Final = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT Licence": "MIT",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
}
_LOCKED: Final = re.compile(r"^([a-z0-9][a-z0-9.-]*)==", re.MULTILINE)
_GROUPS: Final = ("site", "assets", "dev")
"""The lock files. What one installs is not listed again under the next."""


class Unknown(Exception):  # noqa: N818 - it reads as what it says
    """Nobody says under which license a package is."""


@dataclass(frozen=True, order=True)
class Package:
    """A locked package and its license, an SPDX expression."""

    name: str
    license: str


def locked(text: str) -> list[str]:
    """The names of the packages that a lock file installs."""
    return _LOCKED.findall(text)


def license_of(name: str) -> str:
    """The license of a package.

    Raises:
        Unknown: it is not installed, or says nothing that is understood.
    """
    if name in STATED:
        return STATED[name]
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        message = f"{name} is not installed; add what its license file says to STATED"
        raise Unknown(message) from None
    said = next(_said(about), "")
    if not said:
        message = f"{name} does not say its license; add what its license file says to STATED"
        raise Unknown(message)
    return said


def _said(about: metadata.PackageMetadata) -> Iterator[str]:
    """What the metadata of a package say, the most exact first."""
    if "License-Expression" in about:
        yield about["License-Expression"]
    classifiers = (line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or ())
    for text in (*(about.get_all("License") or ()), *classifiers):
        spelled = _SPELLINGS.get(text, text)
        if spelled in ALLOWED:
            yield spelled


def is_allowed(package: Package) -> bool:
    """Whether a package may be used: under one of its licenses, or all of them where it says so."""
    if package.name in EXCEPTIONS:
        return True
    names = re.findall(r"[\w.-]+", re.sub(r"\b(?:AND|OR|WITH)\b", " ", package.license))
    is_choice = " OR " in package.license and " AND " not in package.license
    return ALLOWED.issuperset(names) or (is_choice and not ALLOWED.isdisjoint(names))


def page(groups: dict[str, list[Package]]) -> str:
    """The page that lists the packages of each lock file."""
    tables = {name: _table(packages) for name, packages in groups.items()}
    exceptions = "\n".join(f"- `{name}` {reason}." for name, reason in EXCEPTIONS.items())
    allowed = ", ".join(sorted(ALLOWED))
    text = _TEMPLATE.read_text(encoding="utf-8")
    return Template(text).substitute(tables, allowed=allowed, exceptions=exceptions)


def _table(packages: Iterable[Package]) -> str:
    return "\n".join(f"| `{package.name}` | {package.license} |" for package in sorted(packages))


def packages() -> dict[str, list[Package]]:
    """What each lock file installs that none before it does."""
    seen: set[str] = set()
    groups = {}
    for group in _GROUPS:
        names = set(locked((_HERE / f"{group}.lock").read_text(encoding="utf-8"))) - seen
        seen |= names
        groups[group] = [Package(name, license_of(name)) for name in names]
    return groups


def main() -> int:
    """Print, write or check the page; return how the process exits."""
    parser = argparse.ArgumentParser(description=__doc__)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--write", action="store_true", help="write the page")
    mode.add_argument("--check", action="store_true", help="tell whether the page is right")
    chosen = parser.parse_args()
    try:
        groups = packages()
    except Unknown as error:
        print(error, file=sys.stderr)
        return 1
    refused = [one for group in groups.values() for one in group if not is_allowed(one)]
    for package in refused:
        print(f"{package.name}: {package.license} is not allowed here", file=sys.stderr)
    text = page(groups)
    if chosen.write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    elif not chosen.check:
        print(text, end="")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        print(f"{PAGE.name} is out of date; run: make licenses", file=sys.stderr)
        return 1
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())

"""Say which links to other sites are broken, as the text of an issue.

    python .github/scripts/links.py --to links.md

The file is empty if none is. The exit code is 1 only if nothing at all could be reached, in which
case nothing is known and nothing is written.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from addresses import gather
from visits import State, Verdict, Visitor

MARK: Final = "<!-- casebook: links -->"
"""Begins the issue, so that the next run finds it."""
MEND: Final = (
    "Look for the new address of the same work; failing that, an archived copy is better than a"
    " work that nobody can open. This list is renewed every week, and the issue is closed when"
    " all is well."
)
UNCLEAR: Final = "These turn programs away, or were out of order; they may well be all right"

Places = Mapping[str, tuple[str, ...]]


def report(places: Places, verdicts: Mapping[str, Verdict]) -> str:
    """Write the issue; empty if no link is broken."""
    broken = _lines(places, verdicts, State.BROKEN)
    unclear = _lines(places, verdicts, State.UNCLEAR)
    if not broken:
        return ""
    counted = f"{len(broken)} of {len(verdicts)} links to other sites lead nowhere."
    return "\n".join((MARK, f"{counted} {MEND}", "", *broken, *_folded(unclear), ""))


def _lines(places: Places, verdicts: Mapping[str, Verdict], state: State) -> list[str]:
    return [
        f"- <{address}> {verdict.reason}: {', '.join(f'`{place}`' for place in places[address])}"
        for address, verdict in sorted(verdicts.items())
        if verdict.state is state
    ]


def _folded(unclear: Iterable[str]) -> Iterable[str]:
    lines = tuple(unclear)
    if not lines:
        return ()
    return ("", f"<details><summary>{UNCLEAR}</summary>", "", *lines, "", "</details>")


def _agent() -> str:
    """Say who asks, so that an administrator can complain in the right place."""
    repository = os.environ.get("GITHUB_REPOSITORY")
    about = f" (+https://github.com/{repository})" if repository else ""
    return f"casebook-links{about}"


def main(arguments: Sequence[str] | None = None, visitor: Visitor | None = None) -> int:
    """Visit every link of the repository and write the issue."""
    parser = argparse.ArgumentParser(description="Say which links to other sites are broken.")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")
    parser.add_argument("--root", type=Path, default=Path(), metavar="FOLDER")
    chosen = parser.parse_args(arguments)
    places = gather(chosen.root)
    verdicts = (visitor or Visitor(_agent())).visit_all(places)
    for address, verdict in sorted(verdicts.items()):
        print(f"{verdict.state:8}{address} {verdict.reason}".rstrip())
    if not any(verdict.state is State.FINE for verdict in verdicts.values()):
        print("Nothing could be reached: the network is down, not the links.", file=sys.stderr)
        return 1
    chosen.to.write_text(report(places, verdicts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

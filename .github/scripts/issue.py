"""Keep one issue about broken links: open it, renew it, or close it when there is nothing to say.

Its text is read from a file that `links.py` writes: `python3 .github/scripts/issue.py links.md`
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from links import MARK
from repository import Repository, is_ours

LABEL: Final = "links"
TITLE: Final = "Links to other sites are broken"

_LONGEST: Final = 65_536
"""What GitHub takes as the text of an issue, in characters."""


def keep(repository: Repository, body: str) -> str:
    """Bring the issue in line with a text, and return what was done."""
    body = body[:_LONGEST]
    found = [issue for issue in repository.list("issues", labels=LABEL) if is_ours(issue, MARK)]
    if not found:
        return _open(repository, body) if body else "No link is broken."
    path = f"issues/{int(found[0]['number'])}"
    if not body:
        repository.patch(path, state="closed", state_reason="completed")
        return "No link is broken any more; the issue is closed."
    if found[0]["body"] != body:
        repository.patch(path, body=body)
    return "The issue is up to date."


def _open(repository: Repository, body: str) -> str:
    repository.post("issues", title=TITLE, body=body, labels=[LABEL])
    return "An issue is opened."


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the text from a file and keep the issue."""
    (file,) = sys.argv[1:] if arguments is None else arguments
    text = Path(file).read_text(encoding="utf-8")
    print(keep(Repository.of_this_workflow(), text))
    return 0


if __name__ == "__main__":
    sys.exit(main())

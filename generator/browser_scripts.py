"""Where the browser's Mermaid comes from: a Python package, copied into the site at build time.

The project commits no script of others, loads none from another host, and needs no Node. The wheel
of NiceGUI carries Mermaid as an ES module in pieces, of which a page loads those it needs. The
package is installed without its dependencies and never imported.
"""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

PACKAGE: Final = "nicegui"
_FOLDER: Final = "nicegui/elements/mermaid/dist"


def mermaid_modules() -> Iterator[Path]:
    """Yield the files of the Mermaid module; its entry point is `index.js`.

    Raises:
        FileNotFoundError: the package is not installed, or holds no Mermaid any more.
    """
    try:
        folder = Path(str(distribution(PACKAGE).locate_file(_FOLDER)))
    except PackageNotFoundError as error:
        message = f"the package {PACKAGE} is not installed; run `make serve` or `make site`"
        raise FileNotFoundError(message) from error
    if not (folder / "index.js").is_file():
        message = f"the package {PACKAGE} holds no Mermaid in {_FOLDER}"
        raise FileNotFoundError(message)
    yield from sorted(folder.glob("*.js"))

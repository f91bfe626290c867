"""Whether MkDocs warned while it converted a page."""

import logging
from typing import Final

_LOG: Final = logging.getLogger("mkdocs")


class Warnings(logging.Handler):
    """Notices warnings of MkDocs and its plugins: a page that has some cannot be kept."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._came = False

    def begin(self) -> None:
        """Begin with a page."""
        self._came = False
        _LOG.addHandler(self)

    def end(self) -> bool:
        """Return whether there were warnings since the page was begun, or nobody would know."""
        _LOG.removeHandler(self)
        return self._came or not _LOG.isEnabledFor(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - the signature is logging's
        """Notice a warning."""
        self._came = True

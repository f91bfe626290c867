"""The built site on loopback, under the path that GitHub Pages gives it."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from generator import engine
from tests.project import ROOT

PATH: Final = "casebook"
"""The path of the site on its server, and the folder of a server that holds it."""


class _Handler(SimpleHTTPRequestHandler):
    """Answers like GitHub Pages: with the site's own page where there is none."""

    protocol_version = "HTTP/1.1"
    # Python takes these from the machine, which may know less or something else.
    extensions_map: dict[str, str] = {  # noqa: RUF012 - the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's page for what does not exist."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / PATH / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def build_site(folder: Path) -> None:
    """Build the real site below an empty folder."""
    engine.build(ROOT / "mkdocs.yml", folder / PATH)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the site that was built below a folder; the value is the address of its home page."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/{PATH}/"
        _move(folder / PATH / "sitemap.xml", address)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address
        server.shutdown()


def _move(site_map: Path, address: str) -> None:
    """Make the theme recognize the pages: it allows for another host, but not for a port."""
    text = site_map.read_text(encoding="utf-8")
    published = re.findall(r"<loc>(.*?)</loc>", text)
    home = min(published, key=len)
    site_map.write_text(text.replace(home, address), encoding="utf-8")

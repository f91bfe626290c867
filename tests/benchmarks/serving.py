"""Sites on loopback, compressed and to be kept for ten minutes, as GitHub Pages does it."""

import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from tests.benchmarks.sites import compressed

# Python takes these from the machine, which may know less or something else.
_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Otherwise a body would wait for the answer to its headers.
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, bodies: Mapping[str, bytes], *args: Any) -> None:  # noqa: ANN401 - its base's
        self.bodies = bodies
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer with what stands at the address."""
        address = unquote(urlsplit(self.path).path).removeprefix("/")
        name = f"{address}index.html" if address.endswith("/") or not address else address
        missing = f"{address.partition('/')[0]}/404.html"
        is_there = name in self.bodies
        body = self.bodies.get(name if is_there else missing, b"")
        self.send_response(HTTPStatus.OK if is_there else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", _type(name if is_there else missing))
        self.send_header("Content-Encoding", "gzip" if body else "identity")
        self.send_header("Content-Length", str(len(body)))
        # The theme asks for every style sheet twice: without this, the second time counts as well.
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(sites: Mapping[str, Mapping[str, bytes]]) -> Iterator[str]:
    """Serve each site in a folder of its own; the value is the address above them all."""
    bodies = {
        f"{folder}/{address}": compressed(body)
        for folder, files in sites.items()
        for address, body in files.items()
    }
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, bodies)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _type(name: str) -> str:
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return _TYPES.get(name.rpartition(".")[2], guessed)

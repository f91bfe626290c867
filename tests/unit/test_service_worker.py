"""The worker that keeps pages: what it knows of the files of an edition."""

import json
import re
from pathlib import Path

from generator.service_worker import files_to_keep, service_worker

FILES = (("index.html", b"home"), ("cases/a/index.html", b"a"))


def edition_of(worker: str) -> str:
    """Return the name of the edition that a worker keeps."""
    found = re.search(r'^const EDITION = "([^"]+)"$', worker, re.MULTILINE)
    assert found
    return found[1]


def test_a_worker_knows_every_file_by_its_content() -> None:
    """Files of the same name and another content are told apart."""
    first_line = service_worker(FILES).splitlines()[0]
    files = json.loads(first_line.removeprefix("const FILES = "))
    assert sorted(files) == ["cases/a/index.html", "index.html"]
    assert len(set(files.values())) == len(files)


def test_a_change_is_a_new_edition() -> None:
    """The order in which files are found makes none; another content does."""
    edition = edition_of(service_worker(FILES))
    assert edition_of(service_worker(FILES[::-1])) == edition
    assert edition_of(service_worker([FILES[0], ("cases/a/index.html", b"b")])) != edition


def test_what_no_page_needs_is_left_out(tmp_path: Path) -> None:
    """Downloads, data for programs and the worker itself are not kept; their page is."""
    for name in ("index.html", "offline.js", "api/guide.json", "downloads/x.pdf", "sitemap.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "downloads/index.html").write_bytes(b"")
    kept = sorted(name for name, _ in files_to_keep(tmp_path))
    assert kept == ["downloads/index.html", "index.html"]

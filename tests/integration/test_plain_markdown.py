"""`casebook export markdown`: other generators build it, strictly and without a plugin of ours."""

import re
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.golden.plain_markdown import faults
from tests.integration.command import MKDOCS, casebook, run
from tests.project import ROOT

ZENSICAL: Final = (sys.executable, "-m", "zensical")
SETTINGS: Final = """
site_name: Somebody else's
markdown_extensions: [footnotes]
validation:
  links: {anchors: warn, not_found: warn, unrecognized_links: warn}
"""
FENCED: Final = re.compile(
    r"^```.*?^```$|`[^`\n]+`|\$\$.*?\$\$|\$[^$\n]+\$", re.MULTILINE | re.DOTALL
)
"""Where a `<` is no element: code and formulas."""


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of somebody's whose `docs/` is the export of the real guide."""
    folder = tmp_path_factory.mktemp("vault")
    done = casebook(ROOT, "export", "markdown", "--to", str(folder / "docs"))
    assert done.returncode == 0, done.stderr
    return folder


def pages(vault: Path) -> list[Path]:
    """Return the exported pages."""
    return sorted(vault.rglob("*.md"))


def test_mkdocs_builds_it(vault: Path) -> None:
    """MkDocs with a theme of its own finds every link and section, and warns of nothing."""
    (vault / "mkdocs.yml").write_text(SETTINGS + "theme: readthedocs\n", encoding="utf-8")
    done = run(vault, *MKDOCS, "build", "--strict", "--quiet", "--site-dir", "mkdocs-site")
    assert (done.returncode, done.stderr) == (0, "")
    built = {file.parent.name for file in (vault / "mkdocs-site/cases").glob("*/index.html")}
    assert built > {"visual-search", "matrix"}


def test_zensical_builds_it(vault: Path) -> None:
    """Zensical, which runs no plugin of MkDocs, builds every page and warns of nothing."""
    (vault / "mkdocs.yml").write_text(SETTINGS + "site_dir: zensical-site\n", encoding="utf-8")
    done = run(vault, *ZENSICAL, "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stderr
    made = list((vault / "zensical-site").rglob("index.html"))
    assert len(made) == len(pages(vault))


def test_no_page_needs_our_engine(vault: Path) -> None:
    """A page holds no element but line breaks in cells, no attribute list, and no fault."""
    for page in pages(vault):
        text = page.read_text(encoding="utf-8")
        body = text.partition("\n---\n\n")[2]
        assert set(re.findall(r"</?[a-z][^<>\n]*>", FENCED.sub("", body))) <= {"<br>"}, page
        assert not re.search(r"\{[:#.]|<!--|markdown=", FENCED.sub("", body)), page
        assert list(faults(body)) == [], page


def test_front_matter_is_what_everybody_knows(vault: Path) -> None:
    """A page says its title, description and tags, which Obsidian takes without blanks only."""
    for page in pages(vault):
        head = page.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")[0]
        keys = [line.partition(":")[0] for line in head.splitlines()]
        assert keys[:2] == ["title", "description"]
        assert set(keys[2:]) <= {"tags"}
        for tag in re.findall(r'"([^"]+)"', head.partition("\ntags: ")[2]):
            assert re.fullmatch(r"[\w-]+", tag), page

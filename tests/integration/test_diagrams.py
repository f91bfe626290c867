"""Who draws the diagrams of a site, and what becomes of those that cannot be drawn."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.integration.command import CASEBOOK, casebook, environment
from tests.project import digests

CASE = "cases/spam-filter/index.html"
BY_HAND = "docs/how-to-use.md"
LEFT = '<div class="mermaid">'
FENCE = "\n```mermaid\n{}\n  accTitle: {}\n  a --> b\n```\n"
DEADLINE = 120
# What Python runs before anything else, if it is found on its path.
WITHOUT_MERMAN = """
import importlib.abc, importlib.metadata, sys

class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "merman":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
installed = importlib.metadata.version

def version(name):
    if name == "merman":
        raise importlib.metadata.PackageNotFoundError(name)
    return installed(name)

importlib.metadata.version = version
"""
TELLS_WHETHER_IT_WAS_LOADED = """
import atexit, sys

@atexit.register
def tell():
    print("merman" in sys.modules, file=sys.stderr)
"""


def build(project: Path, first: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Build a site into `site/`, with some code run first and more in the environment."""
    before = project.parent / "before"
    before.mkdir(exist_ok=True)
    (before / "sitecustomize.py").write_text(first, encoding="utf-8")
    return casebook(project, "build", PYTHONPATH=str(before), **more)


def page(project: Path, address: str = CASE) -> str:
    """Return the HTML of a page that was built."""
    return (project / "site" / address).read_text(encoding="utf-8")


def scripts(project: Path) -> set[str]:
    """Return the folders and files of the site that only a browser that draws needs."""
    folder = project / "site" / "assets" / "javascripts"
    return {name for name in ("mermaid", "diagrams.mjs") if (folder / name).exists()}


def write_fence(project: Path, header: str, title: str) -> None:
    """Add a diagram written by hand to a page."""
    with (project / BY_HAND).open("a", encoding="utf-8") as file:
        file.write(FENCE.format(header, title))


def figures(html: str) -> int:
    """Return how many figures a page has."""
    return html.count('<figure class="casebook-figure"')


@pytest.mark.usefixtures("merman")
def test_published_site_has_no_script_for_diagrams(pristine: Path) -> None:
    """Every figure of a case is a picture, and the site holds nothing that draws."""
    html = page(pristine)
    assert html.count('<div class="casebook-diagram"><svg ') == figures(html) >= 10
    assert LEFT not in html
    assert scripts(pristine) == set()
    assert "diagrams.mjs" not in html
    assert "mermaid/" not in html


@pytest.mark.usefixtures("merman")
def test_ids_of_a_page_are_unique(pristine: Path) -> None:
    """Arrow heads and descriptions of all its figures included."""
    for file in (pristine / "site").rglob("*.html"):
        ids = re.findall(r'\sid="?([^"\s>]+)', file.read_text(encoding="utf-8"))
        assert sorted(ids) == sorted(set(ids)), file


def test_whole_site_drawn_by_the_browser(project: Path) -> None:
    """`CASEBOOK_DIAGRAMS=client` draws nothing, warns of nothing, and keeps nothing."""
    done = build(project, CASEBOOK_DIAGRAMS="client")
    assert (done.returncode, done.stderr) == (0, "")
    html = page(project)
    assert html.count(LEFT) == figures(html) >= 10
    assert "<svg" not in "".join(re.findall(r"<figure.*?</figure>", html, re.DOTALL))
    assert scripts(project) == {"mermaid", "diagrams.mjs"}
    # Instant navigation brings pages without their scripts, so that each page needs them.
    assert all("diagrams.mjs" in page(project, one) for one in (CASE, "index.html"))
    assert not (project / ".cache" / "casebook" / "diagrams").exists()


@pytest.mark.parametrize("value", ["browser", "CLIENT"])
def test_wrong_value_is_explained(value: str, project: Path) -> None:
    """A slip of the hand is told apart from a wish."""
    done = build(project, CASEBOOK_DIAGRAMS=value)
    assert done.returncode == 1
    explained = f"CASEBOOK_DIAGRAMS={value}: leave it unset, or set it to `client`"
    assert any(line.endswith(explained) for line in done.stderr.splitlines())
    assert not (project / "site").exists()


def test_site_where_merman_is_missing(project: Path) -> None:
    """The build succeeds, says once why it is slower to read, and the browser draws."""
    done = build(project, WITHOUT_MERMAN)
    assert done.returncode == 0, done.stderr
    first, *named = done.stderr.splitlines()
    assert first == (
        "merman is not installed; it has wheels for some platforms only. "
        "So the reader's browser draws these diagrams:"
    )
    html = page(project)
    assert html.count(LEFT) == figures(html) >= 10
    assert "  cases/spam-filter.md: Serving architecture" in named
    assert len([line for line in named if "cases/spam-filter.md" in line]) == figures(html)
    assert all(re.fullmatch(r"  \S+\.md: .+", line) for line in named)
    assert scripts(project) == {"mermaid", "diagrams.mjs"}
    assert "diagrams.mjs" in html


@pytest.mark.usefixtures("merman")
def test_fences_written_by_hand(project: Path) -> None:
    """They take the same path: a mistake in one costs one picture and fails no strict build."""
    write_fence(project, "flowchart LR", "Sound")
    write_fence(project, "flowchrat LR", "Misspelt")
    done = build(project)
    assert done.returncode == 0, done.stderr
    reason, *named = done.stderr.splitlines()
    assert reason.endswith("So the reader's browser draws these diagrams:")
    assert named == ["  how-to-use.md: Misspelt"]
    by_hand = page(project, "how-to-use/index.html")
    assert by_hand.count(LEFT) == 1
    assert by_hand.count('<div class="casebook-diagram"><svg ') == figures(by_hand) - 1
    assert 'aria-label="Sound"' in by_hand
    assert LEFT not in page(project)
    assert scripts(project) == {"mermaid", "diagrams.mjs"}


@pytest.mark.usefixtures("merman")
def test_cache_changes_nothing_but_the_time(built_project: Path) -> None:
    """With a file in it that somebody broke, whole or deleted: the site is the same.

    A file that is broken is drawn anew; if none is, the renderer is not even loaded.
    """
    before = digests(built_project / "site")
    cache = built_project / ".cache" / "casebook" / "diagrams"
    kept = digests(cache)
    file = next(cache.glob("*.svg"))
    file.write_bytes(file.read_bytes()[:100])
    for _ in range(2):
        # A page that is kept asks for no diagram.
        shutil.rmtree(built_project / ".cache" / "casebook" / "pages")
        done = build(built_project, TELLS_WHETHER_IT_WAS_LOADED)
        assert done.returncode == 0, done.stderr
        assert digests(built_project / "site") == before
        assert digests(cache) == kept
    assert done.stderr == "False\n"
    shutil.rmtree(built_project / ".cache")
    assert build(built_project).returncode == 0
    assert digests(built_project / "site") == before
    assert digests(cache) == kept


@pytest.mark.usefixtures("merman")
def test_two_builds_at_once_share_a_cache(project: Path) -> None:
    """Each makes the same site, and what they keep is whole."""
    commands = [(*CASEBOOK, "build", "--site-dir", str(project / name)) for name in ("one", "two")]
    running = [
        subprocess.Popen(command, cwd=project, env=environment(), stdout=subprocess.DEVNULL)
        for command in commands
    ]
    assert [process.wait(DEADLINE) for process in running] == [0, 0]
    assert digests(project / "one") == digests(project / "two")
    kept = [file.suffix for file in (project / ".cache" / "casebook" / "diagrams").iterdir()]
    assert set(kept) == {".svg"}

"""The site as it is published, built by `casebook build` and by plain MkDocs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from generator.load import load
from generator.pages.case import case_view
from generator.policy import has_inline_styles
from generator.site import write
from tests.golden.plain_markdown import faults
from tests.integration.conftest import HOME, Built
from tests.integration.links import BuiltSite
from tests.project import ROOT, digests

CASES = sorted(file.stem for file in (ROOT / "data" / "cases").glob("*.yaml"))
STEPS = ("clarify", "frame", "data", "model", "evaluate", "serve", "monitor")
MERMAID = re.compile(r"accTitle|accDescr|sequenceDiagram|stateDiagram|erDiagram|flowchart (LR|TD)")


@pytest.fixture(scope="module")
def index(real: Built) -> dict[str, str]:
    """Return everything that the search knows, by its location."""
    pages, texts = (
        json.loads((real.site.folder / "search" / name).read_text(encoding="utf-8"))
        for name in ("titles.json", "texts.json")
    )
    places = [
        (f"{page}#{anchor}" if anchor else page, title)
        for page, _, sections in pages
        for anchor, title, _ in sections
    ]
    return {place: f"{title} {text}" for (place, title), text in zip(places, texts, strict=True)}


def words(text: str) -> str:
    """Return a text without its markup, for a comparison of what it says."""
    return " ".join(re.findall(r"\w+", re.sub(r"<[^>]*>|\[\^[^\]]*\]|&\w+;|\$[^$]*\$", " ", text)))


@pytest.mark.usefixtures("merman")
def test_casebook_builds_without_a_warning(real: Built) -> None:
    """A build says where the site is, and nothing else."""
    assert real.by_casebook.returncode == 0, real.by_casebook.stderr
    assert real.by_casebook.stdout == f"Built {real.site.folder}\n"
    assert real.by_casebook.stderr == ""
    assert "WARNING" not in real.by_mkdocs.stderr


def test_mkdocs_builds_the_same(real: Built) -> None:
    """The generator is an ordinary plugin: MkDocs alone gives the same files, byte for byte."""
    assert real.by_mkdocs.returncode == 0, real.by_mkdocs.stderr
    assert digests(real.mkdocs_site) == digests(real.site.folder)


def test_nothing_is_written_into_the_project(real: Built) -> None:
    """Generated pages are virtual: a build writes nothing but its cache."""
    after = digests(real.project)
    assert {file: after[file] for file in after if not file.startswith(".cache/")} == real.before


def test_every_page_is_there(real: Built) -> None:
    """The home page, every case, every step of the method, and the lists."""
    generated = (*(f"cases/{slug}/" for slug in CASES), *(f"method/{step}/" for step in STEPS))
    expected = {"", "404.html", "503.html", "cases/", "method/", "tags/", "how-to-use/", *generated}
    assert {urljoin(HOME, address) for address in expected} <= set(real.site.pages)
    assert len(CASES) >= 3


def test_every_link_leads_somewhere(real: Built) -> None:
    """No page, anchor or file that a page refers to is missing."""
    assert [*real.site.broken()] == []


def test_links_of_search_and_site_map_lead_somewhere(real: Built, index: dict[str, str]) -> None:
    """A search result opens the section that it shows, and the site map lists what is there."""
    site_map = (real.site.folder / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", site_map)
    addresses = [*listed, *(urljoin(HOME, location) for location in index)]
    assert len(listed) == len(real.site.pages) - len(["404.html", "503.html"])
    assert {a: fault for a in addresses if (fault := real.site.fault(a))} == {}


def test_nothing_is_loaded_from_another_host(real: Built) -> None:
    """A reader's browser talks to the site alone."""
    assert [*real.site.foreign()] == []
    styles = "".join(file.read_text(encoding="utf-8") for file in real.site.folder.rglob("*.css"))
    assert re.findall(r"url\(\s*[\"']?(?:https?:)?//[^)]*\)|@import[^;]*", styles) == []


@pytest.mark.usefixtures("merman")
def test_every_page_has_one_policy_and_keeps_to_it(real: Built) -> None:
    """The strictest, the same on all pages, since instant navigation goes on under the first."""
    texts = {file: file.read_text(encoding="utf-8") for file in real.site.folder.rglob("*.html")}
    metas = [
        re.findall(r'<meta content="(default-src [^"]*)" http-equiv=', t) for t in texts.values()
    ]
    assert {len(found) for found in metas} == {1}
    (policy,) = {found[0] for found in metas}
    assert "unsafe" not in policy
    assert [file for file, text in texts.items() if has_inline_styles(text)] == []
    handlers = re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=")
    assert [file for file, text in texts.items() if handlers.search(text)] == []


@pytest.mark.parametrize("slug", CASES)
def test_pencil_opens_the_case(real: Built, slug: str) -> None:
    """Whoever wants to mend a case gets the file that it was made from."""
    page = real.site.pages[f"{HOME}cases/{slug}/"]
    pencils = [ref.target for ref in page.references if "/edit/" in ref.target]
    repository = "https://github.com/ml-design-casebook/casebook"
    assert set(pencils) == {f"{repository}/edit/main/data/cases/{slug}.yaml"}


def test_pencils_of_other_pages_open_what_is_in_the_repository(real: Built) -> None:
    """A page has the pencil of its source, or none."""
    edited = {
        ref.target.partition("/edit/main/")[2]
        for page in real.site.pages.values()
        for ref in page.references
        if "/edit/main/" in ref.target
    }
    assert {"data/framework.yaml", "docs/how-to-use.md"} < edited
    assert [name for name in edited if not (real.project / name).is_file()] == []


def test_search_does_not_find_the_source_of_diagrams(index: dict[str, str]) -> None:
    """Mermaid's own words are no text of the page."""
    assert [location for location, text in index.items() if MERMAID.search(text)] == []


@pytest.mark.parametrize("slug", CASES)
def test_search_finds_what_a_case_says(
    project_views: dict[str, Any], index: dict[str, str], slug: str
) -> None:
    """The prompt, the follow-up questions and the answers that are folded can be searched."""
    case = project_views[slug].case
    said = words(" ".join(t for where, t in index.items() if where.startswith(f"cases/{slug}/")))
    questions = [followup.question for followup in case.followups]
    texts = [case.prompt, *questions, *(pitfall.instead for pitfall in case.pitfalls)]
    assert [text for text in texts if words(text) not in said] == []


@pytest.fixture(scope="module")
def project_views(real: Built) -> dict[str, Any]:
    """Return what the page of each case shows, by the case's slug."""
    guide = load(real.project / "data", real.project).guide
    assert guide is not None
    return {slug: case_view(slug, case, guide) for slug, case in guide.cases.items()}


def markdown(project: Path) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every generated page of a project."""
    guide = load(project / "data", project).guide
    assert guide is not None
    yield from ((file.page.address, file.text) for file in write(guide).files)


def test_pages_are_plain_markdown(real: Built) -> None:
    """What the real cases say breaks no table, fence or footnote of their pages."""
    found = {address: [*faults(text)] for address, text in markdown(real.project)}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_link_checker_sees_what_is_broken(tmp_path: Path) -> None:
    """The checks above would see what they look for."""
    (tmp_path / "index.html").write_text(
        '<a href="#no">1</a><a href="gone/">2</a><a href="../out/">3</a>'
        '<h1 id="yes"></h1><a href="#yes">4</a><a href="https://example.org/">5</a>'
        '<script src="https://example.org/a.js"></script><a href="/casebook/#no">6</a>',
        encoding="utf-8",
    )
    site = BuiltSite(tmp_path, HOME)
    assert [fault.partition(": ")[2] for fault in site.broken()] == [
        "#no has no such anchor",
        "gone/ leads nowhere",
        "../out/ leaves the site",
        "/casebook/#no has no such anchor",
    ]
    assert [fault.partition(": ")[2] for fault in site.foreign()] == ["https://example.org/a.js"]

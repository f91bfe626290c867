import re

import pytest

from generator.export.offline import offline
from generator.export.offline.pages import Rewriter, entries
from generator.export.offline.scripts import NotKnown, data_script, offline_script
from tests.project import ROOT

PAGE = (
    "<meta content=\"default-src 'none'; script-src 'self' 'sha256-abc='; connect-src 'self'"
    '; img-src \'self\' data:" http-equiv="Content-Security-Policy">'
    '<a class="x" href="../a/#b">A</a><a href=".">Here</a><a href="../c/?d=e">C</a>'
    '<a href="https://a.example/a/">Elsewhere</a><a href="#b">B</a><a href="../gone/">Gone</a>'
    '<script id="__config" type="application/json">{"search": "../js/worker.js"}</script>'
    '<script src="../assets/javascripts/bundle.1a.min.js"></script>\n'
    '<script src="../js/one.mjs" type="module"></script>'
)


def test_a_page_links_files_and_loads_one_script() -> None:
    """Links to folders become links to files, and one script goes ahead of the theme's."""
    files = frozenset({"a.html", "c/index.html", "d/index.html"})
    page = Rewriter(files, "assets/offline.js").rewritten("d/page.html", PAGE)
    targets = re.findall(r'<a [^>]*href="([^"]*)"', page)
    assert targets == [
        *("../a.html#b", "index.html", "../c/index.html?d=e"),
        *("https://a.example/a/", "#b", "../gone/"),
    ]
    scripts = re.findall(r'src="([^"]*)"', page)
    assert scripts == ["../assets/offline.js", "../assets/javascripts/bundle.1a.min.js"]


def test_the_policy_lets_files_in_and_nothing_else() -> None:
    """No file is the page's own to a browser, so files are named; nothing may be fetched."""
    page = Rewriter(frozenset(), "assets/offline.js").rewritten("d/page.html", PAGE)
    policy = re.findall(r'content="([^"]*)"', page)[0].split("; ")
    assert policy == [
        *("default-src 'none'", "script-src file: 'sha256-abc='"),
        *("connect-src 'none'", "img-src file: data:"),
    ]


def test_what_pages_start() -> None:
    """The modules and the worker of the search are known by their addresses."""
    found = entries([("d/page.html", PAGE), ("d/other.html", PAGE)])
    assert (found.modules, found.workers) == (("js/one.mjs",), ("js/worker.js",))


def test_modules_become_functions() -> None:
    """Names are exported and imported as before, under the addresses of their modules."""
    modules = {
        "js/one.mjs": 'import { a, b as c } from "./two.mjs"\nimport("./three.mjs")',
        "js/two.mjs": "export const a = 1\nexport async function b() {}\nexport class C {}",
        "js/three.mjs": "// Nothing.",
        "js/unused.mjs": "export const d = 1",
    }
    script = offline_script(modules, {}, ["js/one.mjs"])
    assert 'const { a, b: c } = offline.load("js/two.mjs")' in script
    assert 'offline.promised("js/three.mjs")' in script
    assert (
        "\nconst a = 1\nasync function b() {}\nclass C {}\nObject.assign(exports, { a, b, C })"
        in script
    )
    assert "unused" not in script
    assert script.index('offline.module("js/three.mjs"') < script.index(
        'offline.start("js/one.mjs")'
    )


@pytest.mark.parametrize(
    "text",
    ['import x from "./y.mjs"', "export default 1", 'export * from "./y.mjs"', "import(name)"],
)
def test_an_unknown_form_is_refused(text: str) -> None:
    """A module that cannot be turned into a function stops the export and is named."""
    with pytest.raises(NotKnown, match=r"js/one\.mjs: `"):
        offline_script({"js/one.mjs": text}, {}, ["js/one.mjs"])


def test_every_script_of_the_project_can_be_packed() -> None:
    """A contributor learns here, and not from a release, that a form is not known."""
    home = ROOT / "docs"
    texts = {
        file.relative_to(home).as_posix(): file.read_text(encoding="utf-8")
        for file in (home / "assets/javascripts").rglob("*.mjs")
        # It draws in the browser, with modules of others; an offline site has its pictures drawn.
        if file.name != "diagrams.mjs"
    }
    script = offline_script(texts, {}, texts)
    assert not re.search(r"^(?:import|export) ", script, re.MULTILINE)


def test_a_worker_runs_in_the_page() -> None:
    """What it leaves on `self` it finds again, and what it imports comes along."""
    workers = {"js/worker.js": 'self.a = 1\nimport("./two.mjs")'}
    script = offline_script({"js/two.mjs": "export const b = 1"}, workers, [])
    assert 'offline.worker("js/worker.js", self => { with (self) {\nself.a = 1' in script
    assert 'offline.module("js/two.mjs"' in script


def test_data_is_brought_by_a_script() -> None:
    """The text of a JSON file stands in a script of the same name."""
    name, text = data_script("search/texts.json", '["a\\n"]')
    assert (name, text) == (
        "search/texts.json.js",
        'offline.text("search/texts.json", "[\\"a\\\\n\\"]")\n',
    )


def test_nothing_is_left_that_needs_a_server() -> None:
    """Of modules, data and workers only the scripts made of them remain; the rest is untouched."""
    files = {
        "d/page.html": PAGE.encode(),
        "js/one.mjs": b"// One.",
        "js/worker.js": b"// Worker.",
        "search/search_index.json": b"{}",
        "search/texts.json": b"[]",
        "a.svg": b"<svg/>",
    }
    made = offline(files)
    assert set(made) == {
        *("d/page.html", "a.svg", "assets/offline.js"),
        *("search/search_index.js", "search/texts.json.js"),
    }
    assert made["a.svg"] == b"<svg/>"
    assert made["search/search_index.js"] == b"var __index = {}\n"

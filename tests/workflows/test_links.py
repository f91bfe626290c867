from collections.abc import Mapping
from pathlib import Path

import pytest

import links
from visits import FINE, State, Verdict, Visitor

PLACES = {
    "https://a.org/": ("data/sources.yaml:5",),
    "https://b.org/": ("README.md:1", "docs/index.md:2"),
    "https://c.org/": ("README.md:3",),
}
VERDICTS = {
    "https://a.org/": FINE,
    "https://b.org/": Verdict(State.BROKEN, "answers 404"),
    "https://c.org/": Verdict(State.UNCLEAR, "answers 403"),
}


class Told(Visitor):
    """Knows every verdict already."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__("test")
        self._verdict = verdict

    def visit(self, address: str) -> Verdict:
        """Return the verdict that was given."""
        assert address
        return self._verdict


def test_report_says_what_is_broken_and_where() -> None:
    """A broken link with its places, then, folded, what could not be decided."""
    assert links.report(PLACES, VERDICTS).splitlines() == [
        links.MARK,
        f"1 of 3 links to other sites lead nowhere. {links.MEND}",
        "",
        "- <https://b.org/> answers 404: `README.md:1`, `docs/index.md:2`",
        "",
        f"<details><summary>{links.UNCLEAR}</summary>",
        "",
        "- <https://c.org/> answers 403: `README.md:3`",
        "",
        "</details>",
    ]


@pytest.mark.parametrize(
    "verdicts", [{"https://a.org/": FINE}, {"https://c.org/": VERDICTS["https://c.org/"]}, {}]
)
def test_nothing_to_report(verdicts: Mapping[str, Verdict]) -> None:
    """Links that may well be all right open no issue."""
    assert links.report(PLACES, verdicts) == ""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with one link."""
    (tmp_path / "README.md").write_text("https://a.org/", encoding="utf-8")
    return tmp_path


def test_command_writes_the_issue(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The log has every verdict, the file what an issue says."""
    out = root / "links.md"
    assert links.main(["--to", str(out), "--root", str(root)], Told(FINE)) == 0
    assert out.read_text(encoding="utf-8") == ""
    assert capsys.readouterr().out == "fine    https://a.org/\n"


def test_dead_network_is_no_news(root: Path) -> None:
    """If nothing can be reached, it is not the links: no issue is opened, none is closed."""
    out = root / "links.md"
    broken = VERDICTS["https://b.org/"]
    assert links.main(["--to", str(out), "--root", str(root)], Told(broken)) == 1
    assert not out.exists()

"""The Markdown of the mini guide, so that a review shows a changed page as a reader sees it.

A file beside this one is the page of the same address. `pytest tests/golden --accept` rewrites all
of them; an empty file adds a page.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.model.guide import Guide
from generator.site import write
from tests.golden.plain_markdown import faults

HERE = Path(__file__).parent
FILES = sorted(HERE.rglob("*.md"))
EVERY_SHAPE = {
    "method/index.md",
    "method/evaluate.md",
    "cases/index.md",
    "contributing/reference.md",
    "contributing/rules/index.md",
    "contributing/rules/D008.md",
}


def address(file: Path) -> str:
    """Return the address of the page that a golden file is about."""
    return file.relative_to(HERE).as_posix()


@pytest.fixture(scope="module")
def pages(guide: Guide) -> Mapping[str, str]:
    """Return the text of every page of the mini guide by its address."""
    return {file.page.address: file.text for file in write(guide).files}


@pytest.mark.parametrize("file", FILES, ids=address)
def test_page_is_as_accepted(
    file: Path, pages: Mapping[str, str], request: pytest.FixtureRequest
) -> None:
    """A page is written exactly as it was when somebody last read and accepted it."""
    text = pages.get(address(file))
    if text and request.config.getoption("--accept"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8"), "accept it with `pytest tests/golden --accept`"


def test_every_golden_file_belongs_to_a_page(pages: Mapping[str, str]) -> None:
    """A page that no longer exists leaves no file behind."""
    assert {address(file) for file in FILES} <= set(pages)


def test_every_kind_of_page_is_golden(guide: Guide) -> None:
    """Both cases, the catalog, a step with two variants, and what contributors read."""
    cases = {f"cases/{slug}.md" for slug in guide.cases}
    assert {address(file) for file in FILES} >= cases | EVERY_SHAPE


def test_pages_are_plain_markdown(pages: Mapping[str, str]) -> None:
    """What a template writes reads well with every Markdown engine, and unrendered too."""
    assert {address: found for address, text in pages.items() if (found := [*faults(text)])} == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# A\n\n| B |\n| --- |\n| 1 | |\n", "not as many cells as in the header | B |: | 1 | |"),
        ("# A\n\n| B |\n| --- |\n", "no row in the table | B |"),
        ("# A\n\nB\n| C |\n| --- |\n| 1 |\n", "no blank line before the table | C |"),
        ("# A\n\n```mermaid\nB\n", "a fence is not closed"),
        ("# A\n\n```mermaid\nB\n\n```\n", "a fence is empty or ends in a blank line"),
        ("# A\n\nB[^c]\n", "no definition of [^c]"),
        ("# A\n\n[^c]: D\n", "nothing refers to [^c]"),
        ("# A\n\n### B\n", "a level of headings is skipped"),
        ("# A\nB\n", "no blank line around a heading"),
        ("# A\n\n<div>\n\n", "a <div> is not closed"),
        ("# A\n\n\nB\n", "blank lines in a row, or blanks at the end of a line"),
        ("# A\n\n{{ b }}\n", "a figure is not filled in"),
    ],
)
def test_faults_are_seen(text: str, fault: str) -> None:
    """The check above would see what it looks for."""
    assert fault in set(faults(text))

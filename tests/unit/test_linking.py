import pytest

from generator.linking import Linker, pieces
from generator.pages.definitions import Definition

DEFINITIONS = tuple(
    Definition(name, "", (name, *others), address, anchor, is_linked)
    for name, others, address, anchor, is_linked in (
        ("Shard", ("partition",), "library/glossary.md", "shard", True),
        ("Hot shard", (), "library/glossary.md", "hot-shard", True),
        ("Recall", (), "library/metrics.md", "recall", False),
        ("nDCG@k", (), "library/metrics.md", "ndcgk", True),
    )
)
SHARD = "../library/glossary.md#shard"


@pytest.fixture(scope="module")
def linker() -> Linker:
    """Return what links a few words of two pages."""
    return Linker(DEFINITIONS)


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("A shard, two shards.\n", f"A [shard]({SHARD}), two shards.\n"),
        ("- **Shards** here\n\nA partition.\n", f"- **[Shards]({SHARD})** here\n\nA partition.\n"),
        (
            "A hot\nshard is a shard.\n",
            f"A [hot\nshard](../library/glossary.md#hot-shard) is a [shard]({SHARD}).\n",
        ),
        ("They recall it.\n", "They recall it.\n"),
        ("nDCG@10\n", "[nDCG@10](../library/metrics.md#ndcgk)\n"),
    ],
)
def test_first_use_becomes_a_link(linker: Linker, written: str, linked: str) -> None:
    """The first use of a word on a page leads to its definition, and no later one."""
    assert linker.linked(written, "cases/a.md") == linked


@pytest.mark.parametrize(
    "written",
    [
        "# Shard\n\n## A hot shard\n",
        "| Shard |\n| --- |\n| shard |\n",
        "Call `shard` with $shard$ in <span data-figure='shard'>4</span>.\n",
        "See [the shard](a.md), ![shard](b.png), a claim[^shard].\n\n[^shard]: Shard, 2020\n",
        "```mermaid\nflowchart\n  shard\n```\n",
        "$$\nshard\n$$\n",
        "---\ntitle: shard\n---\n",
        '<summary markdown="span">A shard?</summary>\n',
        '<div class="casebook-prompt" data-case="a" markdown="1">\n\nA shard.\n\n</div>\n',
        '<div class="casebook-step">\n<details>\n\nA shard.\n\n</details>\nA shard.\n\n</div>\n',
        '<div data-search-exclude markdown="1">\n\n- A shard\n\n</div>\n',
        '<div class="casebook-estimate" hidden>{"shard": 1}</div>\n',
    ],
)
def test_what_is_no_running_text_stays(linker: Linker, written: str) -> None:
    """Headings, tables, formulas, code, links, citations and quoted boxes are left as they are."""
    assert linker.linked(written, "cases/a.md") == written


def test_text_after_a_box_is_text_again(linker: Linker) -> None:
    """A box ends where it is closed, also one that opens and closes on a line."""
    box = '<div data-search-exclude>shard</div>\n<details markdown="1">\n\nA shard\n</details>\n'
    assert f"\nA [shard]({SHARD})\n" in linker.linked(box, "cases/a.md")


def test_link_of_an_author_is_the_first_use(linker: Linker) -> None:
    """A link that somebody has written to a definition needs no second one."""
    written = f"A [part]({SHARD}) of all; shards.\n"
    assert linker.linked(written, "cases/a.md") == written


def test_page_that_defines_a_word_does_not_link_it(linker: Linker) -> None:
    """The glossary leads to other pages of the library, not to itself."""
    linked = linker.linked("A shard has nDCG@5.\n", "library/glossary.md")
    assert linked == "A shard has [nDCG@5](../library/metrics.md#ndcgk).\n"


def test_links_are_relative_to_the_page(linker: Linker) -> None:
    """A page at the root of the site finds the library as well."""
    assert linker.linked("shard\n", "progress.md") == "[shard](library/glossary.md#shard)\n"


def test_nothing_is_lost() -> None:
    """The pieces of a text are the text."""
    text = "a\n\n# b\n| c |\n```\nd\n```\n<div>\ne\n</div>\nf"
    assert "".join(piece for _, piece in pieces(text)) == text

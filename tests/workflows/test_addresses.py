from pathlib import Path

import pytest

from addresses import addresses, gather, is_public
from tests.project import ROOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('url: "https://arxiv.org/abs/1"', ["https://arxiv.org/abs/1"]),
        ("[a](https://a.org/x_(y)) and so on", ["https://a.org/x_(y)"]),
        ("(see https://a.org/b, https://a.org/c).", ["https://a.org/b", "https://a.org/c"]),
        ("**https://a.org/b**", ["https://a.org/b"]),
        ("<https://a.org/b#part>", ["https://a.org/b"]),
        ("http://a.org/?q=1&r=2;", ["http://a.org/?q=1&r=2"]),
        ("<http://127.0.0.1:8000/casebook/>", []),
        ("https://example.org/a", []),
        ("https://{{ figure }}", []),
        ("a path such as data/cases/x.yaml", []),
        ("`https://a.org/b` is an example", []),
    ],
)
def test_addresses_in_a_text(text: str, found: list[str]) -> None:
    """An address ends where the sentence or the link around it goes on."""
    assert [address for _, address in addresses(text)] == found


def test_fence_holds_examples_and_keeps_the_count_of_lines() -> None:
    """What stands in a fence is code; what stands after it is found at its line."""
    text = "a\n```yaml\nurl: https://a.org/b\n```\nhttps://a.org/c\n  ~~~\nhttps://a.org/d\n  ~~~\n"
    assert [*addresses(text)] == [(5, "https://a.org/c")]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://arxiv.org", True),
        ("https://testing.org", True),
        ("https://a.test", False),
        ("https://api.example.com", False),
        ("http://localhost:8000", False),
        ("http://[::1]/", False),
        ("http://[broken/", False),
        ("https://intranet/", False),
    ],
)
def test_only_public_hosts_are_asked(address: str, *, public: bool) -> None:
    """Names for examples and addresses of one's own machine lead nowhere on purpose."""
    assert is_public(address) is public


def test_gather_says_where(tmp_path: Path) -> None:
    """An address that stands in several places is visited once, and names them all."""
    for name in ("README.md", "data/sources.yaml", "docs/a/b.md", "tests/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("\nhttps://a.org/b\n", encoding="utf-8")
    places = ("README.md:2", "data/sources.yaml:2", "docs/a/b.md:2")
    assert gather(tmp_path) == {"https://a.org/b": places}


def test_works_of_the_guide_are_found() -> None:
    """Every work of the bibliography is visited."""
    lines = (ROOT / "data" / "sources.yaml").read_text(encoding="utf-8").splitlines()
    urls = {line.split('"')[1] for line in lines if line.lstrip().startswith("url:")}
    assert urls
    assert {url.partition("#")[0] for url in urls} <= gather(ROOT).keys()

import markdown
import pytest


@pytest.mark.parametrize(
    ("target", "is_marked"),
    [
        ("../library/glossary.md#shard", True),
        ("library/metrics.md#recallk", True),
        ("../library/metrics.md", False),
        ("../cases/a.md#library", False),
        ("https://example.org/library/", False),
    ],
)
def test_links_to_definitions_are_marked(target: str, is_marked: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A link to a heading of the library is one that a tooltip can be shown for."""
    html = markdown.markdown(f"A [word]({target}).", extensions=["generator.markdown.definitions"])
    assert ('class="casebook-term"' in html) is is_marked

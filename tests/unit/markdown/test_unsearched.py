import pytest
from markdown import markdown

MARK = 'data-search-exclude=""'
EXTENSIONS = [
    "tables",
    "footnotes",
    "md_in_html",
    "pymdownx.arithmatex",
    "generator.markdown.math",
    "generator.markdown.unsearched",
]
SETTINGS = {"pymdownx.arithmatex": {"generic": True}}


@pytest.mark.parametrize(
    ("text", "element"),
    [
        pytest.param("| Hop | p99 |\n| --- | --- |\n| a | 5 ms |", "<thead", id="head of a table"),
        pytest.param("$$\nx = 1\n$$", '<div class="arithmatex"', id="formula set apart"),
        pytest.param("So[^a].\n\n[^a]: A work.", '<div class="footnote"', id="footnotes"),
        pytest.param("So[^a].\n\n[^a]: A work.", "<sup", id="number of a footnote"),
        pytest.param(
            '<div markdown="1">\n\n| a |\n| --- |\n| b |\n\n</div>', "<thead", id="inside of HTML"
        ),
    ],
)
def test_what_is_no_text_is_not_searched(text: str, element: str) -> None:
    """What would only disturb an excerpt is marked for the search plugin."""
    html = markdown(text, extensions=EXTENSIONS, extension_configs=SETTINGS)
    assert f"{element} {MARK}" in html


def test_text_is_searched() -> None:
    """Rows of tables, and formulas within a sentence, stay."""
    text = "| a |\n| --- |\n| b |\n\nWith $k$ of them."
    html = markdown(text, extensions=EXTENSIONS, extension_configs=SETTINGS)
    assert html.count(MARK) == 1

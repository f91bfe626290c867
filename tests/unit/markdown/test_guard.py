import logging

import markdown
import pytest

from tests.hostile.harmless import dangers


def converted(text: str) -> str:
    """Return what Markdown makes of a text, with HTML in it allowed as on the site."""
    extensions = ["md_in_html", "tables", "generator.markdown.guard"]
    return markdown.markdown(text, extensions=extensions)


@pytest.mark.parametrize(
    "text",
    [
        '<div class="x" data-y="1" markdown="1">\n\n**z**\n\n</div>',
        '<details markdown="1">\n<summary>x</summary>\n\ny\n\n</details>',
        "[x](y.md#z) and [x](https://example.org/a?b=c) and <x@example.org>",
        "`<script>` and [x](http://localhost:8000/)",
        "a &lt;b&gt; c",
    ],
)
def test_what_pages_are_made_of_stays(text: str, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is taken from what our templates and pages hold, and nothing is said."""
    plain = markdown.markdown(text, extensions=["md_in_html", "tables"])
    assert converted(text).replace(' rel="noopener"', "") == plain
    assert caplog.records == []


@pytest.mark.parametrize(
    "text",
    [
        "a <script>alert(1)</script>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<div markdown="1" onclick="alert(1)">x</div>',
        '| a |\n| - |\n| <div markdown="1" onclick="alert(1)">x</div> |',
        "[x](javascript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](//example.org)",
        "![x](https://example.org/x.png)",
        '<iframe markdown="1" src="https://example.org"></iframe>',
    ],
)
def test_what_could_do_something_is_left_out(text: str, caplog: pytest.LogCaptureFixture) -> None:
    """It is shown as text or loses its attributes, with a warning that fails a strict build."""
    assert dangers(converted(text)) == []
    said = {(record.name, record.levelno) for record in caplog.records}
    assert said == {("mkdocs.casebook.guard", logging.WARNING)}


def test_link_to_another_site_has_no_opener() -> None:
    """What is opened beside the guide cannot change the page that it came from."""
    assert 'rel="noopener"' in converted("[x](https://example.org)")

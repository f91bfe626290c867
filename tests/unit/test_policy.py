"""The policy of a page: what it lets run, and what not."""

from base64 import b64encode
from hashlib import sha256

import pytest

from generator.policy import MARK, guarded, has_inline_styles, inline_scripts, policy

PAGE = f'<meta content="{MARK}"><script>run()</script><script src="a.js"></script>'


def digest(script: str) -> str:
    """Return how a policy names a script that stands in a page."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_scripts_of_the_theme_are_allowed_by_their_digest() -> None:
    """And no other that stands in a page."""
    page = guarded(PAGE)
    assert f"script-src 'self' {digest('run()')};" in page
    assert "unsafe" not in page
    assert MARK not in page


def test_a_script_in_the_content_is_not_allowed() -> None:
    """Whoever gets one into a case gets no digest for it."""
    content = "<p>Text</p><script>steal()</script>"
    page = guarded(PAGE + content, content)
    assert digest("steal()") not in page
    assert digest("run()") in page


def test_data_are_no_script() -> None:
    """What a browser does not run needs no permission; what it loads is allowed by its address."""
    page = '<script id="x" type="application/json">{}</script><script src=x.js>no</script>'
    assert [*inline_scripts(page)] == []
    module = '<script type="module">\nimport "x"</script >'
    assert [*inline_scripts(module)] == ['\nimport "x"']


def test_a_script_in_strange_letters_gets_no_digest() -> None:
    """Templates do not write so."""
    assert [*inline_scripts("<SCRIPT>steal()</SCRIPT>")] == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    """Every source is the site itself, or stands in the page."""
    sources = {source for part in policy(()).split("; ") for source in part.split()[1:]}
    assert sources == {"'none'", "'self'", "data:"}


def test_the_same_scripts_in_another_order_give_the_same_policy() -> None:
    """A policy depends on nothing but what it allows."""
    assert policy(["a", "b", "a"]) == policy(["b", "a"])


def test_styles_in_pages_are_allowed_only_where_something_needs_them() -> None:
    """What Mermaid draws brings a style of its own; scripts are never allowed that way."""
    allowed = policy((), inline_styles=True)
    assert "style-src 'self' 'unsafe-inline'" in allowed
    assert "script-src 'self';" in allowed


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<svg viewBox="0 0 1 1" style="color: red"><g/></svg>', True),
        ("<svg><style>g {}</style></svg>", True),
        ("<td align='right'>1</td>", False),
        ('<code>&lt;p style="color: red"&gt;</code>', False),
    ],
)
def test_styles_in_content_are_found(content: str, expected: bool) -> None:  # noqa: FBT001 - a column
    """An attribute or an element; not what only speaks of one."""
    assert has_inline_styles(content) is expected


def test_a_page_without_a_mark_stays_as_it_is() -> None:
    """A preview's has none."""
    assert guarded("<script>run()</script>") == "<script>run()</script>"

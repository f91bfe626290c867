import pytest

from generator.export.plain import plain


def exported(target: str) -> bool:
    """Say that everything but the page of a browser's is exported."""
    return "progress" not in target


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<div class="a" markdown="1">\n\nText.\n\n</div>', "Text.\n"),
        ('One.\n\n<div class="e" hidden data-x>{"a":1}</div>\n\nTwo.', "One.\n\nTwo.\n"),
        (
            '<details class="a">\n<summary>Why? <small>mid</small></summary>\n\nSo.\n\n</details>',
            "**Why? (mid)**\n\nSo.\n",
        ),
        (
            '| <span class="casebook-beside"><span data-figure="a">4 ms</span></span> |',
            "| (4 ms) |\n",
        ),
        ('| A<br><small>2 × <span data-figure="b">2</span></small> |', "| A<br>(2 × 2) |\n"),
        ('| <data value="3">3 ms</data> |', "| 3 ms |\n"),
        ("`<span>` stays, x<y too.", "`<span>` stays, x<y too.\n"),
        ("```html\n<div>\n\n\n\n</div>\n```", "```html\n<div>\n\n\n\n</div>\n```\n"),
    ],
)
def test_elements_go_and_their_text_stays(page: str, expected: str) -> None:
    """Frames and marks go with what only scripts read; code and the signs of formulas stay."""
    assert plain(page, exported) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[A](a.md#b)", "[A](a.md#b)"),
        ("[A](../a.md?cases=b,c)", "[A](../a.md)"),
        ("[Mine `x` [1]](../progress.md)", "Mine `x` [1]"),
        ("[A](https://a.example/progress.md)", "[A](https://a.example/progress.md)"),
        ("[^a]: [A](https://a.example?b#c).", "[^a]: [A](https://a.example?b#c)."),
    ],
)
def test_links_lead_to_what_is_exported(link: str, expected: str) -> None:
    """A link to a page that is not exported becomes its text, and no link has a query."""
    assert plain(link, exported) == expected + "\n"

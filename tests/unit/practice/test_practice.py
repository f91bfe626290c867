"""What the pages on practicing load."""

import json
from pathlib import Path
from typing import Any

from generator.derive.cards import cards_of
from generator.model.guide import Guide
from generator.practice import files_of
from generator.practice.texts import html, line


def loaded(guide: Guide, address: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a file of the guide holds."""
    return json.loads(files_of(Path(address).stem, guide)[address])


def test_a_deck_has_every_card_of_its_case(guide: Guide) -> None:
    """In the order of the method, each with its step."""
    for slug in guide.cases:
        cards = loaded(guide, f"cards/{slug}.json")["cards"]
        assert [card["id"] for card in cards] == [card.id for card in cards_of(slug, guide)]
        assert all(card["question"] and card["answer"] and card["step"] for card in cards)


def test_texts_are_html() -> None:
    """Lists, emphasis and formulas, which a browser draws without a script."""
    assert html("- *a*\n- **b**") == "<ul>\n<li><em>a</em></li>\n<li><strong>b</strong></li>\n</ul>"
    assert "<math" in html("It is $x^2$.")
    assert line("A *b*") == "A <em>b</em>"


def test_what_could_run_is_shown_and_does_not_run() -> None:
    """The rules refuse such a text; should one get past them, it comes out harmless."""
    assert "<img" not in html("<img src=x onerror=alert(1)>")
    assert "javascript:" not in html("[a](javascript:alert(1))")

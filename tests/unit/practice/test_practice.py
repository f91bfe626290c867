"""What the pages on practicing load."""

import json
from pathlib import Path
from typing import Any

import pytest

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


def test_an_interview_has_the_steps_of_its_case(guide: Guide) -> None:
    """With a solution for each, and as many minutes as the case says."""
    for slug, case in guide.cases.items():
        plan = loaded(guide, f"mock-interview/{slug}.json")
        assert [step["name"] for step in plan["steps"]] == [s.name for s in guide.framework.steps]
        assert sum(step["seconds"] for step in plan["steps"]) == pytest.approx(case.minutes * 60, 1)
        assert all(step["solution"] for step in plan["steps"])
        assert len(plan["followups"]) == len(case.followups)


def test_an_interviewer_knows_the_dialogue_and_the_weak_answers(guide: Guide) -> None:
    """The answers of the dialogue belong to the first step, and each pitfall to its own."""
    case = guide.cases["spam-filter"]
    steps = loaded(guide, "mock-interview/spam-filter.json")["steps"]
    said = [one["text"] for one in steps[0]["says"]]
    assert len(said) >= len(case.clarify.dialogue)
    count = sum(len(step["says"]) for step in steps)
    assert count == len(case.clarify.dialogue) + len(case.pitfalls)


def test_texts_are_html() -> None:
    """Lists, emphasis and formulas, which a browser draws without a script."""
    assert html("- *a*\n- **b**") == "<ul>\n<li><em>a</em></li>\n<li><strong>b</strong></li>\n</ul>"
    assert "<math" in html("It is $x^2$.")
    assert line("A *b*") == "A <em>b</em>"


def test_what_could_run_is_shown_and_does_not_run() -> None:
    """The rules refuse such a text; should one get past them, it comes out harmless."""
    assert "<img" not in html("<img src=x onerror=alert(1)>")
    assert "javascript:" not in html("[a](javascript:alert(1))")

import re
from collections.abc import Callable

import pytest

from generator.derive.diagrams.capacity import draw
from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.serving import Fleet
from tests.unit.derive.diagrams.test_every_kind import HOSTILE

LABEL = re.compile(r'<g class="label">(.*?)</g>', re.DOTALL)


def with_fleets(case: Case, *fleets: Fleet) -> Case:
    """Return the case with other fleets."""
    serving = case.serving.model_copy(update={"capacity": fleets})
    return case.model_copy(update={"serving": serving})


def renamed(case: Case, name: str) -> Case:
    """Return the case with all of its components called the same."""
    components = tuple(
        component.model_copy(update={"name": name}) for component in case.serving.components
    )
    serving = case.serving.model_copy(update={"components": components})
    return case.model_copy(update={"serving": serving})


def test_bar_carries_its_words(spam_filter: Case, guide: Guide) -> None:
    """A bar has a fleet's name, size and cost beside it; the series it is in gives its color."""
    drawn = draw(spam_filter, guide.vocabulary)
    assert drawn
    lines = drawn.source.splitlines()
    assert lines[-7:] == [
        'x-axis ["Classifier: 14 CPUs, 504 USD/month", "Trainer: 1 CPU, 36 USD/month"]',
        "y-axis 0 --> 509.04",
        "bar [504.00, 0]",
        "bar [0, 0]",
        "bar [0, 0]",
        "bar [0, 0]",
        "bar [0, 36.00]",
    ]
    assert drawn.description == (
        "A bar shows what a fleet costs a month, the dearest first. "
        "Classifier, 14 CPUs, 504 USD/month. Trainer, 1 CPU, 36 USD/month. "
        "All together, 540 USD/month."
    )


def test_fleet_without_a_price_has_no_bar(spam_filter: Case, guide: Guide) -> None:
    """What has no cost is neither drawn nor described; the table on the page has it."""
    drawn = draw(spam_filter, guide.vocabulary)
    assert drawn
    assert "Sender history" not in drawn.source


def test_higher_with_every_bar(spam_filter: Case, guide: Guide) -> None:
    """A chart is as high as its bars need, so that its texts never get closer."""
    two = draw(spam_filter, guide.vocabulary)
    four = draw(with_fleets(spam_filter, *spam_filter.serving.capacity[:2] * 2), guide.vocabulary)
    assert two
    assert four
    assert "height: 68," in two.source
    assert "height: 136," in four.source


@pytest.mark.parametrize("priced", [0, 1])
def test_nothing_to_compare(spam_filter: Case, guide: Guide, priced: int) -> None:
    """A single bar says nothing that the table does not."""
    case = with_fleets(spam_filter, *spam_filter.serving.capacity[:priced])
    assert draw(case, guide.vocabulary) is None


def test_case_without_fleets(haiku_writer: Case, guide: Guide) -> None:
    """A case that names no fleets has no chart."""
    assert draw(haiku_writer, guide.vocabulary) is None


@pytest.mark.parametrize("name", [*HOSTILE, "W" * 200, "語" * 200])
def test_labels_are_drawn_whatever_they_say(
    name: str, spam_filter: Case, guide: Guide, svg: Callable[[str], str]
) -> None:
    """A chart without room for a label drops all of them, so a long name is cut, not the cost."""
    drawn = draw(renamed(spam_filter, name), guide.vocabulary)
    assert drawn
    (labels,) = LABEL.findall(svg(drawn.source))
    assert labels.count("<text") == 2
    assert "504 USD/month" in labels
    assert 'font-size="14"' in labels

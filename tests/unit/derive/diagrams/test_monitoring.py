from collections.abc import Callable

from generator.derive.diagrams.monitoring import draw
from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.monitoring import Layer, Severity


def test_the_loop_is_closed(spam_filter: Case, guide: Guide) -> None:
    """From serving over alerts to a new version, and from its rollout back to serving."""
    assert (
        "serving --> page\n"
        "retraining --> gates\n"
        "gates --> rollout\n"
        'watch -.->|"when a trigger holds"| back\n'
        'back -->|"after the rollout"| watch\n'
    ) in draw(spam_filter, guide.vocabulary).source


def test_an_alert_lists_its_signals_by_layer(
    spam_filter: Case, guide: Guide, seen: Callable[[str], str]
) -> None:
    """Only severities and layers that occur are drawn, and each kind of signal once."""
    signal = spam_filter.monitoring.signals[0]
    signals = (
        signal,
        signal,
        signal.model_copy(update={"severity": Severity.TICKET}),
        signal.model_copy(update={"layer": Layer.DATA, "severity": Severity.TICKET}),
    )
    monitoring = spam_filter.monitoring.model_copy(update={"signals": signals})
    drawn = draw(spam_filter.model_copy(update={"monitoring": monitoring}), guide.vocabulary)
    boxes = dict(
        line.strip().split("[", 1) for line in seen(drawn.source).split("\n") if "[" in line
    )
    assert boxes["page"].endswith('</b> · Model: Score drift"]')
    assert boxes["ticket"].endswith('</b> · Data: Score drift · Model: Score drift"]')
    assert "dashboard" not in boxes


def test_what_is_watched_is_described(spam_filter: Case, guide: Guide) -> None:
    """The description tells kinds of signals, whom they reach, triggers, gates and rollout."""
    description = draw(spam_filter, guide.vocabulary).description
    monitoring = spam_filter.monitoring
    assert monitoring.retraining.triggers[0].when in description
    assert "lead to a page (someone is woken): Model, Score drift." in description
    assert "Shadow, Live" in description

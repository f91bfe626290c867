from generator.derive.diagrams.monitoring import draw
from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.monitoring import Layer, Severity


def test_the_loop_is_closed(spam_filter: Case, guide: Guide) -> None:
    """From serving over signals, alerts, retraining, gates and rollout back to serving."""
    lines = draw(spam_filter, guide.vocabulary).source.split("\n")
    start = next(n for n, line in enumerate(lines) if "--> model" in line)
    assert lines[start : start + 6] == [
        "serving --> model",
        "model --> page",
        "page -.-> retraining",
        'retraining -->|"new model"| gates',
        'gates -->|"passed"| rollout',
        'rollout -->|"new version"| serving',
    ]


def test_a_layer_points_to_each_severity_it_has(spam_filter: Case, guide: Guide) -> None:
    """Only layers and severities that occur are drawn, and each pair once."""
    signal = spam_filter.monitoring.signals[0]
    signals = (
        signal,
        signal.model_copy(update={"severity": Severity.TICKET}),
        signal.model_copy(update={"layer": Layer.DATA, "severity": Severity.TICKET}),
    )
    monitoring = spam_filter.monitoring.model_copy(update={"signals": signals})
    source = draw(
        spam_filter.model_copy(update={"monitoring": monitoring}), guide.vocabulary
    ).source
    assert source.count("model --> page\n") == source.count("model --> ticket\n") == 1
    assert "data --> ticket\n" in source
    assert "dashboard" not in source


def test_what_is_watched_is_described(spam_filter: Case, guide: Guide) -> None:
    """The description tells signals, whom they reach, triggers, gates and rollout."""
    description = draw(spam_filter, guide.vocabulary).description
    monitoring = spam_filter.monitoring
    assert monitoring.signals[0].watches in description
    assert monitoring.retraining.triggers[0].when in description
    assert "Page (someone is woken) from model signals" in description
    assert "Shadow, Live" in description

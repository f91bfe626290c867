"""The monitoring loop: from serving to signals, to a retrained model, and back."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node
from generator.derive.diagrams.looks import ALERT, GATE, JOB, MODEL, SERVICE, STREAM
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed
from generator.model.case import Case
from generator.model.monitoring import Layer, Monitoring, Severity, Signal
from generator.model.vocabulary import Vocabulary

WATCH, SERVING = "watch", "serving"
BACK, RETRAINING, GATES, ROLLOUT = "back", "retraining", "gates", "rollout"
LAYERS = {
    Layer.DATA: "Data",
    Layer.MODEL: "Model",
    Layer.SYSTEM: "System",
    Layer.BUSINESS: "Business",
}
SEVERITIES = {
    Severity.PAGE: ("Page", "someone is woken"),
    Severity.TICKET: ("Ticket", "within a working day"),
    Severity.DASHBOARD: ("Dashboard", "read in review"),
}
LOOKS = {Severity.PAGE: ALERT.boxed(), Severity.TICKET: STREAM.boxed(), Severity.DASHBOARD: SERVICE}
WIDE, FITS = 36, 2
"""Characters in a line of an alert, and how many so wide fit a page's column."""

Watched = dict[Layer, tuple[str, ...]]
"""The kinds of signal by layer, each once."""


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """What is watched, whom it reaches, and how a retrained model comes back."""
    watched = _watched(case.monitoring, vocabulary)
    watch = (_serving(case), *_alerts(watched))
    parts = (
        Group(BACK, "A new version", _way_back(case), "LR"),
        Group(WATCH, "In production", watch, "TB"),
    )
    chart = Flowchart(
        "TD", parts, tuple(_edges(watched)), width=30, lines=6, edge_width=24, spacing=(24, 30)
    )
    return diagram("monitoring", "Monitoring and retraining loop", _sentences(case, watched), chart)


def _watched(monitoring: Monitoring, vocabulary: Vocabulary) -> dict[Severity, Watched]:
    """For every severity that occurs, what leads to it."""
    found: dict[Severity, Watched] = {}
    for severity in Severity:
        signals = [signal for signal in monitoring.signals if signal.severity is severity]
        if signals:
            found[severity] = _by_layer(signals, vocabulary)
    return found


def _by_layer(signals: list[Signal], vocabulary: Vocabulary) -> Watched:
    by_layer: Watched = {}
    for layer in Layer:
        names = (vocabulary.signals[one.signal].name for one in signals if one.layer is layer)
        if kinds := tuple(dict.fromkeys(names)):
            by_layer[layer] = kinds
    return by_layer


def _serving(case: Case) -> Node:
    """The components that run a model."""
    return Node(SERVING, (", ".join(_models(case)),), MODEL.boxed(), 60, title="Serving")


def _alerts(watched: dict[Severity, Watched]) -> Iterator[Node]:
    for severity, by_layer in watched.items():
        title, meaning = SEVERITIES[severity]
        items = (f"{LAYERS[layer]}: {', '.join(kinds)}" for layer, kinds in by_layer.items())
        yield Node(
            *(severity.value, (), LOOKS[severity], WIDE if len(watched) <= FITS else None),
            title=f"{title}: {meaning}",
            items=tuple(items),
        )


def _way_back(case: Case) -> tuple[Node, ...]:
    """From a reason to retrain to the model that serves."""
    retraining = case.monitoring.retraining
    reasons = (retraining.cadence, *(f"Or: {trigger.when}" for trigger in retraining.triggers))
    return (
        Node(RETRAINING, (), JOB.boxed(), 26, title="Retraining", items=reasons),
        Node(GATES, (), GATE, 26, title="Gates", items=retraining.gates),
        Node(ROLLOUT, (), SERVICE, 18, title="Rollout", items=_steps(case)),
    )


def _models(case: Case) -> tuple[str, ...]:
    return tuple(one.name for one in case.serving.components if one.model is not None)


def _steps(case: Case) -> tuple[str, ...]:
    return tuple(step.name for step in case.serving.rollout.steps)


def _edges(watched: dict[Severity, Watched]) -> Iterator[Edge]:
    for severity in watched:
        yield Edge(SERVING, severity.value)
    yield Edge(RETRAINING, GATES)
    yield Edge(GATES, ROLLOUT)
    yield Edge(WATCH, BACK, ("when a trigger holds",), dotted=True)
    yield Edge(BACK, WATCH, ("after the rollout",))


def _sentences(case: Case, watched: dict[Severity, Watched]) -> Iterator[str]:
    monitoring = case.monitoring
    running = f" ({listed(_models(case))})" if _models(case) else ""
    yield f"Serving{running} is watched by signals"
    for severity, by_layer in watched.items():
        title, meaning = SEVERITIES[severity]
        signals = "; ".join(
            f"{LAYERS[layer]}, {listed(kinds)}" for layer, kinds in by_layer.items()
        )
        yield f"Signals from serving lead to a {title.lower()} ({meaning}): {signals}"
    retraining = monitoring.retraining
    triggers = "; ".join(clause(trigger.when) for trigger in retraining.triggers)
    gates = "; ".join(clause(gate) for gate in retraining.gates)
    yield f"What is seen in production leads to a new version when a trigger holds: {triggers}"
    yield f"Retraining: {clause(retraining.cadence)}"
    yield f"From retraining a model goes to the gates: {gates}"
    yield f"From the gates it goes to the rollout: {clause(', '.join(_steps(case)))}"
    yield "After the rollout a new version is in production"

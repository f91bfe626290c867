"""The monitoring loop: from serving to signals, to actions, to a better model and back."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Edge, Flowchart, Node
from generator.derive.diagrams.looks import ALERT, GATE, JOB, MODEL, SERVICE, STREAM
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed
from generator.model.case import Case
from generator.model.monitoring import Layer, Monitoring, Severity, Signal
from generator.model.vocabulary import Vocabulary

SERVING, RETRAINING, GATES, ROLLOUT = "serving", "retraining", "gates", "rollout"
LAYERS = {
    Layer.DATA: "Data signals",
    Layer.MODEL: "Model signals",
    Layer.SYSTEM: "System signals",
    Layer.BUSINESS: "Business signals",
}
SEVERITIES = {
    Severity.PAGE: ("Page", "someone is woken"),
    Severity.TICKET: ("Ticket", "within a working day"),
    Severity.DASHBOARD: ("Dashboard", "read in review"),
}

WIDE = 48


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """What is watched, whom it reaches, and how a retrained model comes back."""
    chart = Flowchart("TD", tuple(_nodes(case, vocabulary)), tuple(_edges(case)), width=20, lines=3)
    return diagram(
        "monitoring", "Monitoring and retraining loop", _sentences(case, vocabulary), chart
    )


def _layers(monitoring: Monitoring) -> dict[Layer, list[Signal]]:
    """The signals of every layer that has any."""
    signals = {layer: [one for one in monitoring.signals if one.layer is layer] for layer in Layer}
    return {layer: found for layer, found in signals.items() if found}


def _severities(monitoring: Monitoring) -> dict[Severity, list[Signal]]:
    """The signals of every severity that occurs."""
    signals = {one: [s for s in monitoring.signals if s.severity is one] for one in Severity}
    return {severity: found for severity, found in signals.items() if found}


def _kinds(signals: list[Signal], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of the kinds of signal, each once."""
    return tuple(dict.fromkeys(vocabulary.signals[signal.signal].name for signal in signals))


def _nodes(case: Case, vocabulary: Vocabulary) -> Iterator[Node]:
    monitoring = case.monitoring
    yield Node(SERVING, ("Serving", *_serving(case)), MODEL)
    for layer, signals in _layers(monitoring).items():
        names = (f"· {name}" for name in _kinds(signals, vocabulary))
        yield Node(layer.value, (LAYERS[layer], *names), STREAM.boxed())
    for severity in _severities(monitoring):
        yield Node(severity.value, SEVERITIES[severity], ALERT)
    yield from _way_back(case)


def _way_back(case: Case) -> Iterator[Node]:
    """From a reason to retrain to the model that serves: long texts in wide boxes."""
    retraining = case.monitoring.retraining
    triggers = (f"· or: {trigger.when}" for trigger in retraining.triggers)
    gates = (f"· {gate}" for gate in retraining.gates)
    yield Node(RETRAINING, ("Retraining", f"· {retraining.cadence}", *triggers), JOB.boxed(), WIDE)
    yield Node(GATES, ("Gates", *gates), GATE, WIDE)
    yield Node(ROLLOUT, ("Rollout", _steps(case)), SERVICE, WIDE)


def _serving(case: Case) -> tuple[str, ...]:
    """The components that run a model."""
    return tuple(one.name for one in case.serving.components if one.model is not None)


def _steps(case: Case) -> str:
    return ", ".join(step.name for step in case.serving.rollout.steps)


def _edges(case: Case) -> Iterator[Edge]:
    layers, severities = _layers(case.monitoring), _severities(case.monitoring)
    for layer, signals in layers.items():
        yield Edge(SERVING, layer.value)
        for severity in severities:
            if any(signal.severity is severity for signal in signals):
                yield Edge(layer.value, severity.value)
    for severity in severities:
        yield Edge(severity.value, RETRAINING, dotted=True)
    yield Edge(RETRAINING, GATES, ("new model",))
    yield Edge(GATES, ROLLOUT, ("passed",))
    yield Edge(ROLLOUT, SERVING, ("new version",))


def _sentences(case: Case, vocabulary: Vocabulary) -> Iterator[str]:
    monitoring = case.monitoring
    running = f" ({listed(_serving(case))})" if _serving(case) else ""
    yield f"Serving{running} is watched by signals"
    for layer, signals in _layers(monitoring).items():
        yield f"{LAYERS[layer]}: {listed(_kinds(signals, vocabulary))}"
    for severity, signals in _severities(monitoring).items():
        title, meaning = SEVERITIES[severity]
        watched = listed(signal.watches for signal in signals)
        yield f"{title} ({meaning}) from {_sources(signals)}: {watched}"
    retraining = monitoring.retraining
    triggers = "; ".join(clause(trigger.when) for trigger in retraining.triggers)
    yield f"Retraining: {clause(retraining.cadence)}"
    yield f"An alert leads to it when a trigger holds: {triggers}"
    yield f"A new model goes to the gates: {'; '.join(clause(gate) for gate in retraining.gates)}"
    yield f"Once passed, it goes through the rollout: {clause(_steps(case))}"
    yield "The new version goes back to serving"


def _sources(signals: list[Signal]) -> str:
    layers = dict.fromkeys(LAYERS[signal.layer].lower() for signal in signals)
    return listed(layers)

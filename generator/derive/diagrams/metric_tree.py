"""The tree of metrics: from what the business wants to what can be measured before launch."""

from collections.abc import Iterator

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node
from generator.derive.diagrams.looks import ALERT, CHOSEN, GOAL, METRIC
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed
from generator.model.case import Case
from generator.model.evaluation import OnlineMetric, OnlineRole
from generator.model.vocabulary import Vocabulary

LOOKS = {
    OnlineRole.PRIMARY: CHOSEN,
    OnlineRole.SECONDARY: METRIC,
    OnlineRole.GUARDRAIL: ALERT,
}
PURPOSE, ONLINE, OFFLINE = "purpose", "online", "offline"


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """The business objective, online metrics by role, and the offline metrics that stand in."""
    names = {key: metric.name for key, metric in vocabulary.metrics.items()}
    return diagram("metric_tree", "Metric tree", _sentences(case, names), _chart(case, names))


def _chart(case: Case, names: dict[str, str]) -> Flowchart:
    online = _online(case)
    above = tuple(
        Node(f"on{number}", (_aim(metric),), LOOKS[metric.role], title=names[metric.metric])
        for number, metric in enumerate(online, start=1)
    )
    below = tuple(
        Node(f"off{number}", (metric.target,), METRIC, 28, title=names[metric.metric])
        for number, metric in enumerate(case.evaluation.offline, start=1)
    )
    goal = Node(PURPOSE, (case.framing.business_objective,), GOAL, 18, title="Business objective")
    parts = (
        goal,
        Group(ONLINE, "Online: measured on users", above),
        Group(OFFLINE, "Offline: stand-ins before launch", below, "LR"),
    )
    return Flowchart("LR", parts, tuple(_edges(above, online)), width=22, lines=5, spacing=(12, 30))


def _aim(metric: OnlineMetric) -> str:
    return f"{metric.role.capitalize()}: {metric.target}"


def _edges(nodes: tuple[Node, ...], online: list[OnlineMetric]) -> Iterator[Edge]:
    """From the objective to every online metric, and from the primary one to its stand-ins."""
    for node, metric in zip(nodes, online, strict=True):
        yield Edge(PURPOSE, node.id, dotted=metric.role is OnlineRole.GUARDRAIL)
        if metric.role is OnlineRole.PRIMARY:
            yield Edge(node.id, OFFLINE)


def _online(case: Case) -> list[OnlineMetric]:
    """The online metrics, the primary one first."""
    roles = list(OnlineRole)
    return sorted(case.evaluation.online, key=lambda metric: roles.index(metric.role))


def _sentences(case: Case, names: dict[str, str]) -> Iterator[str]:
    online = _online(case)
    yield f"The business objective: {clause(case.framing.business_objective)}"
    for metric in online:
        yield (
            f"Online, {clause(names[metric.metric])} is a {metric.role.value} metric of the "
            f"business objective, with the target {clause(metric.target)}"
        )
    primary = listed(names[one.metric] for one in online if one.role is OnlineRole.PRIMARY)
    for offline in case.evaluation.offline:
        yield (
            f"Offline, {clause(names[offline.metric])} stands in for {primary}, "
            f"with the target {clause(offline.target)}"
        )

"""The serving architecture: components, online and offline, and what passes between them.

Both paths are drawn apart, one frame above the other. An online component that an offline flow
feeds stands in both, so that no arrow crosses from frame to frame: with one node for each of
sixteen components and two dozen arrows between them, no layout stays readable in a page's column.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node, numbered
from generator.derive.diagrams.looks import Look, look_of
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed
from generator.model.case import Case
from generator.model.serving import Component, Flow, FlowMode, Path, Serving
from generator.model.vocabulary import Vocabulary

TITLES = {Path.ONLINE: "Online", Path.OFFLINE: "Offline"}
FITS = 4
"""So many components beside each other, with what flows between them, fit a page's column."""

Arrow = tuple[str, str, FlowMode]


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """Components in two frames, with solid arrows where the sender waits for an answer."""
    looks = {one.id: look_of(one, vocabulary) for one in case.serving.components}
    chart = _chart(case.serving, looks)
    return diagram("serving", "Serving architecture", _sentences(case.serving), chart)


def _chart(serving: Serving, looks: dict[str, Look]) -> Flowchart:
    groups: list[Group] = []
    edges: list[Edge] = []
    for path, title in TITLES.items():
        members = _members(serving, path)
        flows = tuple(flow for flow in serving.flows if flow.path is path)
        if members:
            ids = numbered((one.id for one in members), path.value)
            nodes = tuple(_node(one, path, ids, looks) for one in members)
            groups.append(Group(path.value, title, nodes, _direction(flows)))
            edges.extend(_edges(flows, ids))
    below = tuple((one.id, other.id) for one, other in pairwise(groups))
    return Flowchart(
        *("TD", tuple(groups), tuple(edges)), width=12, edge_width=12, spacing=(30, 24), below=below
    )


def _members(serving: Serving, path: Path) -> tuple[Component, ...]:
    """The components of a path, and those of the other path that its flows touch."""
    flows = [flow for flow in serving.flows if flow.path is path]
    touched = {end for flow in flows for end in (flow.origin, flow.to)}
    return tuple(one for one in serving.components if one.path is path or one.id in touched)


def _node(component: Component, path: Path, ids: dict[str, str], looks: dict[str, Look]) -> Node:
    look = looks[component.id]
    here = look if component.path is path else look.repeated()
    return Node(ids[component.id], (component.name,), here)


def _edges(flows: tuple[Flow, ...], ids: dict[str, str]) -> Iterator[Edge]:
    """What flows the same way between the same two shares an arrow."""
    arrows: dict[Arrow, tuple[str, ...]] = {}
    for flow in flows:
        arrow = (flow.origin, flow.to, flow.mode)
        arrows[arrow] = (*arrows.get(arrow, ()), flow.what)
    for (origin, to, mode), texts in arrows.items():
        yield Edge(ids[origin], ids[to], texts, dotted=mode is FlowMode.ASYNC)


def _direction(flows: tuple[Flow, ...]) -> str:
    """From left to right, where a fan of arrows needs no width, unless a chain is too long."""
    senders: dict[str, list[str]] = {}
    for flow in flows:
        senders.setdefault(flow.origin, [])
        senders.setdefault(flow.to, []).append(flow.origin)
    ranks: dict[str, int] = {}
    for component in senders:
        _rank(component, senders, ranks)
    deepest = max(ranks.values(), default=1)
    widest = max(Counter(ranks.values()).values(), default=1)
    return "LR" if deepest < FITS or (deepest == FITS and widest > FITS) else "TB"


def _rank(component: str, senders: dict[str, list[str]], ranks: dict[str, int]) -> int:
    """The length of the longest chain of components that ends here; a loop counts for nothing."""
    if component not in ranks:
        ranks[component] = 0
        before = (_rank(sender, senders, ranks) for sender in senders[component])
        ranks[component] = 1 + max(before, default=0)
    return ranks[component]


def _sentences(serving: Serving) -> Iterator[str]:
    for path, title in TITLES.items():
        names = [one.name for one in serving.components if one.path is path]
        if names:
            yield f"{title}: {listed(names)}"
    name_of = {component.id: component.name for component in serving.components}
    for path, title in TITLES.items():
        for flow in serving.flows:
            if flow.path is path:
                yield f"{title}, {_clause(flow, name_of)}"


def _clause(flow: Flow, name_of: dict[str, str]) -> str:
    waits = "and waits" if flow.mode is FlowMode.SYNC else "without waiting"
    sender, receiver = clause(name_of[flow.origin]), clause(name_of[flow.to])
    return f"{sender} sends {clause(flow.what)} to {receiver} {waits}"

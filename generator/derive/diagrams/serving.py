"""The serving architecture: components, online and offline, what passes between them, how long.

Both paths are drawn apart, one frame above the other. An online component that an offline flow
feeds stands in both, so that no arrow crosses from frame to frame: with one node for each of
sixteen components and two dozen arrows between them, no layout stays readable in a page's column.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node, numbered
from generator.derive.diagrams.looks import Look, look_of
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed, time
from generator.derive.estimates import compute
from generator.derive.latency import Latency, latency
from generator.model.case import Case
from generator.model.serving import Component, Flow, FlowMode, Path, Serving
from generator.model.vocabulary import Vocabulary

TITLES = {Path.ONLINE: "Online", Path.OFFLINE: "Offline"}
FITS = 4
"""So many components beside each other, with what flows between them, fit a page's column."""
FAN = 4
"""So many arrows out of one component need room before their words begin."""

Arrow = tuple[str, str, FlowMode]
Ends = frozenset[str]
"""Two components, or one that works by itself."""
Budgets = Mapping[Ends, tuple[float, ...]]
"""How many milliseconds the hops between two components may take, at the 99th percentile."""


@dataclass(frozen=True)
class Half:
    """One path as it is drawn, with the components of the other path that its flows touch."""

    path: Path
    members: tuple[Component, ...]
    flows: tuple[Flow, ...]
    budgets: Budgets

    @property
    def ids(self) -> dict[str, str]:
        """The id of every component's node."""
        return numbered((one.id for one in self.members), self.path.value)

    @property
    def direction(self) -> str:
        """From left to right, where a fan of arrows needs no width, unless a chain is too long."""
        ranks = _ranks(self.flows)
        deepest = max(ranks.values(), default=1)
        widest = max(Counter(ranks.values()).values(), default=1)
        return "LR" if deepest < FITS or (deepest == FITS and widest > FITS) else "TB"


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """Components in two frames, with solid arrows where the sender waits for an answer."""
    looks = {one.id: look_of(one, vocabulary) for one in case.serving.components}
    timed = latency(case.serving.request, compute(case.estimates, vocabulary.functions))
    halves = tuple(_half(case.serving, path, timed) for path in TITLES)
    sentences = _sentences(case.serving, halves, timed)
    chart = _chart([half for half in halves if half.members], looks, timed)
    return diagram("serving", "Serving architecture", sentences, chart)


def _half(serving: Serving, path: Path, timed: Latency) -> Half:
    flows = tuple(flow for flow in serving.flows if flow.path is path)
    touched = {end for flow in flows for end in (flow.origin, flow.to)}
    members = (one for one in serving.components if one.path is path or one.id in touched)
    budgets = _budgets(timed) if path is _path_of_request(serving) else {}
    return Half(path, tuple(members), flows, budgets)


def _path_of_request(serving: Serving) -> Path:
    """Where the request runs: offline if nobody waits for it, as for a batch of pictures."""
    hops = [{hop.origin, hop.to} for hop in serving.request.hops]
    flows = Counter(flow.path for flow in serving.flows if {flow.origin, flow.to} in hops)
    return Path.OFFLINE if flows[Path.OFFLINE] > flows[Path.ONLINE] else Path.ONLINE


def _budgets(timed: Latency) -> Budgets:
    times: dict[Ends, tuple[float, ...]] = {}
    for hop in timed.hops:
        ends = frozenset({hop.origin, hop.to})
        times[ends] = (*times.get(ends, ()), hop.ms)
    return times


def _chart(halves: list[Half], looks: dict[str, Look], timed: Latency) -> Flowchart:
    groups = tuple(
        Group(half.path.value, _title(half, timed), _nodes(half, looks), half.direction)
        for half in halves
    )
    edges = tuple(edge for half in halves for edge in _edges(half))
    below = tuple((one.id, other.id) for one, other in pairwise(groups))
    return Flowchart("TD", groups, edges, width=20, spacing=(12, 8), below=below)


def _title(half: Half, timed: Latency) -> str:
    limit = f", p99 ≤ {time(timed.objective_ms)}" if half.budgets else ""
    return TITLES[half.path] + limit


def _nodes(half: Half, looks: dict[str, Look]) -> tuple[Node, ...]:
    return tuple(_node(half, one, looks[one.id]) for one in half.members)


def _node(half: Half, component: Component, look: Look) -> Node:
    own = half.budgets.get(frozenset({component.id}))
    texts = (component.name, f"own work ≤ {_within(own)}") if own else (component.name,)
    here = look if component.path is half.path else look.repeated()
    return Node(half.ids[component.id], texts, here)


def _within(times: tuple[float, ...]) -> str:
    """Budgets in words: `4 ms`, or `15 + 20 ms` for two calls."""
    written = [time(one) for one in times]
    *_, unit = written[-1].rpartition(" ")
    same = all(one.endswith(unit) for one in written)
    return " + ".join(
        one.removesuffix(unit).rstrip() if same and number < len(written) else one
        for number, one in enumerate(written, start=1)
    )


def _edges(half: Half) -> Iterator[Edge]:
    """What flows the same way between the same two shares an arrow."""
    arrows: dict[Arrow, list[Flow]] = {}
    for flow in half.flows:
        arrows.setdefault((flow.origin, flow.to, flow.mode), []).append(flow)
    fans = Counter(origin for origin, _, _ in arrows)
    timed = dict(_timed(half))
    across, ids = half.direction == "LR", half.ids
    for (origin, to, mode), flows in arrows.items():
        times = (f"≤ {timed[flow]}" for flow in flows if flow in timed)
        yield Edge(
            *(ids[origin], ids[to], (*(flow.what for flow in flows), *times)),
            dotted=mode is FlowMode.ASYNC,
            ranks=2 if across and fans[origin] >= FAN else 1,
            width=16 if across else 20,
        )


def _timed(half: Half) -> Iterator[tuple[Flow, str]]:
    """The flows that carry a budget: the first between two components between which hops are."""
    first: dict[Ends, Flow] = {}
    for flow in half.flows:
        first.setdefault(frozenset({flow.origin, flow.to}), flow)
    return (
        (flow, _within(half.budgets[ends])) for ends, flow in first.items() if ends in half.budgets
    )


def _ranks(flows: tuple[Flow, ...]) -> dict[str, int]:
    senders: dict[str, list[str]] = {}
    for flow in flows:
        senders.setdefault(flow.origin, [])
        senders.setdefault(flow.to, []).append(flow.origin)
    ranks: dict[str, int] = {}
    for component in senders:
        _rank(component, senders, ranks)
    return ranks


def _rank(component: str, senders: dict[str, list[str]], ranks: dict[str, int]) -> int:
    """The length of the longest chain of components that ends here; a loop counts for nothing."""
    if component not in ranks:
        ranks[component] = 0
        before = (_rank(sender, senders, ranks) for sender in senders[component])
        ranks[component] = 1 + max(before, default=0)
    return ranks[component]


def _sentences(serving: Serving, halves: tuple[Half, ...], timed: Latency) -> Iterator[str]:
    for half in halves:
        names = [one.name for one in serving.components if one.path is half.path]
        if names:
            yield f"{TITLES[half.path]}: {listed(names)}"
    limit = time(timed.objective_ms)
    where = TITLES[_path_of_request(serving)]
    yield f"{where}, a request may take {limit} at the 99th percentile"
    name_of = {component.id: clause(component.name) for component in serving.components}
    for half in halves:
        yield from (f"{TITLES[half.path]}, {words}" for words in _clauses(half, name_of))


def _clauses(half: Half, name_of: dict[str, str]) -> Iterator[str]:
    timed = dict(_timed(half))
    for flow in half.flows:
        waits = "and waits" if flow.mode is FlowMode.SYNC else "without waiting"
        limit = f", at most {timed[flow]}" if flow in timed else ""
        sender, receiver = name_of[flow.origin], name_of[flow.to]
        yield f"{sender} sends {clause(flow.what)} to {receiver} {waits}{limit}"
    for ends, times in half.budgets.items():
        if len(ends) == 1:
            yield f"{name_of[min(ends)]} works by itself for at most {_within(times)}"

"""The path of one request, hop by hop, with the time each hop may take."""

from collections.abc import Iterator

from generator.derive.diagrams.looks import look_of
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.sequence import Message, Parallel, Participant, Sequence
from generator.derive.diagrams.wording import clause, time
from generator.derive.estimates import compute
from generator.derive.latency import Latency, TimedHop, latency
from generator.model.case import Case
from generator.model.serving import Request, Serving
from generator.model.vocabulary import Vocabulary


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """Calls in order with their budgets, answers dashed, parallel calls in one block."""
    timed = latency(case.serving.request, compute(case.estimates, vocabulary.functions))
    names = {component.id: component.name for component in case.serving.components}
    ids = _ids(case.serving, vocabulary)
    participants = tuple(Participant(ids[key], names[key]) for key in ids)
    chart = Sequence(participants, tuple(_steps(timed, ids)))
    return diagram("request", "One request, hop by hop", _sentences(timed, names), chart)


def _ids(serving: Serving, vocabulary: Vocabulary) -> dict[str, str]:
    """An id for every participant that begins with the class of its look."""
    looks = {one.id: look_of(one, vocabulary) for one in serving.components}
    keys = dict.fromkeys(_participants(serving.request))
    return {key: f"{looks[key].css}-{number}" for number, key in enumerate(keys, start=1)}


def _participants(request: Request) -> Iterator[str]:
    """Component ids in order of first appearance, repeated."""
    for hop in request.hops:
        yield from (hop.origin, hop.to)


def _steps(timed: Latency, ids: dict[str, str]) -> Iterator[Message | Parallel]:
    """Calls, with every answer drawn as soon as the called component has nothing left to do."""
    waiting: list[TimedHop] = []
    for step in timed.steps:
        for hop in _finished(waiting, step[0].origin):
            waiting.remove(hop)
            yield from _answer(hop, ids)
        if len(step) > 1:
            yield Parallel("in parallel", tuple(_branch(hop, ids) for hop in step))
        else:
            yield _call(step[0], ids)
            waiting.append(step[0])
    for hop in reversed(waiting):
        yield from _answer(hop, ids)


def _finished(waiting: list[TimedHop], caller: str) -> list[TimedHop]:
    """The open calls, last first, that are over when this component calls next."""
    depths = [depth for depth, hop in enumerate(waiting, start=1) if hop.to == caller]
    if depths:
        return waiting[: depths[-1] - 1 : -1] if depths[-1] < len(waiting) else []
    return waiting[::-1] if waiting and waiting[0].origin == caller else []


def _branch(hop: TimedHop, ids: dict[str, str]) -> tuple[Message, ...]:
    return (_call(hop, ids), *_answer(hop, ids))


def _call(hop: TimedHop, ids: dict[str, str]) -> Message:
    texts = (hop.call, f"≤ {time(hop.ms)}")
    return Message(ids[hop.origin], ids[hop.to], texts)


def _answer(hop: TimedHop, ids: dict[str, str]) -> tuple[Message, ...]:
    if hop.returns is None or hop.origin == hop.to:
        return ()
    return (Message(ids[hop.to], ids[hop.origin], (hop.returns,), answer=True),)


def _sentences(timed: Latency, names: dict[str, str]) -> Iterator[str]:
    yield (
        f"The request may take {time(timed.objective_ms)} at the 99th percentile, "
        f"{clause(timed.covers)}"
    )
    for step in timed.steps:
        if len(step) > 1:
            yield f"The next {len(step)} calls run in parallel"
        for hop in step:
            yield _sentence(hop, names)
    yield f"The hops take {time(timed.total_ms)} in all"


def _sentence(hop: TimedHop, names: dict[str, str]) -> str:
    within = f"within {time(hop.ms)}"
    caller, called = clause(names[hop.origin]), clause(names[hop.to])
    if hop.origin == hop.to:
        return f"{caller} itself does {clause(hop.call)} {within}"
    answer = f" and gets back {clause(hop.returns)}" if hop.returns else ""
    return f"{caller} calls {called}: {clause(hop.call)} {within}{answer}"

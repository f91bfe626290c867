import re
from collections.abc import Callable

import pytest

from generator.derive.diagrams.serving import draw
from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.serving import Flow, Path
from tests.unit.derive.diagrams.timing import with_hops


def test_components_and_flows(spam_filter: Case, guide: Guide) -> None:
    """Two frames, shapes by kind, solid arrows where the sender waits, dotted where not."""
    body = draw(spam_filter, guide.vocabulary).source
    assert 'subgraph online["Online, p99 ≤ 100\N{NO-BREAK SPACE}ms"]\n  direction LR\n' in body
    assert '  online1("Sending server")\n' in body
    assert 'online3{{"Classifier"}}' in body
    assert 'online1 -->|"message<br/>≤ 40\N{NO-BREAK SPACE}ms"| online2' in body
    assert 'offline5 -.->|"weights"| offline2' in body


def test_a_component_of_both_paths_stands_in_both_frames(spam_filter: Case, guide: Guide) -> None:
    """The classifier is online, and the trainer feeds it: it is drawn again as repeated."""
    source = draw(spam_filter, guide.vocabulary).source
    assert source.count('"Classifier"') == 2
    assert "class offline1,offline2,offline3 cb-repeated" in source


def test_no_arrow_crosses_a_frame(spam_filter: Case, guide: Guide) -> None:
    """An arrow out of a frame would turn the frame's own direction off."""
    source = draw(spam_filter, guide.vocabulary).source
    for origin, to in re.findall(r"^(\w+?)\d+ -.*?(\w+?)\d+$", source, re.MULTILINE):
        assert origin == to


def test_names_drawn_are_names_described(
    spam_filter: Case, guide: Guide, seen: Callable[[str], str]
) -> None:
    """Picture and text name the same components and the same flows."""
    drawn = draw(spam_filter, guide.vocabulary)
    body = seen(drawn.source.split("}\n", 1)[1].split("\n}\n", 1)[1])
    for component in spam_filter.serving.components:
        assert component.name in body
        assert component.name in drawn.description
    for flow in spam_filter.serving.flows:
        assert f"sends {flow.what} to" in drawn.description
        assert f'|"{flow.what}' in body


def test_times_drawn_are_times_described(spam_filter: Case, guide: Guide) -> None:
    """The hops' budgets stand on the arrows, and on the component that works by itself."""
    drawn = draw(spam_filter, guide.vocabulary)
    assert '"Mail gateway<br/>own work ≤ 8\N{NO-BREAK SPACE}ms"' in drawn.source
    assert '|"sender<br/>≤ 10\N{NO-BREAK SPACE}ms"|' in drawn.source
    assert '|"weights"|' in drawn.source
    assert "to Sender history and waits, at most 10 ms." in drawn.description
    assert "Online, Mail gateway works by itself for at most 8 ms." in drawn.description


def test_two_calls_between_the_same_two_have_both_budgets(spam_filter: Case, guide: Guide) -> None:
    """In either direction, and on the first arrow only."""
    call = {"from": "sender-server", "to": "gateway", "ms": 40}
    back = {"from": "gateway", "to": "sender-server", "ms": 2.5}
    case = with_hops(spam_filter, call, back)
    flow, *flows = case.serving.flows
    answer = flow.model_copy(update={"origin": flow.to, "to": flow.origin, "what": "receipt"})
    serving = case.serving.model_copy(update={"flows": (flow, *flows, answer)})
    source = draw(case.model_copy(update={"serving": serving}), guide.vocabulary).source
    assert '|"message<br/>≤ 40 + 2.5\N{NO-BREAK SPACE}ms"|' in source
    assert '|"receipt"|' in source


def test_a_fan_of_arrows_has_room_to_spread(spam_filter: Case, guide: Guide) -> None:
    """Four calls out of one component are longer, so that none crosses the words of another."""
    gateway, model = spam_filter.serving.components[1:3]
    names = ("a", "b", "c")
    more = tuple(model.model_copy(update={"id": name}) for name in names)
    flow = next(one for one in spam_filter.serving.flows if one.origin == gateway.id)
    flows = tuple(flow.model_copy(update={"to": name}) for name in names)
    update = {
        "components": (*spam_filter.serving.components, *more),
        "flows": (*spam_filter.serving.flows, *flows),
    }
    serving = spam_filter.serving.model_copy(update=update)
    source = draw(spam_filter.model_copy(update={"serving": serving}), guide.vocabulary).source
    assert source.count("online2 --->") == 5


def test_flows_between_the_same_two_share_an_arrow(spam_filter: Case, guide: Guide) -> None:
    """Two flows of one kind between the same two are one arrow with two lines."""
    flow = spam_filter.serving.flows[0]
    flows = (flow, flow.model_copy(update={"what": "size"}), *spam_filter.serving.flows[1:])
    serving = spam_filter.serving.model_copy(update={"flows": flows})
    source = draw(spam_filter.model_copy(update={"serving": serving}), guide.vocabulary).source
    assert '|"message<br/>size<br/>≤ 40\N{NO-BREAK SPACE}ms"|' in source


@pytest.mark.parametrize(
    ("chain", "direction"),
    [("ab bc", "LR"), ("ab bc cd de", "TB"), ("ab bc ca", "LR"), ("ab bc ca cd de", "TB")],
)
def test_long_chains_run_from_top_to_bottom(
    chain: str, direction: str, spam_filter: Case, guide: Guide
) -> None:
    """Five components beside each other would shrink the text; a loop counts for nothing."""
    model = spam_filter.serving.components[0]
    components = tuple(model.model_copy(update={"id": one}) for one in "abcde")
    flows = tuple(
        Flow.model_validate(
            {"from": ab[0], "to": ab[1], "what": "it", "path": "online", "mode": "sync"}
        )
        for ab in chain.split()
    )
    case = with_hops(spam_filter, {"from": "x", "to": "y"})
    serving = case.serving.model_copy(update={"components": components, "flows": flows})
    source = draw(case.model_copy(update={"serving": serving}), guide.vocabulary).source
    assert f"\n  direction {direction}\n" in source


def test_a_request_that_nobody_waits_for_is_timed_offline(spam_filter: Case, guide: Guide) -> None:
    """Where most calls follow offline flows, the objective stands at the offline part."""
    flows = tuple(
        flow.model_copy(update={"path": Path.OFFLINE}) for flow in spam_filter.serving.flows
    )
    serving = spam_filter.serving.model_copy(update={"flows": flows})
    drawn = draw(spam_filter.model_copy(update={"serving": serving}), guide.vocabulary)
    assert "Offline, a request may take 100 ms at the 99th percentile" in drawn.description
    assert 'subgraph offline["Offline, p99 ≤ 100\N{NO-BREAK SPACE}ms"]' in drawn.source

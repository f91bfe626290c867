from collections.abc import Callable, Mapping

from generator.derive.diagrams.request import draw
from generator.model.case import Case
from generator.model.serving import Hop


def request(case: Case, *hops: Mapping[str, object]) -> list[str]:
    """Return the lines of the diagram of a request with other hops, without its head."""
    models = tuple(Hop.model_validate({"p99_ms": 1.0, "call": "call", **hop}) for hop in hops)
    serving = case.serving.model_copy(
        update={"request": case.serving.request.model_copy(update={"hops": models})}
    )
    drawn = draw(case.model_copy(update={"serving": serving}))
    return drawn.source.split("}\n", 1)[1].split("}\n")[-1].strip().split("\n")


def test_whole_request(spam_filter: Case) -> None:
    """Participants in order of appearance, then calls with budgets; parallel ones share a block."""
    body = draw(spam_filter).source.split("}\n")[-1]
    assert body == (
        "participant p1 as Sending server\n"
        "participant p2 as Mail gateway\n"
        "participant p3 as Sender history\n"
        "participant p4 as Classifier\n"
        "p1->>p2: deliver(message)<br/>≤ 40 ms\n"
        "par in parallel\n"
        "  p2->>p3: counts(sender)<br/>≤ 10 ms\n"
        "  p3-->>p2: counts of 30 days\n"
        "and\n"
        "  p2->>p2: tokenize(text)<br/>≤ 8 ms\n"
        "end\n"
        "p2->>p4: score(words, counts)<br/>≤ 20 ms\n"
        "p4-->>p2: p\n"
    )


def test_an_answer_waits_for_the_calls_behind_it(spam_filter: Case) -> None:
    """A service answers when it has nothing left to ask, and not when it was called."""
    lines = request(
        spam_filter,
        {"from": "sender-server", "to": "gateway", "call": "a", "returns": "A"},
        {"from": "gateway", "to": "classifier", "call": "b", "returns": "B"},
        {"from": "classifier", "to": "sender-store", "call": "c", "returns": "C"},
        {"from": "gateway", "to": "sender-store", "call": "d", "returns": "D"},
    )
    order = [line.split(": ")[1].split("<br/>")[0] for line in lines if ">>" in line]
    assert order == ["a", "b", "c", "C", "B", "d", "D", "A"]


def test_equal_words_that_are_no_neighbors_are_no_block(spam_filter: Case) -> None:
    """Only neighboring hops run side by side."""
    call = {"from": "gateway", "to": "classifier"}
    lines = request(spam_filter, {**call, "parallel": "x"}, call, {**call, "parallel": "x"})
    assert not any(line.startswith("par ") for line in lines)


def test_description_follows_the_calls(spam_filter: Case) -> None:
    """Who cannot see the picture reads the same calls, budgets and answers."""
    assert draw(spam_filter).description == (
        "The request may take 100 ms at the 99th percentile, message received to folder chosen. "
        "Sending server calls Mail gateway: deliver(message) within 40 ms. "
        "The next 2 calls run in parallel. "
        "Mail gateway calls Sender history: counts(sender) within 10 ms and gets back counts of "
        "30 days. "
        "Mail gateway itself does tokenize(text) within 8 ms. "
        "Mail gateway calls Classifier: score(words, counts) within 20 ms and gets back p."
    )


def test_many_participants_stay_readable(spam_filter: Case, svg: Callable[[str], str]) -> None:
    """Eleven lifelines fit a column of 700 pixels with letters of 11 pixels."""
    components = tuple(
        spam_filter.serving.components[0].model_copy(update={"id": f"c{n}", "name": f"Part {n}"})
        for n in range(11)
    )
    hops = tuple(
        Hop.model_validate({"from": f"c{n}", "to": f"c{n + 1}", "call": "call(it)", "p99_ms": 9.0})
        for n in range(10)
    )
    asked = spam_filter.serving.request.model_copy(update={"hops": hops})
    serving = spam_filter.serving.model_copy(update={"components": components, "request": asked})
    drawing = svg(draw(spam_filter.model_copy(update={"serving": serving})).source)
    width = float(drawing.split('viewBox="')[1].split()[2])
    assert 16 * 700 / width >= 11

from collections.abc import Callable, Mapping

from generator.derive.diagrams.request import draw
from generator.model.case import Case
from generator.model.guide import Guide
from tests.unit.derive.diagrams.timing import with_hops


def request(case: Case, guide: Guide, *hops: Mapping[str, object]) -> list[str]:
    """Return the lines of the diagram of a request with other hops, without its head."""
    drawn = draw(with_hops(case, *hops), guide.vocabulary)
    return drawn.source.split("}\n", 1)[1].split("}\n")[-1].strip().split("\n")


def test_whole_request(spam_filter: Case, guide: Guide) -> None:
    """Participants in order of appearance, then calls with budgets; parallel ones share a block."""
    body = draw(spam_filter, guide.vocabulary).source.split("}\n")[-1]
    assert body.replace("\N{NO-BREAK SPACE}", " ") == (
        "participant cb-actor-1 as Sending server\n"
        "participant cb-service-2 as Mail gateway\n"
        "participant cb-store-3 as Sender history\n"
        "participant cb-model-4 as Classifier\n"
        "cb-actor-1->>cb-service-2: deliver(message)<br/>≤ 40 ms\n"
        "par in parallel\n"
        "  cb-service-2->>cb-store-3: counts(sender)<br/>≤ 10 ms\n"
        "  cb-store-3-->>cb-service-2: counts of 30 days\n"
        "and\n"
        "  cb-service-2->>cb-service-2: tokenize(text)<br/>≤ 8 ms\n"
        "end\n"
        "cb-service-2->>cb-model-4: score(words, counts)<br/>≤ 20 ms\n"
        "cb-model-4-->>cb-service-2: p\n"
    )


def test_an_answer_waits_for_the_calls_behind_it(spam_filter: Case, guide: Guide) -> None:
    """A service answers when it has nothing left to ask, and not when it was called."""
    lines = request(
        spam_filter,
        guide,
        {"from": "sender-server", "to": "gateway", "call": "a", "returns": "A"},
        {"from": "gateway", "to": "classifier", "call": "b", "returns": "B"},
        {"from": "classifier", "to": "sender-store", "call": "c", "returns": "C"},
        {"from": "gateway", "to": "sender-store", "call": "d", "returns": "D"},
    )
    order = [line.split(": ")[1].split("<br/>")[0] for line in lines if ">>" in line]
    assert order == ["a", "b", "c", "C", "B", "d", "D", "A"]


def test_equal_words_that_are_no_neighbors_are_no_block(spam_filter: Case, guide: Guide) -> None:
    """Only neighboring hops run side by side."""
    call = {"from": "gateway", "to": "classifier"}
    lines = request(spam_filter, guide, {**call, "parallel": "x"}, call, {**call, "parallel": "x"})
    assert not any(line.startswith("par ") for line in lines)


def test_description_follows_the_calls(spam_filter: Case, guide: Guide) -> None:
    """Who cannot see the picture reads the same calls, budgets and answers."""
    assert draw(spam_filter, guide.vocabulary).description == (
        "The request may take 100 ms at the 99th percentile, message received to folder chosen. "
        "Sending server calls Mail gateway: deliver(message) within 40 ms. "
        "The next 2 calls run in parallel. "
        "Mail gateway calls Sender history: counts(sender) within 10 ms and gets back counts of "
        "30 days. "
        "Mail gateway itself does tokenize(text) within 8 ms. "
        "Mail gateway calls Classifier: score(words, counts) within 20 ms and gets back p. "
        "The hops take 70 ms in all."
    )


def test_many_participants_stay_readable(
    spam_filter: Case, guide: Guide, svg: Callable[[str], str]
) -> None:
    """Eleven lifelines fit a column of 700 pixels with letters of 11 pixels."""
    components = tuple(
        spam_filter.serving.components[0].model_copy(update={"id": f"c{n}", "name": f"Part {n}"})
        for n in range(11)
    )
    hops = [{"from": f"c{n}", "to": f"c{n + 1}", "call": "call(it)", "ms": 9.0} for n in range(10)]
    serving = spam_filter.serving.model_copy(update={"components": components})
    case = with_hops(spam_filter.model_copy(update={"serving": serving}), *hops)
    drawing = svg(draw(case, guide.vocabulary).source)
    width = float(drawing.split('viewBox="')[1].split()[2])
    assert "font-size: 12px" in drawing
    assert 12 * 666 / width >= 11

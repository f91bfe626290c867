import time

import pytest

from generator.derive.lexicon import Lexicon, forms

NAMES = {
    "nDCG@k": "ndcg",
    "Mean average precision": "map",
    "MAP": "map",
    "ANN": "ann",
    "ANN recall": "ann-recall",
    "Cold start": "cold-start",
    "Lexical retrieval (BM25)": "lexical",
    "A/B test": "ab-test",
    "Query": "query",
    "Loss": "loss",
    "80 % power": "power",
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return a lexicon with a name of every kind."""
    return Lexicon(NAMES.items())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Measure nDCG@10 and nDCG@k.", [("nDCG@10", "ndcg"), ("nDCG@k", "ndcg")]),
        ("A map of MAP.", [("MAP", "map")]),
        ("Ann uses ANN, not ann.", [("ANN", "ann")]),
        ("the ANN recall of ANNs", [("ANN recall", "ann-recall"), ("ANNs", "ann")]),
        (
            "Cold start, a cold-start, cold\n  starts",
            ["Cold start", "cold-start", "cold\n  starts"],
        ),
        ("cold\n\nstart", []),
        ("lexical retrieval", [("lexical retrieval", "lexical")]),
        ("two A/B tests, an a/b test", [("A/B tests", "ab-test")]),
        ("queries and losses", [("queries", "query"), ("losses", "loss")]),
        ("subqueries, query-free, non-query", []),
        ("5 % significance, 80 % power", [("80 % power", "power")]),
        ("the query's words, *query*", ["query", "query"]),
    ],
)
def test_names_are_found(lexicon: Lexicon, text: str, found: list[object]) -> None:
    """A name is found whole, longest first, in the plural, and with an abbreviation's capitals."""
    mentions = [(text[one.start : one.end], one.key) for one in lexicon.mentions(text)]
    assert [one if isinstance(two, tuple) else one[0] for one, two in zip(mentions, found)] == found  # noqa: B905 - the lengths are compared next
    assert len(mentions) == len(found)


def test_nothing_is_found_without_names() -> None:
    """An empty lexicon finds nothing, not everything."""
    assert list(Lexicon([]).mentions("a word")) == []


def test_first_owner_of_a_name_keeps_it() -> None:
    """The order decides between two things of one name, so that every build is the same."""
    (mention,) = Lexicon([("Latency", "metric"), ("Latency", "signal")]).mentions("the latency")
    assert mention.key == "metric"


def test_a_long_text_takes_time_in_proportion(lexicon: Lexicon) -> None:
    """Twenty times the text, full of beginnings of names, takes no hundred times as long."""

    def seconds(times: int) -> float:
        text = "mean average cold queries ANN recal " * times
        begin = time.perf_counter()
        list(lexicon.mentions(text))
        return time.perf_counter() - begin

    short = min(seconds(500) for _ in range(5))
    assert min(seconds(10_000) for _ in range(3)) < 100 * short


@pytest.mark.parametrize(
    ("name", "plural"),
    [("Query", "Queries"), ("Box", "Boxes"), ("Shard", "Shards"), ("Day", "Days")],
)
def test_plurals(name: str, plural: str) -> None:
    """A plural is spelled as English does it."""
    assert forms(name) == (name, plural)

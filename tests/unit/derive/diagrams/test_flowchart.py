from collections.abc import Callable

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node, numbered
from generator.derive.diagrams.looks import MODEL, STORE


def test_ids_are_numbers_in_order_and_never_words() -> None:
    """An id such as `end` is a keyword to Mermaid, so an author's id is never used."""
    assert numbered(["end", "click", "end"]) == {"end": "n1", "click": "n2"}


def test_nodes_groups_edges_and_classes() -> None:
    """The text of a chart: nodes in their brackets, frames around them, arrows, then classes."""
    ranker, rows = Node("n1", ("Ranker",), MODEL), Node("n2", ("Rows",), STORE.repeated())
    chart = Flowchart(
        "LR",
        (ranker, Group("g", "Online", (rows,))),
        (Edge("n1", "n2", ("keys",)), Edge("n2", "n1", dotted=True)),
    )
    assert list(chart.body()) == [
        'n1{{"Ranker"}}',
        'subgraph g["Online"]',
        '  n2[("#160;#160;Rows#160;#160;")]',
        "end",
        'n1 -->|"keys"| n2',
        "n2 -.-> n1",
        "class n1 cb-model",
        "class n2 cb-store",
        "class n2 cb-repeated",
        "class g cb-group",
    ]


def test_a_heading_and_a_list_begin_at_the_left() -> None:
    """An item that takes two lines is indented as far as its bullet."""
    node = Node("n1", (), MODEL.boxed(), 12, title="Gates", items=("at least as good", "fast"))
    assert list(Flowchart("LR", (node,), ()).body()) == [
        'n1["<b>Gates#160;#160;</b><br/>· at least<br/>#160;#160;as good<br/>· fast"]',
        "class n1 cb-model",
        "style n1 text-align:left",
    ]


def test_a_heading_alone_is_centered() -> None:
    """It has room on both sides, because Mermaid measures it as if it were not bold."""
    node = Node("n1", ("0.95",), MODEL.boxed(), title="Recall")
    first, *_ = Flowchart("LR", (node,), ()).body()
    assert first == 'n1["<b>#160;#160;Recall#160;#160;</b><br/>0.95"]'


def test_lines_and_longer_arrows() -> None:
    """A line ends at words that go on behind it; an arrow may span several ranks."""
    edges = (
        Edge("a", "b", headless=True),
        Edge("a", "b", headless=True, dotted=True),
        Edge("a", "b", ranks=2),
        Edge("a", "b", ranks=2, dotted=True),
    )
    assert list(Flowchart("LR", (), edges).body()) == [
        "a --- b",
        "a -.- b",
        "a ---> b",
        "a -..-> b",
    ]


def test_every_look_is_drawn(svg: Callable[[str], str]) -> None:
    """Every outline of the visual language is one that Mermaid knows."""
    from generator.derive.diagrams import looks  # noqa: PLC0415 - the module is the test's subject

    every = [value for value in vars(looks).values() if isinstance(value, looks.Look)]
    nodes = tuple(Node(f"n{number}", (look.css,), look) for number, look in enumerate(every))
    chart = Flowchart("TD", nodes, ())
    svg("\n".join((chart.header, *chart.body())))

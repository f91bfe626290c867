from generator.svg import Illustrator, Refused

SOURCE = "pie\n"


def refusing(source: str, _name: str) -> str:
    """Draw, unless the text says why not."""
    if source != SOURCE:
        raise Refused(source)
    return "<svg/>"


def test_what_can_be_drawn_is_drawn() -> None:
    """Nothing is left to the browser, and nothing is said."""
    illustrator = Illustrator(refusing)
    assert illustrator.draw(SOURCE, "Pets", "d1") == "<svg/>"
    assert illustrator.left == []
    assert [*illustrator.warnings()] == []


def test_name_reaches_who_draws() -> None:
    """Ids begin with it."""
    illustrator = Illustrator(lambda source, name: f"{source} {name}")
    assert illustrator.draw("pie", "Pets", "d1") == "pie d1"


def test_a_reader_who_asked_for_it_is_not_warned() -> None:
    """Everything is left to the browser on purpose."""
    illustrator = Illustrator(None)
    assert illustrator.draw(SOURCE, "Pets", "d1") is None
    assert len(illustrator.left) == 1
    assert [*illustrator.warnings()] == []


def test_a_warning_names_reason_page_and_title() -> None:
    """Whoever wrote the diagram finds it."""
    illustrator = Illustrator(refusing)
    illustrator.page = "cases/spam-filter.md"
    assert illustrator.draw("Line 3 is odd.", "Latency budget", "d1") is None
    (warning,) = illustrator.warnings()
    assert warning.splitlines() == [
        "Line 3 is odd. So the reader's browser draws these diagrams:",
        "  cases/spam-filter.md: Latency budget",
    ]


def test_diagrams_with_one_reason_share_a_warning() -> None:
    """Where merman is missing there is one reason for hundreds of diagrams."""
    illustrator = Illustrator(refusing)
    for page, title, reason in [
        ("a.md", "One", "no wheel"),
        ("a.md", "Two", "line 3"),
        ("b.md", "Three", "no wheel"),
    ]:
        illustrator.page = page
        illustrator.draw(reason, title, "d1")
    assert [*illustrator.warnings()] == [
        "line 3. So the reader's browser draws these diagrams:\n  a.md: Two",
        "no wheel. So the reader's browser draws these diagrams:\n  a.md: One\n  b.md: Three",
    ]

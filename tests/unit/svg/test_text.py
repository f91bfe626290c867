import pytest

from generator.svg.text import width, wrapped


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("", 0),
        ("A", 667),
        ("i", 222),
        ("W", 944),
        (" ", 278),
        ("0123456789", 10 * 556),
        ("Hello", 722 + 556 + 222 + 222 + 556),
        ("é", 556),
        ("…", 1000),
        ("–", 556),
    ],
)
def test_letters_are_as_wide_as_those_of_helvetica(text: str, thousandths: int) -> None:
    """The numbers are those of the font's published metrics, in thousandths of an em."""
    assert width(text, 1000) == pytest.approx(thousandths)
    assert width(text, 14) == pytest.approx(14 * thousandths / 1000)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("日本語", 3.0),
        ("한글", 2.0),
        ("\uff21", 1.0),
        ("🙂", 1.25),
        ("Щ", 0.94),
        ("→", 1.0),
        ("ω", 0.7),
    ],
)
def test_what_the_font_lacks_is_rather_too_wide(text: str, least: float) -> None:
    """A label in any script stays inside of its box."""
    assert least <= width(text, 1) <= 1.5 * least


def test_combining_signs_take_no_room() -> None:
    """An accent that is typed by itself stands above its letter."""
    assert width("e\u0301", 14) == width("e", 14)
    assert width("שָׁלוֹם", 14) == width("שלום", 14)


@pytest.mark.parametrize("sign", ["\u200d", "\u200e", "\u202e", "\u00ad", "\ufe0f"])
def test_signs_that_nobody_sees_take_no_room(sign: str) -> None:
    """Joiners and marks of direction are not drawn."""
    assert width(f"a{sign}b", 14) == width("ab", 14)


def test_right_to_left_is_as_wide_as_left_to_right() -> None:
    """The direction in which a text runs does not change how long it is."""
    assert width("שלום עולם", 14) == width("םלוע םולש", 14)
    assert 9 * 0.5 * 14 < width("مرحبا بكم", 14) < 9 * 0.8 * 14


def test_words_go_into_the_next_line_where_there_is_no_room() -> None:
    """No line is wider than the room, if its words are not."""
    lines = wrapped("one two three four", 14, width("one two", 14))
    assert lines == ("one two", "three", "four")


def test_a_word_without_room_has_a_line_to_itself() -> None:
    """Nothing is cut off, whatever it does to the box."""
    assert wrapped("a bbbbbbbbbb c", 14, 20) == ("a", "bbbbbbbbbb", "c")


@pytest.mark.parametrize("room", [None, 1000.0])
def test_given_breaks_stay(room: float | None) -> None:
    """A line break is a line break, with room or without."""
    assert wrapped("one two\nthree\n", 14, room) == ("one two", "three", "")

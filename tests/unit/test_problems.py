import pytest

from generator.problems import Location, Problem, Severity, errors, nearest, spell


def test_location_reads_like_a_compiler_message() -> None:
    """A location can be clicked in an editor: file, line and column with colons between."""
    assert str(Location("data/cases/x.yaml", 41, 9)) == "data/cases/x.yaml:41:9"


def test_locations_sort_by_file_and_line() -> None:
    """Problems are listed in the order in which an author meets them."""
    late, early = Location("a.yaml", 10, 1), Location("a.yaml", 9, 5)
    other = Location("b.yaml", 1, 1)
    assert sorted([other, late, early]) == [early, late, other]


@pytest.mark.parametrize(
    ("path", "spelled"),
    [
        ((), ""),
        (("title",), "title"),
        (("features", "catalog", 3, "from"), "features.catalog[3].from"),
        ((0, "title"), "[0].title"),
        (("tags", 0, 1), "tags[0][1]"),
    ],
)
def test_spell(path: tuple[str | int, ...], spelled: str) -> None:
    """A path is written as an author would say it."""
    assert spell(path) == spelled


def test_errors_leaves_out_advice() -> None:
    """Advice does not stop a build."""
    where = Location("a.yaml", 1, 1)
    error = Problem("D001", Severity.ERROR, where, "", "wrong")
    advice = Problem("E007", Severity.ADVICE, where, "", "odd")
    assert errors([advice, error, advice]) == (error,)


@pytest.mark.parametrize(
    ("word", "found"),
    [("calibraton", "calibration"), ("Calibration", "calibration"), ("zebra", None), ("", None)],
)
def test_nearest(word: str, found: str | None) -> None:
    """A guess is made only where a word looks like a slip of the finger."""
    assert nearest(word, ["calibration", "text"]) == found

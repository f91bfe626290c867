import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Location
from generator.yaml_source import MAX_BYTES, MAX_DEPTH, Document, parse, read


def data_of(text: str) -> object:
    """Return the data of a text in which nothing is wrong."""
    document, problems = parse(text, "x.yaml")
    assert document
    assert problems == ()
    return document.data


def only_code(text: str) -> str:
    """Return the code of the one problem of a text."""
    (problem,) = parse(text, "x.yaml")[1]
    return problem.code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("2.50", 2.5),
        ("1e3", 1000.0),
        ("2.5E-3", 0.0025),
        ("-1e+06", -1e6),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("text", "text"),
        ('"012"', "012"),
        ("'no'", "no"),
        ("2026-11-02", "2026-11-02"),
        ("1.2.3", "1.2.3"),
        ("10%", "10%"),
        ("1e3x", "1e3x"),
        ("11:59 pm", "11:59 pm"),
        ("|\n  two\n  lines", "two\nlines"),
        (">\n  one\n  line\n", "one line\n"),
        ("1" + "_" * 400_000 + "x", "1" + "_" * 400_000 + "x"),
    ],
)
def test_scalar_reads_as_one_expects(text: str, value: object) -> None:
    """A value has the type that a reader takes it for; quotes make it a text."""
    data = data_of(f"key: {text}")
    assert data == {"key": value}
    assert isinstance(data, dict)
    assert type(data["key"]) is type(value)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("yes", "write `true`"),
        ("On", "write `true`"),
        ("TRUE", "write `true`"),
        ("y", "write `true`"),
        ("no", "write `false`"),
        ("OFF", "write `false`"),
        ("False", "write `false`"),
        ("Null", "leave the key out"),
        ("~", "leave the key out"),
        ("012", "write `12`"),
        ("-007", "write `-7`"),
        ("1_000", "write `1000`"),
        ("0x1F", "write the number in full"),
        ("0o17", "write the number in full"),
        ("0b11", "write the number in full"),
        ("12:30", "write the number in full"),
        ("1:30:00.5", "write the number in full"),
        (".5", "write the number in full"),
        ("5.", "write the number in full"),
        ("0_0", "write `0`"),
        ("0" * 5000, "write a long number as `1.5e20`"),
        ("9" * 5000, "write a long number as `1.5e20`"),
        (".inf", 'write ".inf" in quotes'),
        ("-.INF", 'write "-.INF" in quotes'),
        (".NaN", 'write ".NaN" in quotes'),
        ("=", 'write "=" in quotes'),
    ],
)
def test_ambiguous_value_is_refused(text: str, remedy: str) -> None:
    """A value that YAML 1.1 and 1.2 read differently is a problem, with a clear spelling."""
    (problem,) = parse(f"key: {text}", "x.yaml")[1]
    assert problem.code == "Y004"
    assert f"`{text[:40]}`" in problem.message
    assert remedy in (problem.hint or "")
    assert problem.where == Location("x.yaml", 1, 6)


def test_positions_count_from_one() -> None:
    """Every key, item and value knows its line and column, as an editor counts them."""
    document, _ = parse("# a comment\na:\n  - b: 1\n    c: {d: 2}\n", "x.yaml")
    assert document
    assert document.locate_key(("a",)) == Location("x.yaml", 2, 1)
    assert document.locate(("a", 0)) == Location("x.yaml", 3, 5)
    assert document.locate_key(("a", 0, "c")) == Location("x.yaml", 4, 5)
    assert document.locate(("a", 0, "c", "d")) == Location("x.yaml", 4, 12)


def test_missing_place_is_located_at_what_surrounds_it() -> None:
    """A path that leads nowhere is located at the last thing on it that exists."""
    document, _ = parse("a:\n  b: 1\n", "x.yaml")
    assert document
    assert document.locate(("a", "missing", 3)) == document.locate(("a",))
    assert document.locate_key(("a", "missing")) == document.locate(("a",))
    assert Document("x.yaml", None).locate(("a",)) == Location("x.yaml", 1, 1)


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """A file that an editor on Windows saved begins with a mark, which means nothing."""
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    document, problems = read(file, "x.yaml")
    assert document
    assert (document.data, problems) == ({"a": 1, "b": 2}, ())


def test_all_problems_are_reported() -> None:
    """One wrong value does not hide the next."""
    document, problems = parse("a: no\nb: 012\nb: 1\nc: &x 2\n", "x.yaml")
    assert document
    assert [problem.code for problem in problems] == ["Y004", "Y004", "Y003", "Y005"]


def test_duplicate_key_keeps_the_first_value() -> None:
    """The second value of a key is read past, whatever it holds."""
    document, problems = parse("a: 1\na: {b: [1, {c: 2}]}\nd: 3\n", "x.yaml")
    assert document
    assert document.data == {"a": 1, "d": 3}
    assert [str(problem.where) for problem in problems] == ["x.yaml:2:1"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "Y001"),
        (" \n\n", "Y001"),
        ("# nothing\n", "Y001"),
        ("a: [1", "Y002"),
        ("a:\n\tb: 1\n", "Y002"),
        ("a: \x00", "Y008"),
        ("a: 1\na: 2\n", "Y003"),
        ("a: 1\n---\nb: 2\n", "Y005"),
        ("a: &x 1\n", "Y005"),
        ("a: *x\n", "Y005"),
        ("a: !!python/object:os.system x\n", "Y005"),
        ("a: !custom x\n", "Y005"),
        ("? [a]\n: 1\n", "Y005"),
        ("[" * 10_000, "Y006"),
        ("{a: " * 10_000, "Y006"),
        ("- " * 10_000, "Y006"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    """The dialect has no tags, aliases or second documents, and its depth is bounded."""
    assert only_code(text) == code


def test_depth_within_the_bound_is_read() -> None:
    """The bound is far above what a case needs."""
    text = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert isinstance(data_of(text), list)


def test_bomb_of_aliases_is_not_expanded() -> None:
    """A file of a few lines cannot fill the memory."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document, problems = parse(bomb, "x.yaml")
    assert document is None
    assert {problem.code for problem in problems} == {"Y005"}


def test_size_is_bounded(tmp_path: Path) -> None:
    """A file is read up to a megabyte, which is ten times a long case."""
    file = tmp_path / "x.yaml"
    file.write_bytes(b"a: " + b"x" * (MAX_BYTES - 3))
    assert read(file, "x.yaml")[1] == ()
    file.write_bytes(b"a: " + b"x" * MAX_BYTES)
    document, (problem,) = read(file, "x.yaml")
    assert document is None
    assert problem.code == "Y001"


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file and a folder in its place are problems, not crashes."""
    for file in (tmp_path / "missing.yaml", tmp_path):
        document, (problem,) = read(file, "x.yaml")
        assert document is None
        assert problem.code == "Y001"


FRAGMENTS = ("a: ", "- ", "\n", "  ", *"[]{}'#", '"', "&x", "*x", "!t", "|\n", "? ")


@given(st.text() | st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3)).map("".join))
def test_any_text_is_read_or_explained(text: str) -> None:
    """Whatever stands in a file, reading it returns data or says what is wrong with it."""
    document, problems = parse(text, "x.yaml")
    assert document is not None or problems
    lines = text.count("\n") + sum(map(text.count, "\r\x85\u2028\u2029")) + 2
    assert all(1 <= problem.where.line <= lines for problem in problems)


@given(
    st.recursive(
        st.booleans() | st.integers(-(10**17), 10**17) | st.text("abc xyz", min_size=1),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner),
        max_leaves=8,
    )
)
def test_what_json_says_is_read_back(value: object) -> None:
    """JSON is part of the dialect, as it is of YAML."""
    document, problems = parse(json.dumps(value), "x.yaml")
    assert document
    assert (document.data, problems) == (value, ())

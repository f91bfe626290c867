from collections.abc import Callable
from pathlib import Path

import pytest

from generator.svg import Refused, Studio, drawing

SOURCE = "flowchart LR\n  a --> b\n"
OTHER = "flowchart LR\n  a --> c\n"
RAW = '<svg viewBox="0 0 9 9" aria-roledescription="er"><text x="1">שלום 🙂</text></svg>'


class Renderer:
    """Draws the same for every text, and remembers who asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.answer: Callable[[], str] = lambda: RAW

    def __call__(self, source: str, name: str) -> str:
        """Draw like merman."""
        self.asked.append((source, name))
        return self.answer()


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Renderer:
    """Return what draws instead of merman."""
    stand_in = Renderer()
    monkeypatch.setattr(drawing, "render", stand_in)
    return stand_in


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """Return a studio with a folder that nobody has made yet."""
    return Studio(tmp_path / "deep" / "cache")


def the_file(studio: Studio) -> Path:
    """Return the one file that a studio keeps."""
    (file,) = studio.folder.iterdir()
    return file


def test_a_text_is_drawn_once(studio: Studio, renderer: Renderer) -> None:
    """The second time it comes from the folder, and is the same."""
    first, second = (studio.draw(SOURCE, "d1") for _ in range(2))
    assert first == second
    assert ">שלום 🙂</text></svg>" in first
    assert renderer.asked == [(SOURCE, "d1")]


def test_a_folder_that_was_deleted_comes_back(studio: Studio, renderer: Renderer) -> None:
    """Byte for byte, under the same name."""
    studio.draw(SOURCE, "d1")
    file = the_file(studio)
    before = file.read_bytes()
    file.unlink()
    studio.draw(SOURCE, "d1")
    assert the_file(studio) == file
    assert file.read_bytes() == before
    assert len(renderer.asked) == 2


@pytest.mark.parametrize(("source", "name"), [(OTHER, "d1"), (SOURCE, "d2")])
def test_another_text_or_name_is_drawn_anew(
    source: str, name: str, studio: Studio, renderer: Renderer
) -> None:
    """Both stand in the picture."""
    studio.draw(SOURCE, "d1")
    studio.draw(source, name)
    assert renderer.asked == [(SOURCE, "d1"), (source, name)]


def test_changed_code_draws_anew(
    studio: Studio, renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture that an older version drew is not shown again."""
    studio.draw(SOURCE, "d1")
    monkeypatch.setattr(drawing, "_makers", lambda: "others")
    studio.draw(SOURCE, "d1")
    assert len(renderer.asked) == 2


def test_makers_are_the_code_and_both_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of any of them could draw something else."""
    makers = drawing._makers.__wrapped__  # noqa: SLF001 - kept for a build, in which nothing changes
    before = makers()
    monkeypatch.setattr(drawing, "installed_version", lambda: "0.0.1")
    other_renderer = makers()
    monkeypatch.setattr(drawing, "version", lambda _: "0.0.2")
    other_metrics = makers()
    monkeypatch.setattr(drawing, "__file__", __file__)
    assert len({before, other_renderer, other_metrics, makers()}) == 4


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:0],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1],
        lambda whole: whole.replace(b"9", b"8", 1),
        lambda whole: b"\xff" + whole,
        lambda whole: bytes(len(whole)),
        lambda whole: b"<svg></svg>" + whole[:0],
    ],
)
def test_a_damaged_file_is_drawn_again(
    damage: Callable[[bytes], bytes], studio: Studio, renderer: Renderer
) -> None:
    """A machine that lost its power in the middle of a build leaves no broken page."""
    whole = studio.draw(SOURCE, "d1")
    file = the_file(studio)
    before = file.read_bytes()
    file.write_bytes(damage(before))
    assert studio.draw(SOURCE, "d1") == whole
    assert file.read_bytes() == before
    assert len(renderer.asked) == 2


def test_two_builds_at_once_do_not_disturb_each_other(studio: Studio, renderer: Renderer) -> None:
    """One begins, another draws the same and ends, and then the first ends too."""

    def interrupted() -> str:
        renderer.answer = lambda: RAW
        Studio(studio.folder).draw(SOURCE, "d1")
        return RAW

    renderer.answer = interrupted
    first = studio.draw(SOURCE, "d1")
    assert len(renderer.asked) == 2
    assert studio.draw(SOURCE, "d1") == first
    assert len(renderer.asked) == 2
    assert the_file(studio).suffix == ".svg"


def test_a_folder_that_cannot_be_made_costs_no_picture(tmp_path: Path, renderer: Renderer) -> None:
    """A read-only checkout is drawn every time."""
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")
    studio = Studio(tmp_path / "cache")
    assert studio.draw(SOURCE, "d1") == studio.draw(SOURCE, "d1")
    assert len(renderer.asked) == 2


def test_what_is_refused_is_not_kept(studio: Studio, renderer: Renderer) -> None:
    """Once there is a renderer, the picture is drawn."""

    def refuse() -> str:
        message = "not today"
        raise Refused(message)

    renderer.answer = refuse
    with pytest.raises(Refused, match="not today"):
        studio.draw(SOURCE, "d1")
    renderer.answer = lambda: RAW
    assert studio.draw(SOURCE, "d1").startswith("<svg ")


@pytest.mark.parametrize("answer", ["<svg><g></svg>", "", "<svg/>"])
def test_what_the_renderer_spoils_is_refused(
    answer: str, studio: Studio, renderer: Renderer
) -> None:
    """A browser may do better, and the page is no broken one."""
    renderer.answer = lambda: answer
    with pytest.raises(Refused, match="the renderer"):
        studio.draw(SOURCE, "d1")

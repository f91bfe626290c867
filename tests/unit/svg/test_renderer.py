import re
import sys
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest

from generator.svg import Refused, renderer
from generator.svg.renderer import installed_version, render
from generator.svg.text import width

SOURCE = "flowchart LR\n  a --> b\n"


@pytest.fixture
def no_merman(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Be on a platform for which merman has no wheel."""
    monkeypatch.setitem(sys.modules, "merman", None)
    monkeypatch.setattr(renderer, "PACKAGE", "no-such-renderer")
    renderer._engine.cache_clear()  # noqa: SLF001 - one engine serves a whole build
    yield
    renderer._engine.cache_clear()  # noqa: SLF001


@pytest.mark.usefixtures("no_merman")
def test_without_merman_every_text_is_refused() -> None:
    """The message names the package and says why it may be missing."""
    with pytest.raises(Refused, match=r"no-such-renderer is not installed; it has wheels for some"):
        render(SOURCE, "name")
    assert installed_version() is None


def test_merman_comes_back(raw: Callable[[str], str]) -> None:
    """What failed once is tried again: nothing remembers that there was no renderer."""
    assert raw(SOURCE).startswith("<svg ")
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", installed_version() or "")


@pytest.mark.parametrize(
    "source",
    [
        "nonsense\n",
        "flowchart LR\n  a -->\n",
        "sequenceDiagram\n  ->>\n",
        "erDiagram\n  a ||--\n",
        "",
    ],
)
@pytest.mark.usefixtures("raw")
def test_a_faulty_text_is_refused_in_words(source: str) -> None:
    """The message is one that a person can read: no codes, no names of our own."""
    with pytest.raises(Refused) as refusal:
        render(source, "name")
    message = str(refusal.value)
    assert re.match(r"[A-Za-z]+ ", message)
    assert "MERMAN_" not in message
    assert "code=" not in message


def test_every_id_begins_with_the_name(raw: Callable[[str], str]) -> None:
    """Two pictures on a page are told apart."""
    ids = re.findall(r'\sid="([^"]*)"', raw(SOURCE))
    assert ids
    assert all(one.startswith("name") for one in ids)


@pytest.mark.parametrize(
    "text",
    [
        "Wide WWWW letters",
        "iiiillll",
        "日本語のラベル",
        "Ученик ЖЩЮ",
        "שלום עולם",
        "🙂🙂🙂",
        "é" * 20,
        "x" * 200,
    ],
)
def test_boxes_are_as_wide_as_their_texts(text: str, raw: Callable[[str], str]) -> None:
    """The renderer takes our word for how wide a text is, and adds the same room to each."""
    drawing = ET.fromstring(raw(f'flowchart LR\n  a["{text}"]\n'))  # noqa: S314 - merman's own
    box = next(e for e in drawing.iter() if "label-container" in e.get("class", ""))
    padding = float(box.get("width", "0")) - width(text, 14)
    assert padding == pytest.approx(2 * 16, abs=0.5)


@pytest.mark.parametrize(
    "source",
    [
        'xychart-beta horizontal\n  x-axis ["{}"]\n  bar [1]\n',
        "sequenceDiagram\n  participant a as {}\n  a->>a: x\n",
        'flowchart LR\n  a["{}"]\n',
        'erDiagram\n  a["{}"] {{\n    string id\n  }}\n',
    ],
)
def test_codes_are_measured_as_what_they_mean(source: str, raw: Callable[[str], str]) -> None:
    """A letter that is escaped takes no more room than the letter."""
    as_codes, as_letters = (
        ET.fromstring(raw(source.format(text))).get("viewBox")  # noqa: S314 - merman's own
        for text in ("#97;#98; " * 9, "ab " * 9)
    )
    assert as_codes == as_letters


def test_drawing_is_deterministic(raw: Callable[[str], str]) -> None:
    """The same text gives the same bytes, so that a cache may be deleted."""
    assert raw(SOURCE) == raw(SOURCE)

"""Who cannot see a picture hears of everything in it, and of nothing else."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.derive.diagrams import Diagram
from generator.derive.diagrams.serving import draw
from generator.derive.diagrams.set import draw_all
from generator.derive.estimates import compute
from generator.derive.prose import fill
from generator.load import load
from generator.model.case import Case
from generator.model.guide import Guide
from tests.conftest import MINI
from tests.project import ROOT
from tests.unit.derive.diagrams.drawn import Drawn
from tests.unit.derive.diagrams.test_every_kind import every

CASES = [
    pytest.param((root, file.stem), id=file.stem)
    for root in (MINI, ROOT)
    for file in sorted((root / "data" / "cases").glob("*.yaml"))
]


@cache
def loaded(root: Path) -> Guide:
    """Return the guide in a folder."""
    guide = load(root / "data", root).guide
    assert guide is not None
    return guide


@pytest.fixture(scope="module", params=CASES)
def both(request: pytest.FixtureRequest) -> tuple[Case, list[Diagram]]:
    """Return each case of both guides, and its diagrams."""
    root, slug = request.param
    guide = loaded(root)
    estimate = compute(guide.cases[slug].estimates, guide.vocabulary.functions)
    case = fill(guide.cases[slug], estimate.shown)
    return case, every(draw_all(case, guide.vocabulary))


def plain(text: str) -> str:
    """Return the words of a text, for a comparison that minds neither case nor punctuation."""
    return " ".join(("", *re.findall(r"[^\W_]+", text.casefold()), ""))


def says(text: str, name: str) -> bool:
    """Whether a text has a name, or as much of it as stands before what explains it."""
    return any(plain(part) in plain(text) for part in (name, re.split(r"[,:(]", name)[0]))


def sentences(description: str) -> list[str]:
    """Return the sentences of a description."""
    return re.split(r"(?<=[.!?…])\s+", description)


def unsaid(description: str, drawn: Drawn) -> Iterator[str]:
    """Yield every box and every arrow that a description leaves out."""
    yield from (box[0] for box in drawn.lines.values() if not says(description, box[0]))
    for origin, to in drawn.edges:
        # A question stands once, and after it the answers.
        starts = [""] if drawn.lines[origin][0].endswith("?") else drawn.names(origin)
        if not any(
            any(says(sentence, start) for start in starts)
            and any(says(sentence, end) for end in drawn.names(to))
            for sentence in sentences(description)
        ):
            yield f"{drawn.lines[origin][0]} -> {drawn.lines[to][0]}"


def names(case: Case) -> set[str]:
    """Return the names of all that a case consists of."""
    return {
        *(component.name for component in case.serving.components),
        *(source.name for source in case.data.sources),
        *(entity.name for entity in case.data.entities),
        *(step.name for step in (*case.data.pipeline, *case.training.pipeline)),
        *(feature.name for feature in case.features.catalog),
    }


def test_all_that_is_drawn_is_described(
    both: tuple[Case, list[Diagram]], drawn: Callable[[str], Drawn]
) -> None:
    """Every box has its name in the description, and every arrow both of its ends in a sentence."""
    for diagram in both[1]:
        assert [*unsaid(diagram.description, drawn(diagram.source))] == [], diagram.kind


def test_all_that_is_described_is_drawn(
    both: tuple[Case, list[Diagram]], picture: Callable[[str], ET.Element]
) -> None:
    """No description tells of a component, a source, an entity, a step or a feature elsewhere."""
    case, diagrams = both
    for diagram in diagrams:
        seen = " ".join(" ".join(picture(diagram.source).itertext()).split())
        # As a name is written: a chunk of text is no `Chunk`.
        told = {n for n in names(case) if re.search(rf"\b{re.escape(n)}\b", diagram.description)}
        assert {name for name in told if name not in seen} == set(), diagram.kind


def test_picture_shows_what_its_text_says(
    both: tuple[Case, list[Diagram]],
    drawn: Callable[[str], Drawn],
    picture: Callable[[str], ET.Element],
) -> None:
    """What the comparisons above take from the Mermaid text is what stands in the SVG."""
    for diagram in both[1]:
        seen = plain(" ".join(picture(diagram.source).itertext()))
        lines = {line for box in drawn(diagram.source).lines.values() for line in box}
        assert {line for line in lines if plain(line) not in seen} == set(), diagram.kind


def test_a_gap_would_be_found(
    spam_filter: Case, guide: Guide, drawn: Callable[[str], Drawn]
) -> None:
    """A description without one of its sentences lacks an arrow, and none lacks everything."""
    diagram = draw(spam_filter, guide.vocabulary)
    shown = drawn(diagram.source)
    kept = [one for one in sentences(diagram.description) if "weights" not in one]
    assert [*unsaid(" ".join(kept), shown)] == ["Trainer -> Classifier"]
    assert len([*unsaid("", shown)]) == len(shown.lines) + len(shown.edges)

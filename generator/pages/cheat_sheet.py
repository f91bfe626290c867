"""The cheat sheet: the method on two sides of paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.derive.display import display_of, write
from generator.derive.units import parse_unit
from generator.model.framework import Move, Step
from generator.model.guide import Guide
from generator.model.vocabulary import MagnitudeGroup
from generator.pages.page import Page

_SIZES_A_GROUP: Final = 3


@dataclass(frozen=True)
class Size:
    """A number worth knowing by heart."""

    what: str
    shown: str


@dataclass(frozen=True)
class CheatSheetView:
    """What fits on two sides."""

    steps: tuple[Step, ...]
    moves: tuple[Move, ...]
    sizes: tuple[Size, ...]


def cheat_sheet_page(guide: Guide) -> Page:
    """Return the cheat sheet."""
    view = CheatSheetView(
        guide.framework.steps, guide.framework.estimation.moves, tuple(_sizes(guide))
    )
    return Page(
        address="method/cheat-sheet.md",
        title="Cheat sheet",
        description="The method on two sides of paper: what to ask, to write down, and to avoid.",
        template="cheat_sheet.md.jinja",
        view=view,
        data_file="framework.yaml",
        search_boost=0.4,
    )


def _sizes(guide: Guide) -> Iterator[Size]:
    """Yield the first sizes of each group, which are the most used ones."""
    magnitudes = guide.vocabulary.magnitudes.values()
    for group in MagnitudeGroup:
        for one in [one for one in magnitudes if one.group is group][:_SIZES_A_GROUP]:
            yield Size(one.what, write(one.value, display_of(parse_unit(one.unit))))

"""Figures that find room, so that no sheet stays half empty before a tall one.

CSS has no such float that WeasyPrint knows, and where a sheet ends is only known while it is being
laid out. So its layout of blocks is followed here. A figure that does not fit on what is left of a
sheet becomes a little smaller, or changes places with the block behind it. No text leaves its
order, and a figure stays in its step of the method.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

LEAST: Final = "data-least"
"""The attribute of a figure that says to which share of its size it may shrink."""
_FLOATING: Final = "column"
"""The class of a figure that stands among text."""
_BARRIERS: Final = frozenset({"figure", "h1", "h2"})
_SECTIONS: Final = frozenset({"h3"})
_AVOID: Final = frozenset({"avoid", "avoid-page"})
_WORTH_FILLING: Final = 0.12
"""The share of a sheet that may stay empty before a figure."""
_TOO_EMPTY: Final = 0.3
"""With that share of a sheet left, the next section begins before a figure of the last one."""
_HARDLY_SMALLER: Final = 0.9
"""Shrinking to that share is better than to let text pass."""
_TOP: Final = 24 / 25.4 * 96
"""The margin over the text, as in the style sheet."""

Box = Any
"""A box of WeasyPrint, which has no types."""
LaidOut = Callable[[Box], Box]
"""Lays out a block that has all the room that it asks for."""


@dataclass(frozen=True)
class Room:
    """What is left of a sheet, and what a whole one holds, in pixels."""

    left: float
    whole: float


class Pixels(NamedTuple):
    """A length as styles hold it."""

    value: float
    unit: str = "px"


@contextmanager
def floating_figures(block: Any) -> Iterator[None]:  # noqa: ANN401 - a module without types
    """Let figures find room while `block`, which lays out blocks for WeasyPrint, is used."""
    lay_out = block._in_flow_layout  # noqa: SLF001 - there is no other way in

    def follow(  # noqa: PLR0913, PLR0917 - WeasyPrint passes all of it
        context: Any,  # noqa: ANN401
        box: Box,
        index: int,
        child: Box,
        placed: list[Box],
        page_is_empty: bool,  # noqa: FBT001
        *others: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        place = child.position_x, child.position_y

        def laid_out(one: Box) -> Box:
            one.position_x, one.position_y = place
            return _laid_out(block, context, box, one)

        if placed or not page_is_empty:
            bottom = context.page_bottom - others[3]
            make_room(box, index, Room(bottom - place[1], bottom - _TOP), laid_out)
        chosen = box.children[index]
        chosen.position_x, chosen.position_y = place
        return lay_out(context, box, index, chosen, placed, page_is_empty, *others)

    block._in_flow_layout = follow  # noqa: SLF001
    try:
        yield
    finally:
        block._in_flow_layout = lay_out  # noqa: SLF001


def _laid_out(block: Any, context: Any, box: Box, child: Box) -> Box:  # noqa: ANN401
    endless, whole = -float("inf"), True
    done, *_ = block.block_level_layout(
        context, child, endless, None, box, whole, [], [], [], None, None, not whole, None
    )
    return done


def make_room(box: Box, index: int, room: Room, laid_out: LaidOut) -> None:
    """Shrink the figure that comes next, or put other blocks of its section before it."""
    figure = box.children[index]
    # A box that WeasyPrint makes inside of a figure claims to be of the same element.
    if not _floats(figure) or figure.element is box.element:
        return
    drawn = laid_out(figure)
    needed = drawn.margin_height()
    if needed <= room.left or room.left < _WORTH_FILLING * room.whole:
        return
    height = _picture(drawn).height
    share = 1 - (needed - room.left) / height
    least = float(figure.element.get(LEAST, "1"))
    if share >= max(least, _HARDLY_SMALLER):
        _shrink(figure, height * share)
    elif passing := _passing(
        box.children[index + 1 :], room, needed - height * (1 - least), laid_out
    ):
        waiting = [one for one in box.children[index:] if one not in passing]
        box.children = [*box.children[:index], *passing, *waiting]
    elif share >= least:
        _shrink(figure, height * share)


def _passing(blocks: Sequence[Box], room: Room, needed: float, laid_out: LaidOut) -> list[Box]:
    """The next blocks that may pass a figure; none, if the sheet would not be fuller for it.

    Other figures wait behind it, since the order of their numbers stays.
    """
    passing: list[Box] = []
    barriers = _BARRIERS if room.left > _TOO_EMPTY * room.whole else _BARRIERS | _SECTIONS
    taken = 0.0
    for block in blocks:
        if _floats(block):
            continue
        if block.element_tag in barriers:
            break
        passing.append(block)
        taken += laid_out(block).margin_height()
        if taken > room.left and (_is_whole(block) or _wastes(room, taken, needed)):
            break
        if block.style["break_after"] not in _AVOID:
            return passing
    return []


def _wastes(room: Room, taken: float, needed: float) -> bool:
    """Whether a figure behind what ends on the next sheet leaves more room empty."""
    on_next = taken - room.left
    return on_next + needed > room.whole and room.whole - on_next > room.left


def _floats(box: Box) -> bool:
    return str(box.element_tag) == "figure" and box.element.get("class") == _FLOATING


def _is_whole(block: Box) -> bool:
    """Whether a block may not be divided."""
    inside = block.get_wrapped_table() if block.is_table_wrapper else block
    return str(inside.style["break_inside"]) in _AVOID


def _picture(figure: Box) -> Box:
    return next(one for one in figure.descendants() if one.element_tag == "img")


def _shrink(figure: Box, height: float) -> None:
    """Give the picture of a figure another height; its width follows."""
    picture = _picture(figure)
    # Pictures share a style.
    picture.style = picture.style.copy()
    picture.style["height"] = Pixels(height)

"""Who draws the diagrams of a build: this program, or the browser of whoever reads the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from generator.svg.renderer import Refused

ASKED_FOR = "asked for"


@dataclass(frozen=True)
class Left:
    """A diagram that is left to the browser, and why."""

    page: str
    title: str
    reason: str


@dataclass
class Illustrator:
    """Draws what it can and keeps a list of the rest."""

    draw_svg: Callable[[str, str], str] | None
    """Makes the SVG of a Mermaid text, whose ids begin with a name, or raises `Refused`; none
    leaves all to the browser."""
    page: str = ""
    """The page whose diagrams come next."""
    left: list[Left] = field(default_factory=list)

    def draw(self, source: str, title: str, name: str) -> str | None:
        """Return the SVG of a diagram, or nothing if a browser has to draw it."""
        try:
            if self.draw_svg:
                return self.draw_svg(source, name)
            reason = ASKED_FOR
        except Refused as refusal:
            reason = str(refusal)
        self.left.append(Left(self.page, title, reason))
        return None

    def left_on(self, page: str) -> bool:
        """Return whether a browser has to draw something on a page."""
        return any(one.page == page for one in self.left)

    def warnings(self) -> Iterator[str]:
        """Say for every reason but the reader's own wish which diagrams the browser has to draw."""
        for reason, left in groupby(
            sorted(self.left, key=attrgetter("reason")), attrgetter("reason")
        ):
            if reason != ASKED_FOR:
                names = "".join(f"\n  {one.page}: {one.title}" for one in left)
                yield f"{reason.rstrip('.')}. So the reader's browser draws these diagrams:{names}"

"""Mermaid text to SVG with merman, a port of Mermaid that needs no browser."""

import atexit
import json
import re
from functools import cache
from html import unescape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Final

from generator.svg.text import width, wrapped

if TYPE_CHECKING:
    import merman

PACKAGE: Final = "merman"
FONT_SIZE: Final = 14
"""Pixels of nearly all text, before the page scales a diagram."""

SETTINGS: Final = {
    "theme": "base",
    "fontFamily": "sans-serif",
    "fontSize": FONT_SIZE,
    "themeVariables": {"fontFamily": "sans-serif", "fontSize": f"{FONT_SIZE}px"},
    "flowchart": {
        "minNodeWidth": 20,
        "wrappingWidth": 480,
        "subGraphTitleMargin": {"top": 4, "bottom": 10},
    },
    "state": {"wrappingWidth": 480},
    "sequence": {
        "actorFontSize": FONT_SIZE,
        "messageFontSize": FONT_SIZE,
        "noteFontSize": FONT_SIZE,
    },
}
"""What Mermaid is told once; the site's script for the browser takes the same."""


_CODE: Final = re.compile(r"ﬂ°(°?)(\w+?)¶ß")
"""How merman writes `#59;` and `#quot;` while it parses; of some charts it measures that."""


class Refused(Exception):  # noqa: N818 - it reads as what it says
    """The renderer does not draw this text, or there is none for this platform."""


def installed_version() -> str | None:
    """The renderer's version, or none where it has no wheel."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return None


def render(source: str, name: str) -> str:
    """The SVG that merman makes of a Mermaid text, with everything that Mermaid puts into one.

    `name` begins every id in it.

    Raises:
        Refused: merman is not installed, or finds fault with the text; the message says what.
    """
    engine = _engine()
    from merman import MermanError  # noqa: PLC0415 - 20 MB that a warm cache does not need

    try:
        return str(engine.render_svg(source, json.dumps({"svg": {"diagram_id": name}})))
    except MermanError as error:
        raise Refused(getattr(error, "message", "") or str(error)) from error


@cache
def _engine() -> "merman.MermanEngine":
    try:
        import merman  # noqa: PLC0415 - 20 MB that a warm cache does not need
    except ImportError as error:
        message = f"{PACKAGE} is not installed; it has wheels for some platforms only"
        raise Refused(message) from error
    services = merman.MermanEngineServices().with_text_measurer(_measurer(merman))
    # Later than that, what it needs to be freed is gone before it.
    atexit.register(_engine.cache_clear)
    return merman.MermanEngine(json.dumps({"site_config": SETTINGS}), services)


def _measurer(library: Any) -> Any:  # noqa: ANN401 - an optional library
    """Answers how large a text is; merman's own guess is off by a quarter either way."""
    operations = {
        number: (kind, "height" in name)
        for number, name, kind, is_offset in library.TEXT_MEASUREMENT_OPERATIONS
        if not is_offset
    }
    kinds = library.MermanTextMeasurementResultKind

    def answer(kind: str, **measured: float) -> Any:  # noqa: ANN401
        """A result that holds nothing but what belongs to its kind; merman drops any other."""
        nothing = {"width": 0.0, "height": 0.0, "length": 0.0, "line_count": 0}
        unset = dict.fromkeys(("bbox_left", "bbox_right", "raw_width"))
        result_kind = getattr(kinds, kind.upper().replace("-", "_"))
        return library.MermanTextMeasureResult(
            result_kind=result_kind, **{**nothing, **unset, **measured}
        )

    class Measurer(library.MermanTextMeasurer):  # type: ignore[misc]
        def measure(self, request: Any) -> Any:  # noqa: ANN401
            kind, is_height = operations.get(request.operation.value, (None, False))
            lines = wrapped(_decoded(request.text), request.font_size, request.max_width)
            widest = max(width(line, request.font_size) for line in lines)
            high = len(lines) * request.line_height
            block = {"width": widest, "height": high, "line_count": len(lines)}
            match kind:
                case "metrics":
                    return answer(kind, **block)
                case "length":
                    return answer(kind, length=high if is_height else widest)
                case "horizontal-extents":
                    return answer(kind, bbox_left=widest / 2, bbox_right=widest / 2)
                case "wrapped-with-raw-width":
                    return answer(kind, **block, raw_width=widest)
            return None

    return Measurer()


def _decoded(text: str) -> str:
    return unescape(_CODE.sub(lambda code: f"&{'#' * bool(code[1])}{code[2]};", text))

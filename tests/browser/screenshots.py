"""Takes the pictures of README.md, or with `--all FOLDER` one of every kind of page for looking."""

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final, Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT: Final = Path(__file__).parents[2]
# This file is run as a script, which finds only what stands beside it.
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import launch_options  # noqa: E402 - needs the path above
from tests.browser.kinds import KINDS  # noqa: E402 - as above
from tests.browser.site_server import build_site, served  # noqa: E402 - as above

Palette = Literal["light", "dark"]
README_FOLDER: Final = ROOT / "docs" / "assets" / "screenshots"
DESKTOP: Final = (1440, 900)
PHONE: Final = (390, 844)
COLORS: Final = 192
PLACES: Final = {
    **{address.strip("/").replace("/", "-") or "home": address for address in KINDS},
    "case-estimates": "cases/ad-click-prediction/#estimates",
    "case-serving": "cases/visual-search/#architecture",
    "case-monitoring": "cases/retrieval-augmented-generation/#signals",
    "cases-of-a-step": "cases/?step=evaluate",
    "search": "?q=calibration",
}
PRESSED: Final = {
    "case-enlarged": ("cases/visual-search/#architecture", ".casebook-figure button >> nth=0"),
    "case-tried-first": ("cases/visual-search/", ".casebook-practice label"),
}
"""What is opened by a press, with what is pressed."""


@dataclass(frozen=True)
class Shot:
    """A picture of what is in the window when an address was opened."""

    name: str
    address: str
    size: tuple[int, int]
    palette: Palette
    pressed: str | None = None
    """What is clicked first, as a selector."""


README: Final = (
    Shot("case-light", "cases/visual-search/", DESKTOP, "light"),
    Shot("serving-light", "cases/visual-search/#architecture", (1440, 1300), "light"),
    Shot("phone-dark", "cases/visual-search/", PHONE, "dark"),
)


def every_kind() -> Iterator[Shot]:
    """Yield each kind of page at a desk and on a phone, in both palettes."""
    palettes: tuple[Palette, ...] = ("light", "dark")
    places = {kind: (address, None) for kind, address in PLACES.items()} | PRESSED
    for (kind, place), size, palette in product(places.items(), (DESKTOP, PHONE), palettes):
        address, pressed = place
        yield Shot(f"{kind}-{size[0]}-{palette}", address, size, palette, pressed)


def take(shot: Shot, browser: Browser, home: str) -> bytes:
    """Open the page anew and return its picture."""
    width, height = shot.size
    context = browser.new_context(
        base_url=home, viewport={"width": width, "height": height}, color_scheme=shot.palette
    )
    with context:
        page = context.new_page()
        page.goto(shot.address, wait_until="networkidle")
        come_to_rest(page)
        if shot.pressed:
            page.locator(shot.pressed).click()
        return page.screenshot(animations="disabled")


def come_to_rest(page: Page) -> None:
    """Wait until the section asked for is at the top, and the theme has noticed."""
    page.evaluate("""() => {
      scrollTo(0, 0)
      document.getElementById(decodeURI(location.hash.slice(1)))?.scrollIntoView()
      return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    }""")
    if "#" not in page.url:
        # The table of contents follows to a section, but not back to the top.
        page.wait_for_function("() => !document.querySelector('.md-nav__link--passed')")
        page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap").evaluate_all(
            "bars => bars.forEach(bar => bar.scrollTo({ top: 0, behavior: 'instant' }))"
        )


def small(picture: bytes) -> bytes:
    """Return the picture with a palette, which a page of text and flat color does not miss."""
    out = io.BytesIO()
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLORS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Build the site and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="picture every kind of page")
    folder: Path | None = parser.parse_args().all
    shots, target = (every_kind(), folder) if folder else (README, README_FOLDER)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as site:
        build_site(Path(site))
        with (
            served(Path(site)) as home,
            sync_playwright() as playwright,
            playwright.chromium.launch(**launch_options()) as browser,
        ):
            for shot in shots:
                file = target / f"{shot.name}.png"
                file.write_bytes(small(take(shot, browser, home)))
                print(f"{file} {file.stat().st_size / 1000:.0f} kB")  # noqa: T201 - it is a script


if __name__ == "__main__":
    main()

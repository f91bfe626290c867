"""Opens a page as a reader does who was never there, and notes when its diagrams are there."""

import json
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, Page

from tests.benchmarks.sites import DRAWING_SCRIPTS

_BITS: Final = 8
_SETTLING: Final = 1000
"""Milliseconds that a page is watched after all else is done, before a slow processor."""
_PATIENCE: Final = 120_000


@dataclass(frozen=True)
class Reader:
    """What somebody reads with."""

    name: str
    context: dict[str, Any]
    """The options of the browser's context: window and kind of device."""
    slowdown: int = 1
    """How many times slower the processor is than the one that measures."""
    network: dict[str, float] | None = None
    """Milliseconds of a round trip and bits a second down and up; none is no limit."""


DESK: Final = Reader("desktop, unthrottled", {"viewport": {"width": 1440, "height": 900}})
PHONE: Final = Reader(
    "mid-range phone, slow 4G",
    {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 3,
        "is_mobile": True,
        "has_touch": True,
    },
    slowdown=4,
    network={"latency": 150, "down": 1.6e6, "up": 750e3},
)


@dataclass(frozen=True)
class Opened:
    """What was noted of one visit; times in milliseconds since navigation."""

    visible: float
    """The end of the first frame that shows every figure with its picture."""
    first_paint: float
    """The first paint that holds any content."""
    blocked: float
    """By how much all tasks of the main thread exceed 50 ms, until nothing happens any more."""
    drawing_scripts: int
    """Bytes of the scripts that draw, as they are sent."""
    everything: int
    """Bytes of the page and all that it loads, as they are sent."""


_WATCH: Final = """(({ picture, figures }) => {
  const noted = window.noted = { blocked: 0 }
  new PerformanceObserver(list => list.getEntries().forEach(task => {
    noted.blocked += task.duration - 50
  })).observe({ type: "longtask", buffered: true })
  const hasSize = element => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0
  }
  const look = () => {
    const shown = [...document.querySelectorAll(picture)]
    if (shown.length >= figures && shown.every(hasSize)) {
      // A message is delivered when the frame has been laid out and painted.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => (noted.visible = performance.now())
      port2.postMessage("")
      return
    }
    // Our loader draws what the reader comes near to, except for a printer.
    if (document.querySelector("[data-diagram=waiting]")) dispatchEvent(new Event("beforeprint"))
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})(%s)"""

_NOTED: Final = """scripts => {
  const loaded = performance.getEntriesByType("resource")
  const sum = entries => entries.reduce((bytes, entry) => bytes + entry.encodedBodySize, 0)
  const [firstPaint] = performance.getEntriesByName("first-contentful-paint")
  return {
    visible: Math.max(noted.visible, firstPaint.startTime),
    first_paint: firstPaint.startTime,
    blocked: noted.blocked,
    drawing_scripts: sum(loaded.filter(({ name }) => scripts.some(part => name.includes(part)))),
    everything: sum([...loaded, ...performance.getEntriesByType("navigation")]),
  }
}"""


def open_anew(browser: Browser, reader: Reader, address: str, picture: str, figures: int) -> Opened:
    """Visit a page with nothing kept from before, until all of its figures have their picture."""
    with browser.new_context(**reader.context) as context:
        context.set_default_timeout(_PATIENCE)
        page = context.new_page()
        page.add_init_script(_WATCH % json.dumps({"picture": picture, "figures": figures}))
        _slow_down(page, reader)
        page.goto(address)
        page.wait_for_function("() => noted.visible", polling=200)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(_SETTLING * reader.slowdown)
        return Opened(**page.evaluate(_NOTED, list(DRAWING_SCRIPTS)))


def _slow_down(page: Page, reader: Reader) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": reader.slowdown})
    if network := reader.network:
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": network["latency"],
                "downloadThroughput": network["down"] / _BITS,
                "uploadThroughput": network["up"] / _BITS,
            },
        )

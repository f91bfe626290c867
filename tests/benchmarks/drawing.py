"""What the diagrams cost whoever builds the site."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.svg import Studio

_IMPORT: Final = """
import time
start = time.perf_counter()
import merman
print(time.perf_counter() - start)
"""


@dataclass(frozen=True)
class Drawn:
    """Seconds for all diagrams of a page: when they are drawn, and when they were drawn before."""

    cold: float
    warm: float


def drawn(sources: Sequence[str]) -> Drawn:
    """Draw the diagrams of a page into an empty folder, and then take them from there."""
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder))
        return Drawn(_seconds(studio, sources), _seconds(studio, sources))


def seconds_to_import() -> float:
    """How long a process that imports merman waits for it."""
    command = [sys.executable, "-c", _IMPORT]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _seconds(studio: Studio, sources: Sequence[str]) -> float:
    start = time.perf_counter()
    for number, source in enumerate(sources):
        studio.draw(source, f"d{number}")
    return time.perf_counter() - start

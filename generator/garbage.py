"""How often Python looks for garbage that refers to itself."""

import gc
from typing import Final

_OBJECTS: Final = 100_000
"""Instead of 700."""


def collect_seldom() -> None:
    """Let Python look for garbage only once many objects are new.

    A guide is hundreds of thousands of objects that stay until the end, and Python looks through
    them again and again: a third of the time of a build of fifty cases that are all kept.
    """
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])

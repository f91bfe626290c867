"""Characters that nobody sees, or that make a text look like another one."""

import re
from typing import Final

# fmt: off
UNSEEN: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but for tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # hyphens, joiners, fillers
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line ends, direction (Trojan Source)
    "\u3164\ud800-\udfff\ue000-\uf8ff\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff"  # tags, private use
    "]"
)
# fmt: on
"""An emoji's variation selector (U+FE0F) is left; it changes how the sign before it looks."""


def first_unseen(text: str) -> str | None:
    """Return the first such character of a text."""
    found = UNSEEN.search(text)
    return found[0] if found else None


def visible(text: str) -> str:
    """Return a text with a sign in place of each such character, so that it turns no terminal."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)

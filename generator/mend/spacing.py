"""Line ends, trailing blanks, and blank lines."""

import re


def with_spacing(text: str) -> str:
    """Return a text with one kind of line end, no trailing blanks, and single blank lines."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"

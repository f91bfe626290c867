"""Drawings of the kinds that the style sheet does not dress, which keep the renderer's own style.

They keep HTML labels and a style sheet too, and with them whatever a text could smuggle in.
"""

import re
from typing import Final
from xml.etree import ElementTree as ET

_LOADING: Final = frozenset(
    {"audio", "embed", "iframe", "image", "img", "link", "object", "script", "source", "video"}
)
_ADDRESSES: Final = ("href", "src")
_OUTSIDE: Final = re.compile(r"url\(\s*[\"']?(?!#)[^)]*\)|@import[^;]*|\\", re.IGNORECASE)
"""What makes a style sheet load something, and the sign that could hide it."""
_REFERENCE: Final = re.compile(r"#([\w-]+)")


def disarmed(root: ET.Element) -> ET.Element:
    """The drawing without what would load something, lead somewhere or run.

    Of its ids it keeps those that something refers to: Mermaid gives the others out twice.
    """
    referred = frozenset(_REFERENCE.findall(ET.tostring(root, encoding="unicode")))
    for element in root.iter():
        for child in [child for child in element if child.tag in _LOADING]:
            element.remove(child)
        kept = {name: _OUTSIDE.sub("", value) for name, value in element.items()}
        element.attrib = {
            name: value for name, value in kept.items() if _is_harmless(name, value, referred)
        }
        if element.tag == "style":
            element.text = _OUTSIDE.sub("", element.text or "")
    return root


def _is_harmless(name: str, value: str, referred: frozenset[str]) -> bool:
    if name == "id":
        return value in referred
    return not name.endswith(_ADDRESSES) and not name.startswith("on")

"""What a plain value means, and which values mean different things to different readers."""

import re
from collections.abc import Mapping
from typing import Final

_INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)(?=[.eE])(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_WORDS: Final[Mapping[str, bool | None]] = {"true": True, "false": False, "null": None, "": None}
_AMBIGUOUS: Final = re.compile(
    r"""(?x)
    (?i:y|n|yes|no|on|off|true|false|null) | ~   # booleans and nulls in some readers only
    | [-+]?0[0-9_]+ | [-+]?0[xob][0-9a-fA-F_]+   # octal, hexadecimal, binary
    | [-+]?[0-9]+_[0-9_]*(\.[0-9_]*)?            # underscores between digits
    | [-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?      # base 60
    | [-+]?\.[0-9]+([eE][-+]?[0-9]+)? | [-+]?[0-9]+\.([eE][-+]?[0-9]+)?
    | [-+]?[0-9]{19,} | [-+]?\.(?i:inf|nan) | \.(?i:nan)
    | << | =
    """
)


def resolve(text: str) -> bool | int | float | str | None:
    """Return what a plain value means; an ambiguous one stays the text that it is."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


def is_ambiguous(text: str) -> bool:
    """Say whether readers of YAML 1.1 and 1.2 disagree about a plain value."""
    return text not in _WORDS and _AMBIGUOUS.fullmatch(text) is not None


def is_word(text: str) -> bool:
    """Say whether every reader takes a plain key for a word."""
    return not any(kind.fullmatch(text) for kind in (_INTEGER, _DECIMAL, _AMBIGUOUS))


_CLEAR_SPELLINGS: Final = (
    (r"(?i:y|yes|on|true)", 'write `true`, or "{text}" in quotes if the word is meant'),
    (r"(?i:n|no|off|false)", 'write `false`, or "{text}" in quotes if the word is meant'),
    (r"(?i:~|null)", 'leave the key out, or write "{text}" in quotes if the word is meant'),
    (r"[-+]?[0-9]{19,}", "write a long number as `1.5e20`, or in quotes if it is no number"),
    (r"[-+]?[0-9_]+", 'write `{plain}`, or "{text}" in quotes if it is no number'),
    (r"[^0-9]+", 'write "{text}" in quotes'),
    (r".*", 'write the number in full, or "{text}" in quotes if it is no number'),
)


def clear_spelling(text: str) -> str:
    """Say how an ambiguous value is written so that every reader understands it alike."""
    plain = re.sub(r"^([-+]?)0+(?=[0-9])", r"\1", text.replace("_", ""))
    spellings = (advice for form, advice in _CLEAR_SPELLINGS if re.fullmatch(form, text))
    return next(spellings).format(text=text, plain=plain)

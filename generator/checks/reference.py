"""A reference that leads nowhere, whatever it refers to."""

from collections.abc import Collection, Iterator

from generator.checks.rule import Finding
from generator.model.base import is_placeholder
from generator.problems import KeyPath, nearest, slip

Reference = tuple[KeyPath, str]


def dangling(
    references: Iterator[Reference], known: Collection[str], kind: str, home: str
) -> Iterator[Finding]:
    """Yield a finding for every reference to something that is not known.

    As long as what is known still has to be filled in, anything can be meant.
    """
    if any(is_placeholder(word) for word in known):
        return
    for path, word in references:
        if word not in known:
            guess = nearest(word, tuple(known))
            hint = f"did you mean `{guess}`?" if guess else f"known: {_some(known)}; see {home}"
            message = f"the {kind} `{word}` does not exist"
            yield Finding(path, message, hint, slip(word, tuple(known)))


def _some(known: Collection[str]) -> str:
    words = sorted(set(known))
    shown = words[:8]
    return ", ".join(shown) + (", …" if len(words) > len(shown) else "")

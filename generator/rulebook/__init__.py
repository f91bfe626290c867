"""Every code that a problem can have, with what it demands, why, and two examples."""

from typing import Final

from generator import checks
from generator.checks import exemptions, shared
from generator.explanation import Explanation
from generator.problems import nearest
from generator.rulebook.reading import READING
from generator.rulebook.shape import SHAPE

RULEBOOK: Final[tuple[Explanation, ...]] = tuple(
    sorted(
        (
            *READING,
            *SHAPE,
            *(rule.explanation for rule in checks.RULES),
            *(rule.explanation for rule in shared.RULES),
            *(rule.explanation for rule in checks.ACROSS_CASES),
            exemptions.EXPLANATION,
        ),
        key=lambda explained: explained.code,
    )
)
"""In the order of the codes."""


def look_up(code: str) -> Explanation | str | None:
    """Return what a code means, the code that is most likely meant, or nothing."""
    by_code = {explained.code: explained for explained in RULEBOOK}
    return by_code.get(code.upper()) or nearest(code.upper(), tuple(by_code))

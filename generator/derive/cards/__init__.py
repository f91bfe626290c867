"""Cards to revise a case with: derived from its fields, so that they test what the case decides.

A card asks for a consequence, a reason or a choice, and shows what one needs to find it; it never
asks for a sentence of the page. Its id is the place of what it is made of: the list, and the id of
the entry, or how the entry begins where it has none. So a learner's schedule survives a better
answer, and entries that are put before others, moved or taken out.
"""

from generator.derive.cards.card import Card, Kind
from generator.derive.cards.making import cards_of

__all__ = ["Card", "Kind", "cards_of"]

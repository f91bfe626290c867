"""What a node looks like: one visual language for every picture."""

from dataclasses import dataclass, replace
from typing import Final

from generator.model.serving import Component
from generator.model.vocabulary import ComponentShape, Vocabulary

SPACE: Final = "#160;"
"""It does not break, and is measured even at the ends of a label, because it is a code."""
MARGIN: Final = SPACE * 2


@dataclass(frozen=True)
class Look:
    """The classes that the style sheet colors, and the brackets that draw the outline."""

    css: str
    opening: str = '["'
    closing: str = '"]'
    margin: str = ""
    """Spaces on either side of a line, for an outline to which Mermaid draws the text too near."""

    def boxed(self) -> "Look":
        """The same color in a rectangle, which holds many lines better than any other outline."""
        return replace(self, opening='["', closing='"]', margin="")

    def repeated(self) -> "Look":
        """The same outline and color for a node that a picture shows a second time."""
        return replace(self, css=f"{self.css} cb-repeated")


ACTOR: Final = Look("cb-actor", '("', '")')
SERVICE: Final = Look("cb-service")
MODEL: Final = Look("cb-model", '{{"', '"}}')
STORE: Final = Look("cb-store", '[("', '")]', MARGIN)
INDEX: Final = Look("cb-index", '[("', '")]', MARGIN)
STREAM: Final = Look("cb-stream", '[/"', '"/]')
JOB: Final = Look("cb-job", '[["', '"]]')
EXTERNAL: Final = Look("cb-external", '[/"', '"\\]')

DATA: Final = Look("cb-data", '("', '")')
GOAL: Final = Look("cb-goal", '("', '")')
METRIC: Final = Look("cb-metric", '("', '")')
ALERT: Final = Look("cb-alert", '("', '")')
GATE: Final = Look("cb-gate")
CHOSEN: Final = Look("cb-chosen")
REJECTED: Final = Look("cb-rejected")
WORDS: Final = Look("cb-words", '("', '")')
"""Words on a line between two boxes, with no outline of their own."""

_OF_SHAPE: Final = {
    ComponentShape.ACTOR: ACTOR,
    ComponentShape.SERVICE: SERVICE,
    ComponentShape.MODEL: MODEL,
    ComponentShape.STORE: STORE,
    ComponentShape.INDEX: INDEX,
    ComponentShape.STREAM: STREAM,
    ComponentShape.JOB: JOB,
    ComponentShape.EXTERNAL: EXTERNAL,
}


def look_of(component: Component, vocabulary: Vocabulary) -> Look:
    """How a component is drawn: its kind in the vocabulary decides."""
    return _OF_SHAPE[vocabulary.components[component.kind].shape]

"""Diagrams of a case as Mermaid text.

Every kind of diagram has a module of its own with one public function `draw`, a pure function of
the case. What a contributor wrote reaches Mermaid only through `label`, which makes any text safe;
`flowchart`, `sequence` and `mermaid` know the syntax, and nothing else does. A `Diagram` carries a
description made from the same data as the picture, so that the two cannot disagree.
"""

from generator.derive.diagrams.mermaid import Diagram

__all__ = ["Diagram"]

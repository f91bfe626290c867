"""What the data describes: entities with their columns, and how they belong together."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.diagrams.flowchart import numbered
from generator.derive.diagrams.label import BREAK, balanced, label, lookalike
from generator.derive.diagrams.looks import DATA
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed
from generator.model.case import Case
from generator.model.data import Attribute, Cardinality, Data, Entity, Relation

LINES = {
    Cardinality.ONE_TO_ONE: "||--||",
    Cardinality.ONE_TO_MANY: "||--o{",
    Cardinality.MANY_TO_ONE: "}o--||",
    Cardinality.MANY_TO_MANY: "}o--o{",
}


def draw(case: Case) -> Diagram:
    """Entities as tables, joined by lines that say how many stand against how many."""
    return diagram(
        "entities", "Entities and relations", _sentences(case.data), EntityChart(case.data)
    )


@dataclass(frozen=True)
class EntityChart:
    """The entities of a case as Mermaid's entity-relationship chart."""

    data: Data

    @property
    def header(self) -> str:
        """The first line of the Mermaid text."""
        return "erDiagram"

    @property
    def layout(self) -> str:
        """Tables close enough for three or four beside each other."""
        return "er: {nodeSpacing: 32, rankSpacing: 74, diagramPadding: 8, entityPadding: 6}"

    def body(self) -> Iterator[str]:
        """The lines after the header."""
        ids = numbered((entity.id for entity in self.data.entities), "e")
        for entity in self.data.entities:
            yield from _table(entity, ids[entity.id])
        yield f"class {','.join(ids.values())} {DATA.css}"
        for relation in self.data.relations:
            line = LINES[relation.cardinality]
            verb = BREAK.join(balanced(lookalike(relation.label), 18, 2))
            yield f'{ids[relation.origin]} {line} {ids[relation.to]} : "{verb}"'


def _table(entity: Entity, entity_id: str) -> Iterator[str]:
    yield f'{entity_id}["{label((entity.name,), 28, 1)}"] {{'
    for attribute in entity.attributes:
        yield f"  {_word(attribute.type)} {_word(attribute.name)}{' PK' if attribute.key else ''}"
    yield "}"


def _word(slug: str) -> str:
    """A column's name as people write it; the mark keeps Mermaid from reading a key or number."""
    word = slug.replace("-", "_")
    return f"_{word}" if word[:1].isdigit() or word.startswith(("pk", "fk", "uk")) else word


def _sentences(data: Data) -> Iterator[str]:
    for entity in data.entities:
        yield f"{clause(entity.name)} has {listed(_column(one) for one in entity.attributes)}"
    names = {entity.id: clause(entity.name) for entity in data.entities}
    for relation in data.relations:
        yield _sentence(relation, names)


def _column(attribute: Attribute) -> str:
    return f"{_word(attribute.name)} (key)" if attribute.key else _word(attribute.name)


def _sentence(relation: Relation, names: dict[str, str]) -> str:
    counts = relation.cardinality.value.replace("-", " ")
    origin, to = names[relation.origin], names[relation.to]
    return f"{origin} {clause(relation.label)} {to} ({counts})"

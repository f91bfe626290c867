from collections.abc import Callable

import pytest

from generator.derive.diagrams.entities import draw
from generator.model.case import Case


def test_entities_and_their_relation(spam_filter: Case) -> None:
    """A table for each entity with its key marked, and a line with the counts."""
    drawn = draw(spam_filter)
    assert 'e1["Sender"] {\n  string address PK\n  timestamp first_seen\n}' in drawn.source
    assert 'e1 ||--o{ e2 : "sends"' in drawn.source
    assert "class e1,e2 cb-data" in drawn.source
    assert "Sender sends Message (one to many)." in drawn.description


@pytest.mark.parametrize("name", ["end", "pk-hash", "2d-position", "fk", "u", "direction"])
def test_any_column_name_is_valid(name: str, spam_filter: Case, svg: Callable[[str], str]) -> None:
    """A column may be called like a word of Mermaid's."""
    entity = spam_filter.data.entities[0]
    column = entity.attributes[0].model_copy(update={"name": name, "type": name})
    changed = entity.model_copy(update={"attributes": (column,)})
    data = spam_filter.data.model_copy(update={"entities": (changed, spam_filter.data.entities[1])})
    assert name.replace("-", "_") in svg(draw(spam_filter.model_copy(update={"data": data})).source)

import json
from typing import Any

import pytest

from generator.load import load
from generator.model.guide import Guide
from generator.schema import ADDRESS, case_schema
from tests.project import ROOT


@pytest.fixture(scope="module")
def real() -> Guide:
    """Return the guide that the project publishes."""
    guide = load(ROOT / "data", ROOT).guide
    assert guide
    return guide


@pytest.fixture(scope="module")
def schema(real: Guide) -> dict[str, Any]:
    """Return the schema as an editor reads it."""
    read: dict[str, Any] = json.loads(case_schema(real))
    return read


def test_written_schema_is_current(real: Guide) -> None:
    """Editors read the committed file: `casebook schema --write` after a change of the models."""
    assert (ROOT / ADDRESS).read_text(encoding="utf-8") == case_schema(real)


def test_every_reference_leads_somewhere(schema: dict[str, Any]) -> None:
    """An editor that cannot resolve a reference gives up on the whole file."""

    def references(part: Any) -> set[str]:  # noqa: ANN401 - JSON
        if isinstance(part, dict):
            own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
            return own.union(*map(references, part.values()))
        return set().union(*map(references, part)) if isinstance(part, list) else set()

    names = {f"#/$defs/{name.replace('/', '~1')}" for name in schema["$defs"]}
    assert references(schema) <= names


def test_ids_are_offered_with_their_meaning(schema: dict[str, Any], real: Guide) -> None:
    """Completion lists the words of the vocabulary and the works of the bibliography."""
    metrics = schema["$defs"]["vocabulary/metrics"]
    assert metrics["enum"] == sorted(real.vocabulary.metrics)
    first = metrics["enum"][0]
    assert metrics["markdownEnumDescriptions"][0] == real.vocabulary.metrics[first].definition
    assert schema["$defs"]["sources"]["enum"] == sorted(real.sources)


def test_keys_are_explained(schema: dict[str, Any]) -> None:
    """Hovering over a key says what it means."""
    hop = schema["$defs"]["Hop"]["properties"]
    assert "time budget of this hop" in hop["p99"]["description"]
    assert "from" in hop
    assert schema["$defs"]["OfflineMetric"]["properties"]["metric"]["$ref"].endswith("~1metrics")

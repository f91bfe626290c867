"""The JSON Schema of the JSON files, generated from the models."""

import json
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from generator.api.documents import CaseFile, Index, WholeGuide

_FILES: Final = (Index, CaseFile, WholeGuide)
_FOR_AUTHORS: Final = ("maxLength", "minLength", "pattern", "x-refers-to")
"""What holds of a text before figures are filled in."""


def schema(home: str) -> str:
    """Return the schema of every kind of file as JSON text; `home` is where a site is published."""
    _, definitions = models_json_schema([(one, "serialization") for one in _FILES])
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": f"{home}api/schema.json"} if home else {}),
        "title": "A guide to machine-learning system design, as data",
        "anyOf": [{"$ref": f"#/$defs/{one.__name__}"} for one in _FILES],
        **_for_readers(definitions),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _for_readers(part: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a schema without what only holds of a text as it is written."""
    if isinstance(part, list):
        return [_for_readers(item) for item in part]
    if not isinstance(part, dict):
        return part
    left_out = _FOR_AUTHORS if part.get("type") == "string" else ()
    return {key: _for_readers(value) for key, value in part.items() if key not in left_out}

"""The JSON Schema of a case file, for editors: completion, hover text and red lines.

It is made of the models and of the shared files, so that every id that a case may use is listed
with its meaning.
"""

import json
from pathlib import Path
from typing import Any, Final

from generator.model.base import REFERS_TO
from generator.model.case import Case
from generator.model.guide import Guide, Work
from generator.model.vocabulary import Entry

ADDRESS: Final = "data/schema/case.json"
"""Where the schema is committed, relative to the project."""
MODELINE: Final = "# yaml-language-server: $schema=../schema/case.json"
"""The comment by which a case file points its editor to the schema."""


def case_schema(guide: Guide) -> str:
    """Return the schema as JSON text."""
    schema = Case.model_json_schema(by_alias=True)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_with_references(schema),
    }
    definitions = schema["$defs"]
    for file, entries in sorted(_shared(guide).items()):
        definitions[file] = _choice(entries)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def is_stale(guide: Guide, root: Path) -> bool:
    """Say whether a project has a written schema that is not that of its guide."""
    file = root / ADDRESS
    return file.is_file() and file.read_text(encoding="utf-8") != case_schema(guide)


def write(guide: Guide, root: Path) -> None:
    """Write the schema to its place in a project."""
    file = root / ADDRESS
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(case_schema(guide), encoding="utf-8", newline="\n")


def _shared(guide: Guide) -> dict[str, dict[str, str]]:
    """Every shared file that ids refer to, with what an editor says of each id."""
    words = {
        f"vocabulary/{name}": getattr(guide.vocabulary, name)
        for name in type(guide.vocabulary).model_fields
    }
    return {
        "sources": {key: _cited(work) for key, work in guide.sources.items()},
        **{
            name: {key: entry.definition for key, entry in entries.items()}
            for name, entries in words.items()
            if all(isinstance(entry, Entry) for entry in entries.values())
        },
    }


def _cited(work: Work) -> str:
    return f"{', '.join(work.authors)}: {work.title}, {work.year}"


def _choice(meanings: dict[str, str]) -> dict[str, Any]:
    """A choice of ids, each with its meaning where an editor shows that."""
    ids = sorted(meanings)
    return {"enum": ids, "markdownEnumDescriptions": [meanings[one] for one in ids]}


def _with_references(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """The schema with a choice of ids wherever a model says in which file an id stands."""
    if isinstance(schema, list):
        return [_with_references(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if REFERS_TO in schema:
        kept = {key: schema[key] for key in ("description", "title") if key in schema}
        return {**kept, "$ref": f"#/$defs/{schema[REFERS_TO].replace('/', '~1')}"}
    return {key: _with_references(value) for key, value in schema.items()}

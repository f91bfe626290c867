import json
from typing import Any

import jsonschema
import pytest

from generator.api import Imprint, as_files, as_one_file
from generator.model.guide import Guide

IMPRINT = Imprint("Mini", "A small guide.", "https://guide.example/", "CC BY 4.0")


@pytest.fixture(scope="module")
def files(guide: Guide) -> dict[str, Any]:
    """Return what the site serves, read back."""
    return {name: json.loads(text) for name, text in as_files(guide, IMPRINT).items()}


@pytest.fixture(scope="module")
def whole(guide: Guide) -> Any:  # noqa: ANN401 - JSON
    """Return the export, read back."""
    return json.loads(as_one_file(guide, IMPRINT)["casebook.json"])


def test_every_file_is_what_the_schema_says(files: dict[str, Any], whole: object) -> None:
    """A program can rely on the schema, which is one itself and forbids what it does not name."""
    schema = files["schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    kinds = {"index.json": "Index", "casebook.json": "WholeGuide"}
    for name, document in {**files, "casebook.json": whole}.items():
        if name != "schema.json":
            kind = kinds.get(name, "CaseFile")
            one = schema | {"anyOf": [{"$ref": f"#/$defs/{kind}"}]}
            jsonschema.validate(document, one)
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(document | {"surprise": 1}, one)


def test_the_schema_explains_itself(files: dict[str, Any]) -> None:
    """Every key is described, with the words that a contributor reads about it."""
    definitions = files["schema.json"]["$defs"]
    for name, definition in definitions.items():
        for key, value in definition.get("properties", {}).items():
            assert key.startswith("$") or "description" in value or "$ref" in value, (name, key)


def test_the_index_leads_to_every_case(files: dict[str, Any], guide: Guide) -> None:
    """A program starts at one address and finds every file, page and case from it."""
    cases = files["index.json"]["cases"]
    assert [case["slug"] for case in cases] == list(guide.cases)
    assert all(files[case["data"]]["slug"] == case["slug"] for case in cases)
    assert cases[0]["page"] == f"https://guide.example/cases/{cases[0]['slug']}/"


def test_texts_have_their_figures(files: dict[str, Any]) -> None:
    """No text refers to a figure by name: a program that shows it need not compute."""
    assert "{{" not in json.dumps(files["cases/spam-filter.json"]["case"])


def test_figures_are_computed(files: dict[str, Any]) -> None:
    """A figure has its value, its unit, how it is said, and how it came about."""
    figures = files["cases/spam-filter.json"]["figures"]
    assert figures["buckets"] == {
        "value": 4_000_000,
        "unit": "bucket",
        "shown": "4\N{NO-BREAK SPACE}M\N{NO-BREAK SPACE}buckets",
        "working": None,
    }
    assert figures["replicas"]["value"] == 7
    assert figures["replicas"]["unit"] == ""
    assert figures["replicas"]["working"].endswith("= 7")


def test_the_budget_adds_up(files: dict[str, Any]) -> None:
    """The hops that count make the total, and with the slack the objective."""
    latency = files["cases/spam-filter.json"]["latency"]
    counted = sum(hop["time"]["value"] for hop in latency["hops"] if hop["counts"])
    assert latency["total"]["value"] == counted
    assert latency["objective"]["value"] == counted + latency["slack"]["value"]


def test_diagrams_are_mermaid_texts(files: dict[str, Any], guide: Guide) -> None:
    """Each has its text and the same in words; a model with an architecture has one of its own."""
    diagrams = files["cases/spam-filter.json"]["diagrams"]
    drawn = {
        f"architectures/{option.id}"
        for option in guide.cases["spam-filter"].models.options
        if option.architecture
    }
    assert drawn < set(diagrams)
    for picture in diagrams.values():
        assert picture["mermaid"].startswith("---\nconfig:\n")
        assert picture["description"]


def test_the_export_says_what_the_site_says(files: dict[str, Any], whole: Any) -> None:  # noqa: ANN401 - JSON
    """The one file and the many differ in nothing but how they are cut."""
    index = dict(files["index.json"])
    cases = [dict(files[case["data"]]) for case in index["cases"]]
    for case in cases:
        assert (case.pop("$schema"), case.pop("version")) == ("../schema.json", 1)
    assert index | {"cases": cases} == whole

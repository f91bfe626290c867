import re

import pytest

from generator.explanation import Explanation, explanation
from generator.model.case import Case
from generator.model.framework import Framework
from generator.model.plan import StudyPlan
from generator.model.vocabulary import Vocabulary
from generator.problems import Severity
from generator.rulebook import RULEBOOK, look_up
from generator.yaml_source import parse

BY_CODE = {explained.code: explained for explained in RULEBOOK}
READ = [explained for explained in RULEBOOK if explained.code not in {"Y001", "S005"}]


def test_codes_are_unique() -> None:
    """A code stands for one rule."""
    assert len(BY_CODE) == len(RULEBOOK)


@pytest.mark.parametrize("explained", READ, ids=[explained.code for explained in READ])
def test_right_example_is_read(explained: Explanation) -> None:
    """What is shown as right can be typed as it stands."""
    assert parse(explained.right, "right.yaml")[1] == ()


@pytest.mark.parametrize("explained", READ, ids=[explained.code for explained in READ])
def test_wrong_example_is_wrong_in_its_own_way(explained: Explanation) -> None:
    """An example of bad YAML has that fault, and every other example has no fault of YAML."""
    codes = {problem.code for problem in parse(explained.wrong, "wrong.yaml")[1]}
    assert codes == ({explained.code} if explained.code.startswith("Y") else set())


def keys_in(value: object) -> set[str]:
    """Return every key in plain data."""
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys_in(item)}
    if isinstance(value, list):
        return {key for item in value for key in keys_in(item)}
    return set()


KNOWN = {
    key
    for model in (Case, Framework, StudyPlan, Vocabulary)
    for key in re.findall(r'"([a-z0-9_]+)"', str(model.model_json_schema()).replace("'", '"'))
}
NAMES = {"daily_users", "searches_per_user", "peak_traffic", "traffic", "cost", "per_shard"}


@pytest.mark.parametrize("explained", RULEBOOK, ids=list(BY_CODE))
def test_examples_use_keys_that_exist(explained: Explanation) -> None:
    """An example that nobody could type teaches something wrong."""
    document, _ = parse(explained.right, "right.yaml")
    assert document is not None
    used = keys_in(document.data)
    figures = {key for key in used if "_" in key or key in NAMES or "-" in key}
    assert used - figures <= KNOWN | {"load", "machines"}


@pytest.mark.parametrize("code", ["D008", "d008"])
def test_look_up_by_code(code: str) -> None:
    """Codes are typed as they come."""
    assert look_up(code) is BY_CODE["D008"]


def test_look_up_of_a_slip() -> None:
    """A mistyped code leads to the one that is meant."""
    assert look_up("D08") == "D008"
    assert look_up("?") is None


@pytest.mark.parametrize(
    "docstring", ["Only this.", "No full stop\n\nWrong:\n    a: 1\n\nRight:\n    a: 2"]
)
def test_explanation_needs_its_parts(docstring: str) -> None:
    """A rule without a sentence or without examples is noticed when it is written."""
    with pytest.raises(ValueError, match="X999"):
        explanation("X999", Severity.ERROR, docstring)

"""The mini guide, which most tests begin with: whole as a value, or as a copy to be edited."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from generator.checks import check
from generator.load import load
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import Problem

MINI = Path(__file__).parent / "mini"

# A pull request must not fail by luck: the same examples every time, however slow the machine.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that `tests/golden` reads."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden pages as they are")


@pytest.fixture(scope="session")
def mini() -> Path:
    """Return the folder that holds the mini guide's `data/`; nobody writes into it."""
    return MINI


@pytest.fixture(scope="session")
def guide(mini: Path) -> Guide:
    """Return the mini guide; it is frozen, so that all tests can share it."""
    loaded = load(mini / "data", mini)
    assert loaded.guide is not None
    return loaded.guide


@pytest.fixture(scope="session")
def spam_filter(guide: Guide) -> Case:
    """Return the case that uses every optional field."""
    return guide.cases["spam-filter"]


@pytest.fixture(scope="session")
def haiku_writer(guide: Guide) -> Case:
    """Return the case that uses no optional field."""
    return guide.cases["haiku-writer"]


@pytest.fixture
def copy(mini: Path, tmp_path: Path) -> Path:
    """Return a folder with a copy of the mini guide's `data/`, for a test to edit."""
    shutil.copytree(mini / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture(scope="session")
def problems_in() -> Callable[[Path], tuple[Problem, ...]]:
    """Return the function that finds every problem of the guide in a folder."""

    def find(root: Path) -> tuple[Problem, ...]:
        loaded = load(root / "data", root)
        if loaded.guide is None:
            return loaded.problems
        found = check(loaded.guide, loaded.documents, lacks_cases=loaded.lacks_cases)
        return (*loaded.problems, *found)

    return find

"""The site of the smallest complete guide, built in this process."""

import logging
from pathlib import Path

import pytest

from generator import engine
from tests.integration.conftest import HOME
from tests.integration.links import BuiltSite


@pytest.mark.usefixtures("merman")
def test_mini_guide_builds_without_a_warning(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The generator and the theme lean on nothing that only the real cases have."""
    engine.build(project / "mkdocs.yml", tmp_path / "site")
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
    site = BuiltSite(tmp_path / "site", HOME)
    cases = {f"{HOME}cases/{slug}/" for slug in ("spam-filter", "haiku-writer")}
    assert cases < set(site.pages)
    assert [*site.broken()] == []

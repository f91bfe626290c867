"""Every attack in a text: the rules name it at its place, and no page does anything even so."""

import copy as copies
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.load import load
from generator.problems import Problem, errors, spell
from generator.site import Surveyor, write
from tests.hostile.attacks import HIDDEN, LINKS, LOUD, QUIET, SCRIPTS
from tests.hostile.harmless import dangers
from tests.hostile.pages import Press
from tests.project import MINI_DATA

PLACES: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "a paragraph of a case": ("cases/spam-filter", ("clarify", "reasoning")),
    "a title": ("cases/spam-filter", ("title",)),
    "a name in a diagram": ("cases/spam-filter", ("serving", "components", 0, "name")),
    "a cell of a table": ("cases/spam-filter", ("data", "risks", 0, "risk")),
    "a word's name": ("vocabulary/tags", ("text", "name")),
    "a word's definition": ("vocabulary/metrics", ("accuracy", "definition")),
    "a group's name": ("vocabulary/groups", ("trust", "name")),
    "a step's title": ("framework", ("steps", 0, "predictive", "title")),
    "a work's title": ("sources", ("mcmahan2013ad", "title")),
    "a stop of a plan": ("plans", ("one-hour", "sittings", 0, "stops", 0, "do")),
}


class Target:
    """The mini guide, with a text in one place or in several."""

    def __init__(self, root: Path) -> None:
        names = {name for name, _ in PLACES.values()}
        self.root = root
        self._sound = {
            name: yaml.safe_load((MINI_DATA / f"{name}.yaml").read_text("utf-8")) for name in names
        }
        for name, data in self._sound.items():
            self._write(name, data)
        self._surveyor = Surveyor(root / "data", root)

    def plant(self, text: str, *places: str) -> None:
        """Write a text into some places, and what was there into all others."""
        data = copies.deepcopy(self._sound)
        for place in places:
            name, path = PLACES[place]
            holder: Any = data[name]
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = text
        for name, document in data.items():
            self._write(name, document)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the guide as it is now."""
        return self._surveyor.survey().problems

    def _write(self, name: str, data: object) -> None:
        file = self.root / "data" / f"{name}.yaml"
        text = json.dumps(data, indent=1, default=str, ensure_ascii=False)
        # Half of a sign has no encoding; an escape can ask for it.
        file.write_text(text.replace("\ud800", r"\ud800"), encoding="utf-8")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Return what makes HTML of pages, with one folder for all drawings."""
    return Press(tmp_path_factory.mktemp("drawings"))


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Target:
    """Return one guide that all attacks go into, one after the other."""
    root = tmp_path_factory.mktemp("target")
    _copy(root)
    return Target(root)


def _copy(root: Path) -> None:
    for file in MINI_DATA.rglob("*.yaml"):
        place = root / "data" / file.relative_to(MINI_DATA)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())


def test_the_guide_is_sound_without_attacks(target: Target) -> None:
    """What is found below is the attack, and nothing else."""
    target.plant("")
    assert target.problems() == ()


@pytest.mark.parametrize("attack", LOUD)
def test_attack_is_named_at_its_place(target: Target, attack: str) -> None:
    """Whatever text of whatever file holds it, an attack is an error there."""
    for place, (name, path) in PLACES.items():
        target.plant(attack, place)
        found = errors(target.problems())
        here = {(problem.where.path, problem.inside) for problem in found}
        # A file is not read further than to a sign that nobody sees; an escape has a path.
        inside = {spell(path), *([""] if attack in HIDDEN else [])}
        assert here & {(f"data/{name}.yaml", one) for one in inside}, place
        assert all(problem.where.line > 1 for problem in found), place


@pytest.mark.parametrize("attack", [one for one in (*SCRIPTS, *LINKS) if "{{" not in one])
def test_attack_does_nothing_where_no_rule_looked(
    target: Target, press: Press, attack: str
) -> None:
    """A preview shows what is not checked; a rule may have a hole: a page does nothing even so."""
    target.plant(" ".join(attack.split("\n")), *PLACES)
    guide = load(target.root / "data", target.root).guide
    assert guide is not None
    for file in write(guide).files:
        if not file.page.address.startswith("contributing/"):
            assert dangers(press.html(file)) == [], file.page.address


@pytest.mark.parametrize("text", QUIET)
def test_harmless_text_is_shown(target: Target, press: Press, text: str) -> None:
    """What only looks like an attack may be written, breaks nothing, and does nothing."""
    places = [place for place in PLACES if place != "a title" or len(text) < 200]
    target.plant(f"Text {text} text", *places)
    assert errors(target.problems()) == ()
    guide = load(target.root / "data", target.root).guide
    assert guide is not None
    for file in write(guide).files:
        if not file.page.address.startswith("contributing/"):
            assert press.faults(file) == []

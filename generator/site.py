"""The whole pipeline on one page: data → guide → problems, and guide → pages → Markdown."""

from dataclasses import dataclass
from pathlib import Path

from generator.checks import check
from generator.load import load
from generator.model.guide import Guide
from generator.pages import SiteMap, site_map
from generator.problems import Problem, errors
from generator.render import MarkdownFile, render_all
from generator.rulebook import RULEBOOK


@dataclass(frozen=True)
class Survey:
    """What is in a data folder, and what is wrong with it."""

    sound: Guide | None
    """The guide with every case that has no error; none if a shared file is broken."""
    problems: tuple[Problem, ...]
    """Everything found, sorted by file and line."""
    slugs: tuple[str, ...]
    """The case files by name, broken ones included."""


@dataclass(frozen=True)
class Site:
    """The generated part of the site."""

    map: SiteMap
    files: tuple[MarkdownFile, ...]


def survey(data: Path, root: Path) -> Survey:
    """Load and check a data folder; problems name files relative to `root`."""
    loaded = load(data, root)
    meaning = check(loaded.guide, loaded.documents) if loaded.guide else ()
    problems = sorted(
        (*loaded.problems, *meaning), key=lambda problem: (problem.where, problem.code)
    )
    broken = {problem.where.path for problem in errors(problems)}
    cases = {name: doc.path for name, doc in loaded.documents.items() if name.startswith("cases/")}
    sound = loaded.guide and loaded.guide.model_copy(
        update={
            "cases": {
                slug: case
                for slug, case in loaded.guide.cases.items()
                if cases[f"cases/{slug}"] not in broken
            }
        }
    )
    return Survey(sound, tuple(problems), loaded.slugs)


def write(guide: Guide) -> Site:
    """Turn a sound guide into Markdown."""
    pages = site_map(guide, RULEBOOK)
    return Site(pages, render_all(pages.pages))

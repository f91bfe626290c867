"""The whole pipeline on one page: data → guide → problems, and guide → pages → Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.checks import check_case, check_shared
from generator.linking import linker
from generator.load import Loaded, Loader
from generator.model.guide import Guide
from generator.notebook import Notebook
from generator.pages import SiteMap, site_map
from generator.pages.definitions import Definition, definitions
from generator.problems import Problem, errors
from generator.render import MarkdownFile, render_all
from generator.rulebook import RULEBOOK
from generator.vault import Vault

KEPT: Final = Path(".cache/casebook/cases")
"""Where what is made of each case is kept, relative to the project."""


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
    definitions: tuple[Definition, ...]
    """What the words mean whose first uses lead to their definitions."""


def survey(data: Path, root: Path) -> Survey:
    """Load and check a data folder; problems name files relative to `root`."""
    return Surveyor(data, root).survey()


class Surveyor:
    """Surveys a data folder again and again; what is unchanged is neither read nor judged anew."""

    def __init__(self, data: Path, root: Path) -> None:
        self._notebook = Notebook(Vault(root / KEPT))
        self._loader = Loader(data, root, self._notebook)

    def survey(self) -> Survey:
        """Load and check the folder as it is now."""
        loaded = self._loader.load()
        meaning = tuple(self._check(loaded, loaded.guide)) if loaded.guide else ()
        problems = sorted(
            (*loaded.problems, *meaning), key=lambda problem: (problem.where, problem.code)
        )
        return Survey(_sound(loaded, problems), tuple(problems), loaded.slugs)

    def _check(self, loaded: Loaded, guide: Guide) -> Iterator[Problem]:
        documents = loaded.documents
        yield from check_shared(guide, documents, lacks_cases=loaded.lacks_cases)

        def check(slug: str) -> tuple[Problem, ...]:
            return check_case(guide.cases[slug], guide, documents[f"cases/{slug}"])

        for problems in self._notebook.all("checked", loaded.keys, check).values():
            yield from problems


_NOWHERE: Final = frozenset({"T005", "T007"})
"""What is wrong with a shared text that no page may show, in a preview either."""


def _sound(loaded: Loaded, problems: list[Problem]) -> Guide | None:
    """Return the guide without the cases that have an error."""
    if any(problem.code in _NOWHERE for problem in problems):
        return None
    broken = {problem.where.path for problem in errors(problems)}
    if loaded.guide is None:
        return None
    cases = {
        slug: case
        for slug, case in loaded.guide.cases.items()
        if loaded.documents.path(f"cases/{slug}") not in broken
    }
    return loaded.guide.model_copy(update={"cases": cases})


def write(guide: Guide, broken: Sequence[str] = ()) -> Site:
    """Turn a sound guide into Markdown; `broken` are the slugs of cases that cannot be shown."""
    pages = lay_out(guide, broken)
    defined = definitions(pages.library)
    link = linker(defined).link
    return Site(pages, tuple(link(file) for file in render_all(pages.pages)), defined)


def lay_out(guide: Guide, broken: Sequence[str] = ()) -> SiteMap:
    """Return the pages of a sound guide before any text is written."""
    return site_map(guide, RULEBOOK, broken)

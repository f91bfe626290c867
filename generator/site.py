"""The whole pipeline on one page: data → guide → problems, and guide → pages → Markdown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from generator.api import Imprint, address, case_file, index_files, neighbors
from generator.checks import Notes, check_across, check_case, check_shared, note
from generator.derive.units import registry
from generator.linking import linker
from generator.load import Loaded, Loader
from generator.model.guide import Guide
from generator.notebook import Notebook
from generator.pages import Layout, Page, SiteMap, layout, site_map
from generator.pages.case import case_page, case_view
from generator.pages.case_view import CaseView, RelatedView
from generator.pages.definitions import Definition, definitions
from generator.practice import files_of
from generator.problems import Problem, errors
from generator.render import MarkdownFile, render
from generator.rulebook import RULEBOOK
from generator.shelf import CACHE, key_of
from generator.vault import Vault

KEPT: Final = CACHE / "cases"
"""Where what is made of each case is kept, relative to the project."""
_NONE: Final[Mapping[str, Layout]] = MappingProxyType({})


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
    link: Callable[[MarkdownFile], MarkdownFile]
    """Links the first uses of words on a page to their definitions."""


def survey(data: Path, root: Path) -> Survey:
    """Load and check a data folder; problems name files relative to `root`."""
    return Surveyor(data, root).survey()


class Surveyor:
    """Makes everything of a data folder again and again, and of what is unchanged nothing anew."""

    def __init__(self, data: Path, root: Path) -> None:
        # What is kept holds units, which belong to the registry.
        registry()
        self._notebook = Notebook(Vault(root / KEPT))
        self._loader = Loader(data, root, self._notebook)
        self._loaded: Loaded | None = None
        self._across: tuple[Problem, ...] = ()
        """What was wrong across cases when somebody looked last."""

    def survey(self) -> Survey:
        """Load and check the folder as it is now."""
        self._loaded = loaded = self._loader.load()
        self._across = self._check_shared(loaded, loaded.guide) if loaded.guide else ()
        return self._found(loaded)

    def glance(self) -> Survey:
        """Survey the folder as it is now, but for what holds across cases: that is as it was."""
        self._loaded = self._loader.load()
        return self._found(self._loaded)

    def _found(self, loaded: Loaded) -> Survey:
        of_cases = self._check_cases(loaded, loaded.guide) if loaded.guide else ()
        across = self._across if loaded.guide else ()
        problems = sorted(
            (*loaded.problems, *across, *of_cases),
            key=lambda problem: (problem.where, problem.code),
        )
        return Survey(_sound(loaded, problems), tuple(problems), loaded.slugs)

    def write(self, guide: Guide, broken: Sequence[str] = ()) -> Site:
        """Turn a sound guide into Markdown; see `generator.site.write`."""
        pages = lay_out(guide, broken, self._layouts(guide))
        return _site(pages, self._texts(pages, guide))

    def rewrite(self, page: Page, guide: Guide, site: Site) -> MarkdownFile | None:
        """Turn a case of a sound guide into Markdown as it would be on a site, where it was `page`.

        The case is related to the same others as it was. It cannot be done if more than cases has
        changed since the last survey.
        """
        slug, key = _slug(page), self._keys(guide).get(_slug(page))
        if key is None:
            return None
        view = replace(self._view(slug, key, guide), related=_related(page))
        return site.link(render(case_page(view, guide)))

    def _layouts(self, guide: Guide) -> dict[str, Layout]:
        """Return what is shown of cases, but on their own pages: most of these are written."""
        keys = self._keys(guide)

        def make(slug: str) -> Layout:
            made = layout(slug, guide, self._view(slug, keys[slug], guide))
            return replace(made, view=None)

        return self._notebook.all("layouts", keys, make)

    def _texts(self, pages: SiteMap, guide: Guide) -> dict[str, str]:
        """Return the Markdown of pages of cases by their addresses."""
        keys = self._keys(guide)
        by_slug = {_slug(page): page for group in pages.groups for page in group.pages}
        defined = definitions(pages.library)
        words = key_of(repr(defined))

        def make(slug: str) -> str:
            view = replace(self._view(slug, keys[slug], guide), related=_related(by_slug[slug]))
            return linker(defined).link(render(replace(by_slug[slug], view=view))).text

        of_texts = {
            slug: key_of(keys[slug], words, repr(_related(page)))
            for slug, page in by_slug.items()
            if slug in keys
        }
        texts = self._notebook.all("texts", of_texts, make)
        return {by_slug[slug].address: text for slug, text in texts.items()}

    def _view(self, slug: str, key: str, guide: Guide) -> CaseView:
        return self._notebook.one(
            "views", slug, key, lambda _: case_view(slug, guide.cases[slug], guide)
        )

    def data(self, guide: Guide, imprint: Imprint) -> dict[str, str]:
        """Return the files of a sound guide that programs read; see `generator.api.as_files`."""
        close = neighbors(guide)

        def make(slug: str) -> str:
            return case_file(slug, close[slug], guide, imprint)

        known = self._keys(guide).items()
        keys = {slug: key_of(key, repr(close[slug]), repr(imprint)) for slug, key in known}
        files = self._notebook.all("data", keys, make)
        rest = {slug: make(slug) for slug in guide.cases.keys() - keys.keys()}
        return index_files(guide, imprint) | {address(k): v for k, v in (files | rest).items()}

    def practice(self, guide: Guide) -> dict[str, str]:
        """Return what the pages for practicing load; see `generator.practice.files_of`."""
        keys = self._keys(guide)
        made = self._notebook.all("practice", keys, partial(files_of, guide=guide))
        files = {slug: made.get(slug) or files_of(slug, guide) for slug in guide.cases}
        return {address: text for one in files.values() for address, text in one.items()}

    def _keys(self, guide: Guide) -> dict[str, str]:
        """Return by slug the keys of the cases of a guide that are in the folder as they are."""
        loaded = self._loaded
        if loaded is None or loaded.guide is None or not guide.shares_all_but_cases(loaded.guide):
            return {}
        before = loaded.guide.cases
        return {
            slug: loaded.keys[slug]
            for slug, case in guide.cases.items()
            if case is before.get(slug)
        }

    def _check_shared(self, loaded: Loaded, guide: Guide) -> tuple[Problem, ...]:
        """Check what cases share, and cases next to each other."""
        documents, lacks_cases = loaded.documents, loaded.lacks_cases

        def check(_: str) -> tuple[Problem, ...]:
            return check_shared(guide, documents, lacks_cases=lacks_cases)

        def check_all(_: str) -> tuple[Problem, ...]:
            notes = self._notebook.all("noted", loaded.keys, note_one)
            return check_across(guide, documents, notes, lacks_cases=lacks_cases)

        def note_one(slug: str) -> Notes:
            return note(guide.cases[slug], guide)

        words = key_of(loaded.key, *guide.cases, str(lacks_cases))
        everything = key_of(words, *loaded.keys.values())
        return (
            *self._notebook.all("shared", {"": words}, check)[""],
            *self._notebook.all("across", {"": everything}, check_all)[""],
        )

    def _check_cases(self, loaded: Loaded, guide: Guide) -> Iterator[Problem]:
        def check(slug: str) -> tuple[Problem, ...]:
            return check_case(guide.cases[slug], guide, loaded.documents[f"cases/{slug}"])

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
    return _site(lay_out(guide, broken), {})


def _site(pages: SiteMap, texts: Mapping[str, str]) -> Site:
    """Write pages down, but those whose texts are there by their addresses."""
    defined = definitions(pages.library)
    link = linker(defined).link
    files = tuple(
        MarkdownFile(page, texts[page.address]) if page.address in texts else link(render(page))
        for page in pages.pages
    )
    return Site(pages, files, defined, link)


def _slug(page: Page) -> str:
    return page.view.slug if isinstance(page.view, CaseView) else ""


def _related(page: Page) -> tuple[RelatedView, ...]:
    return page.view.related if isinstance(page.view, CaseView) else ()


def lay_out(
    guide: Guide, broken: Sequence[str] = (), layouts: Mapping[str, Layout] = _NONE
) -> SiteMap:
    """Return the pages of a sound guide before any text is written; see `write`."""
    return site_map(guide, RULEBOOK, broken, layouts)

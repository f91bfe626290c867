"""From the folder `data/` to a guide, or to every problem of shape in it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError

from generator.derive.same import Same
from generator.model.base import Slug, WorkKey
from generator.model.case import Case
from generator.model.framework import Framework
from generator.model.guide import Guide, Work
from generator.model.plan import StudyPlan
from generator.model.vocabulary import Vocabulary
from generator.notebook import Notebook
from generator.problems import Location, Problem, Severity, errors, nearest
from generator.programs import programs
from generator.shape import key_order, shape
from generator.shelf import key_of
from generator.yaml_source import Document, parse, read, read_text

_SLUG: Final = TypeAdapter(Slug)
_SHARED_FILES: Final = ("framework", "sources", "plans")
_Bibliography = RootModel[dict[WorkKey, Work]]
_Plans = RootModel[dict[Slug, StudyPlan]]
_SHARED_MODELS: Final[Mapping[str, type[BaseModel]]] = {
    "framework": Framework,
    "sources": _Bibliography,
    "plans": _Plans,
}
_VOCABULARIES: Final[Mapping[str, Any]] = {
    # With the bounds of the field, or an empty file would fail where its vocabularies are joined.
    name: RootModel[Annotated[(info.annotation, *info.metadata)]]  # type: ignore[name-defined]
    for name, info in Vocabulary.model_fields.items()
}


Read: TypeAlias = tuple[Document | None, tuple[Problem, ...]]
Shaped: TypeAlias = tuple[Any, tuple[Problem, ...]]


@dataclass(frozen=True)
class Loaded:
    """What could be loaded, and what stood in the way of the rest."""

    guide: Guide | None
    """The guide with every case that has the right shape; none if a shared file is broken."""
    documents: "Documents"
    """The files by their path below the data folder without suffix, as in `cases/ad-clicks`, for
    the positions in them."""
    key: str
    """A key of the programs and of what cases share."""
    keys: Mapping[str, str]
    """By slug, a key of all that a case follows from: the programs, its file, what is shared."""
    problems: tuple[Problem, ...]
    slugs: tuple[str, ...]
    """The case files by name, those included that cannot be read."""

    @property
    def lacks_cases(self) -> bool:
        """Whether some case has not the right shape, or stands where no case is looked for."""
        return any(
            problem.code == "S005" or "/cases/" in problem.where.path
            for problem in errors(self.problems)
        )


class Documents(Mapping[str, Document]):
    """The files that can be read, by name; one is parsed when somebody asks where something is."""

    def __init__(self, parse: Callable[[str, str], Read]) -> None:
        self._parse = parse
        self._files: dict[str, tuple[str, str]] = {}

    def add(self, name: str, path: str, text: str) -> None:
        """Add a file that is known to be readable; `path` is how problems call it."""
        self._files[name] = path, text

    def path(self, name: str) -> str:
        """Return how problems call a file."""
        return self._files[name][0]

    def __getitem__(self, name: str) -> Document:
        path, text = self._files[name]
        document, _ = self._parse(text, path)
        if document is None:
            raise KeyError(name)
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass(frozen=True)
class _CaseFile:
    """What came of the file of a case."""

    case: Case | None
    problems: tuple[Problem, ...]
    is_readable: bool


def files(data: Path) -> Iterator[tuple[Path, type[BaseModel]]]:
    """Yield the files of a data folder that can be read, each with the model of what it holds."""
    named: dict[Path, type[BaseModel]] = {
        **{data / f"{name}.yaml": model for name, model in _SHARED_MODELS.items()},
        **{data / "vocabulary" / f"{name}.yaml": model for name, model in _VOCABULARIES.items()},
        **dict.fromkeys(sorted((data / "cases").glob("*.yaml")), Case),
    }
    for file, model in named.items():
        if read(file, file.name)[0]:
            yield file, model


def load(data: Path, root: Path) -> Loaded:
    """Load a data folder; problems name files relative to `root`, with forward slashes."""
    return Loader(data, root).load()


class Loader:
    """Loads a data folder again and again; what is unchanged stays the same object."""

    def __init__(self, data: Path, root: Path, notebook: Notebook | None = None) -> None:
        self.notebook = notebook or Notebook()
        self._data = data
        self._root = root
        self._parsed: dict[str, tuple[str, Read]] = {}
        self._shapes: dict[str, tuple[Document, Shaped]] = {}
        self._vocabulary: tuple[tuple[Same[Any], ...], Vocabulary] | None = None

    def load(self) -> Loaded:
        """Load the folder as it is now."""
        return _Loading(self._data, self._root, self).run()

    def parse(self, text: str, path: str) -> Read:
        """Parse a file, unless its text is the one that was parsed last."""
        if path not in self._parsed or self._parsed[path][0] != text:
            self._parsed[path] = text, parse(text, path)
        return self._parsed[path][1]

    def shape(self, document: Document, model: type[BaseModel]) -> Shaped:
        """Give a document its shape, unless it is the one that got it last."""
        kept = self._shapes.get(document.path)
        if kept is None or kept[0] is not document:
            shaped, problems = shape(document, model)
            if shaped is not None:
                problems = tuple(key_order(document, model))
            kept = self._shapes[document.path] = document, (shaped, problems)
        return kept[1]

    def vocabulary(self, parts: Mapping[str, RootModel[Any]]) -> Vocabulary:
        """Join the vocabularies, unless they are those that were joined last."""
        same = tuple(map(Same, parts.values()))
        if self._vocabulary is None or self._vocabulary[0] != same:
            self._vocabulary = same, Vocabulary(**{name: one.root for name, one in parts.items()})
        return self._vocabulary[1]


class _Loading:
    """One pass over the data folder, gathering documents and problems."""

    def __init__(self, data: Path, root: Path, loader: Loader) -> None:
        self.data = data
        self.root = root
        self.loader = loader
        self.documents = Documents(loader.parse)
        self.texts: dict[Path, tuple[str, Problem | None]] = {}
        """Every file is read once: what is kept has to follow from the text that its key is of."""
        self.problems: list[Problem] = []
        self.slugs: list[str] = []
        self.unreadable: set[Location] = set()

    def run(self) -> Loaded:
        self._refuse_unknown_files()
        framework = self._framework()
        vocabulary = self._vocabulary()
        sources = self._sources()
        plans = self._plans()
        shared = key_of(*(f"{self._path(file)}\n{text}" for file, (text, _) in self.texts.items()))
        cases = dict(self._cases())
        guide = None
        if framework and vocabulary and sources is not None and plans is not None:
            # Every part has its shape already, and unchanged ones should stay the same objects.
            guide = Guide.model_construct(
                framework=framework,
                vocabulary=vocabulary,
                sources=sources,
                plans=plans,
                cases=cases,
            )
        key = key_of(programs(), shared)
        folder = self.data / "cases"
        keys = {slug: key_of(key, slug, self._text(folder / f"{slug}.yaml")[0]) for slug in cases}
        problems = tuple(self.problems)
        return Loaded(guide, self.documents, key, keys, problems, tuple(self.slugs))

    def _framework(self) -> Framework | None:
        document = self._read(self.data / "framework.yaml")
        return self._shape(document, Framework) if document else None

    def _refuse_unknown_files(self) -> None:
        for file in sorted(self.data.glob("*.y*ml")):
            if file.name not in {f"{name}.yaml" for name in _SHARED_FILES}:
                guess = nearest(file.stem, _SHARED_FILES)
                hint = f"did you mean `{guess}.yaml`?" if guess else "a case belongs into `cases/`"
                self._whole_file("S005", file, "no shared file of this name exists", hint)

    def _vocabulary(self) -> Vocabulary | None:
        self._refuse_unknown_vocabularies()
        shaped: dict[str, Any] = {}
        for name, model in _VOCABULARIES.items():
            document = self._read(self.data / "vocabulary" / f"{name}.yaml")
            shaped[name] = self._shape(document, model) if document else None
        return None if None in shaped.values() else self.loader.vocabulary(shaped)

    def _refuse_unknown_vocabularies(self) -> None:
        for file in sorted((self.data / "vocabulary").glob("*.y*ml")):
            if file.name not in {f"{name}.yaml" for name in _VOCABULARIES}:
                guess = nearest(file.stem, tuple(_VOCABULARIES))
                hint = f"did you mean `{guess}.yaml`?" if guess else None
                self._whole_file("S005", file, "no vocabulary of this name exists", hint)

    def _sources(self) -> dict[str, Work] | None:
        document = self._read(self.data / "sources.yaml")
        bibliography = self._shape(document, _Bibliography) if document else None
        return bibliography.root if bibliography else None

    def _plans(self) -> dict[str, StudyPlan] | None:
        document = self._read(self.data / "plans.yaml")
        plans = self._shape(document, _Plans) if document else None
        return plans.root if plans else None

    def _cases(self) -> Iterator[tuple[str, Case]]:
        folder = self.data / "cases"
        files = sorted(file for file in folder.glob("*") if not _is_left_by_an_editor(file))
        if not files:
            self._whole_file("S005", folder, "no case is found here", None)
        for file in files:
            if file.suffix == ".yaml":
                self.slugs.append(file.stem)
            else:
                hint = f"rename it to `{file.stem}.yaml`" if file.suffix == ".yml" else "move it"
                self._whole_file("S005", file, "a case is a file that ends in `.yaml`", hint)
        by_slug = {file.stem: file for file in files if file.suffix == ".yaml"}
        for slug, read_ in self._read_cases(by_slug).items():
            self.problems += read_.problems
            if read_.is_readable:
                self._add_document(by_slug[slug])
            if read_.case:
                yield slug, read_.case

    def _read_cases(self, files: Mapping[str, Path]) -> dict[str, _CaseFile]:
        """Read files of cases by slug; those that were read before are not parsed again."""
        keys = {}
        for slug, file in files.items():
            text, problem = self._text(file)
            keys[slug] = key_of(programs(), self._path(file), text, repr(problem))
        return self.loader.notebook.all("read", keys, lambda slug: self._case_file(files[slug]))

    def _case_file(self, file: Path) -> _CaseFile:
        """Read a file by itself: whatever is found in it stays with it."""
        alone = _Loading(self.data, self.root, self.loader)
        alone.texts = self.texts
        case = alone._case(file)
        return _CaseFile(case, tuple(alone.problems), bool(alone.documents))

    def _case(self, file: Path) -> Case | None:
        document = self._read(file)
        if not document:
            return None
        fits = self._slug_fits(file, document)
        if not fits and isinstance(document.data, dict):
            rest = {key: value for key, value in document.data.items() if key != "slug"}
            document = replace(document, data=rest)
        case: Case | None = self._shape(document, Case)
        return case if fits else None

    def _slug_fits(self, file: Path, document: Document) -> bool:
        """Hold the file's name, and a `slug` that somebody typed, against the rule for slugs."""
        if not _is_slug(file.stem):
            message = f"the file name `{file.stem}` is no slug"
            guess = re.sub("[^a-z0-9]+", "-", file.stem.lower()).strip("-")
            hint = f"use lower-case words joined by hyphens, as in `{guess or 'ad-clicks'}.yaml`"
            self._whole_file("S004", file, message, hint)
            return False
        if not isinstance(document.data, dict) or "slug" not in document.data:
            return True
        typed = document.data["slug"]
        message = f"the slug `{typed}` is typed, but the file name `{file.stem}` decides"
        hint = f"rename the file to `{typed}.yaml`" if _is_other_slug(typed, file) else "delete it"
        where = document.locate_key(("slug",))
        self.problems.append(Problem("S004", Severity.ERROR, where, "slug", message, hint))
        return False

    def _read(self, file: Path) -> Document | None:
        text, problem = self._text(file)
        path = self._path(file)
        document, problems = (None, (problem,)) if problem else self.loader.parse(text, path)
        self.problems += problems
        if document:
            self._add_document(file)
        self.unreadable |= {problem.where for problem in problems}
        return document

    def _text(self, file: Path) -> tuple[str, Problem | None]:
        if file not in self.texts:
            self.texts[file] = read_text(file, self._path(file))
        return self.texts[file]

    def _add_document(self, file: Path) -> None:
        self.documents.add(self._name(file), self._path(file), self._text(file)[0])

    def _name(self, file: Path) -> str:
        return file.relative_to(self.data).with_suffix("").as_posix()

    def _path(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix()

    def _shape(self, document: Document, model: Any) -> Any:
        shaped, problems = self.loader.shape(document, model)
        # A value that cannot be read for certain has no shape worth complaining about.
        self.problems += [found for found in problems if found.where not in self.unreadable]
        return shaped

    def _whole_file(self, code: str, file: Path, message: str, hint: str | None) -> None:
        where = Location(self._path(file), 1, 1)
        self.problems.append(Problem(code, Severity.ERROR, where, "", message, hint))


def _is_left_by_an_editor(file: Path) -> bool:
    return file.name.startswith((".", "#")) or file.name.endswith("~")


def _is_slug(word: object) -> bool:
    try:
        _SLUG.validate_python(word)
    except ValidationError:
        return False
    return True


def _is_other_slug(word: object, file: Path) -> bool:
    return word != file.stem and _is_slug(word)

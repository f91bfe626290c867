"""Every id in a case leads somewhere: to a vocabulary, to the bibliography, or into the case."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

from generator.checks.rule import Finding, Rule, rule
from generator.derive.prose import CITATION, FIGURE, texts
from generator.model.base import PLACEHOLDER
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import KeyPath, nearest

Reference = tuple[KeyPath, str]


def _dangling(
    references: Iterator[Reference], known: Collection[str], kind: str, home: str
) -> Iterator[Finding]:
    for path, word in references:
        if word not in known:
            guess = nearest(word, tuple(known))
            hint = f"did you mean `{guess}`?" if guess else f"known: {_some(known)}; see {home}"
            yield Finding(path, f"the {kind} `{word}` does not exist", hint)


def _some(known: Collection[str]) -> str:
    shown = sorted(known)[:8]
    return ", ".join(shown) + (", …" if len(known) > len(shown) else "")


@rule("R001")
def vocabulary_ids(case: Case, guide: Guide) -> Iterator[Finding]:
    """An id of a shared word stands in `data/vocabulary/`.

    Shared words are defined once, so that every case means the same by them and the site can
    list who uses what. Add a missing word to its file, with its definition.
    """
    words = guide.vocabulary
    for references, known, kind in (
        (iter([(("group",), case.group)]), words.groups, "group"),
        (_each("tags", case.tags), words.tags, "tag"),
        (_tasks(case), words.tasks, "task"),
        (_option_families(case), words.families, "family"),
        (_option_losses(case), words.losses, "loss"),
        (_metrics(case), words.metrics, "metric"),
        (_kinds(case), words.components, "component kind"),
        (_signals(case), words.signals, "signal"),
    ):
        yield from _dangling(references, known, kind, "data/vocabulary/")


def _each(key: str, ids: tuple[str, ...]) -> Iterator[Reference]:
    yield from (((key, number), word) for number, word in enumerate(ids))


def _tasks(case: Case) -> Iterator[Reference]:
    yield ("framing", "task"), case.framing.task
    for number, alternative in enumerate(case.framing.alternatives):
        yield ("framing", "alternatives", number, "task"), alternative.task


def _option_families(case: Case) -> Iterator[Reference]:
    for number, option in enumerate(case.models.options):
        yield ("models", "options", number, "family"), option.family


def _option_losses(case: Case) -> Iterator[Reference]:
    for number, option in enumerate(case.models.options):
        for place, loss in enumerate(option.losses):
            yield ("models", "options", number, "losses", place), loss


def _metrics(case: Case) -> Iterator[Reference]:
    for number, offline in enumerate(case.evaluation.offline):
        yield ("evaluation", "offline", number, "metric"), offline.metric
    for number, online in enumerate(case.evaluation.online):
        yield ("evaluation", "online", number, "metric"), online.metric


def _kinds(case: Case) -> Iterator[Reference]:
    for number, component in enumerate(case.serving.components):
        yield ("serving", "components", number, "kind"), component.kind


def _signals(case: Case) -> Iterator[Reference]:
    for number, signal in enumerate(case.monitoring.signals):
        yield ("monitoring", "signals", number, "signal"), signal.signal


@rule("R002")
def sources(case: Case, guide: Guide) -> Iterator[Finding]:
    """A cited work is in the bibliography and in the case's own list, and a listed one is cited.

    A source that no sentence cites supports nothing, and a citation without a source cannot be
    followed.
    """
    known = guide.sources
    listed = [citation.key for citation in case.sources]
    listing: list[Reference] = [
        (("sources", place, "key"), key) for place, key in enumerate(listed)
    ]
    cited = list(_citations(case))
    unlisted = [(path, key) for path, key in cited if key not in listed]
    yield from _dangling(iter((*listing, *unlisted)), known, "source", "data/sources.yaml")
    # A misspelt key counts for the one it most likely means: one slip is one problem.
    listed_or_meant = {key if key in known else nearest(key, known) for key in listed}
    cited_or_meant = {key if key in known else nearest(key, known) for _, key in cited}
    for path, key in unlisted:
        if key in known and key not in listed_or_meant:
            message = f"the source `{key}` is cited but not listed"
            yield Finding(path, message, "add it to `sources`")
    for path, key in listing:
        if key in known and key not in cited_or_meant:
            hint = f"write `[^{key}]` after the claim that it supports, or delete it here"
            yield Finding(path, f"the source `{key}` is never cited", hint)


def _citations(case: Case) -> Iterator[Reference]:
    for path, text in texts(case):
        yield from ((path, key) for key in CITATION.findall(text))
    for name, given in case.estimates.given.items():
        if given.source:
            yield ("estimates", "given", name, "source"), given.source


@rule("R003")
def case_ids(case: Case, guide: Guide) -> Iterator[Finding]:
    """An id that refers to another part of the case is declared there."""
    data, serving = case.data, case.serving
    components = [component.id for component in serving.components]
    data_steps = [step.id for step in data.pipeline]
    yield from _dangling(
        _step_ids(case), _ids(guide.framework.steps), "step", "data/framework.yaml"
    )
    yield from _dangling(_feature_origins(case), _ids(data.sources), "data source", "data.sources")
    yield from _dangling(_component_uses(case), components, "component", "serving.components")
    yield from _dangling(_stages(case), _ids(case.models.stages), "stage", "models.stages")
    yield from _dangling(_served(case), _ids(case.models.options), "model", "models.options")
    yield from _dangling(_relations(case), _ids(data.entities), "entity", "data.entities")
    yield from _pipeline_reads(("data",), data.pipeline, _ids(data.sources))
    training_inputs = [*_ids(data.sources), *data_steps]
    yield from _pipeline_reads(("training",), case.training.pipeline, training_inputs)
    yield from _layer_edges(case)


def _ids(things: tuple[object, ...]) -> list[str]:
    return [str(getattr(thing, "id")) for thing in things]  # noqa: B009 - any model with an id


def _step_ids(case: Case) -> Iterator[Reference]:
    for number, pitfall in enumerate(case.pitfalls):
        yield ("pitfalls", number, "step"), pitfall.step


def _feature_origins(case: Case) -> Iterator[Reference]:
    for number, feature in enumerate(case.features.catalog):
        yield ("features", "catalog", number, "from"), feature.origin


def _component_uses(case: Case) -> Iterator[Reference]:
    for number, feature in enumerate(case.features.catalog):
        if feature.served_from:
            yield ("features", "catalog", number, "served_from"), feature.served_from
    for number, flow in enumerate(case.serving.flows):
        yield ("serving", "flows", number, "from"), flow.origin
        yield ("serving", "flows", number, "to"), flow.to
    for number, hop in enumerate(case.serving.request.hops):
        yield ("serving", "request", "hops", number, "from"), hop.origin
        yield ("serving", "request", "hops", number, "to"), hop.to
    for number, cache in enumerate(case.serving.caching):
        yield ("serving", "caching", number, "where"), cache.where


def _stages(case: Case) -> Iterator[Reference]:
    for number, option in enumerate(case.models.options):
        yield ("models", "options", number, "stage"), option.stage


def _served(case: Case) -> Iterator[Reference]:
    for number, component in enumerate(case.serving.components):
        if component.model:
            yield ("serving", "components", number, "model"), component.model


def _relations(case: Case) -> Iterator[Reference]:
    for number, relation in enumerate(case.data.relations):
        yield ("data", "relations", number, "from"), relation.origin
        yield ("data", "relations", number, "to"), relation.to


def _pipeline_reads(
    section: KeyPath, pipeline: tuple[object, ...], inputs: list[str]
) -> Iterator[Finding]:
    """A step reads sources and steps that stand before it, so that a pipeline has no cycle."""
    known = list(inputs)
    for number, step in enumerate(pipeline):
        path = (*section, "pipeline", number, "reads")
        reads = (((*path, place), word) for place, word in enumerate(getattr(step, "reads")))  # noqa: B009
        yield from _dangling(reads, known, "input", "the sources and the steps before it")
        known.append(str(getattr(step, "id")))  # noqa: B009


def _layer_edges(case: Case) -> Iterator[Finding]:
    for number, option in enumerate(case.models.options):
        if option.architecture:
            path = ("models", "options", number, "architecture", "edges")
            ends = (
                ((*path, place, key), word)
                for place, edge in enumerate(option.architecture.edges)
                for key, word in (("from", edge.origin), ("to", edge.to))
            )
            layers = _ids(option.architecture.layers)
            yield from _dangling(ends, layers, "layer", "this model's layers")


@rule("R004")
def unique_ids(case: Case, guide: Guide) -> Iterator[Finding]:
    """An id is declared once in its list, so that a reference has one meaning."""
    lists: list[tuple[KeyPath, tuple[object, ...]]] = [
        (("requirements", "non_functional"), case.requirements.non_functional),
        (("data", "sources"), case.data.sources),
        (("data", "entities"), case.data.entities),
        (("data", "pipeline"), case.data.pipeline),
        (("features", "catalog"), case.features.catalog),
        (("models", "stages"), case.models.stages),
        (("models", "options"), case.models.options),
        (("training", "pipeline"), case.training.pipeline),
        (("serving", "components"), case.serving.components),
    ]
    for number, option in enumerate(case.models.options):
        if option.architecture:
            path: KeyPath = ("models", "options", number, "architecture", "layers")
            lists.append((path, option.architecture.layers))
    for path, things in lists:
        yield from _repeated(path, "id", _ids(things))
    yield from _repeated(("sources",), "key", [citation.key for citation in case.sources])


def _repeated(path: KeyPath, key: str, words: list[str]) -> Iterator[Finding]:
    counts = Counter(words)
    seen: set[str] = set()
    for number, word in enumerate(words):
        if counts[word] > 1 and word in seen:
            yield Finding((*path, number, key), f"the {key} `{word}` is already taken", None)
        seen.add(word)


@rule("R005")
def figures_in_prose(case: Case, guide: Guide) -> Iterator[Finding]:
    """`{{ name }}` in a text is a figure of the estimate."""
    known = {*case.estimates.given, *case.estimates.derived}
    for path, text in texts(case):
        names = ((path, name) for name in FIGURE.findall(text))
        yield from _dangling(names, known, "figure", "estimates")
        if "{{" in FIGURE.sub("", text):
            hint = "write a figure as `{{ name }}`; in a formula put a space between two braces"
            yield Finding(path, "found `{{` that begins no figure", hint)


@rule("R006")
def nothing_left_to_fill_in(case: Case, guide: Guide) -> Iterator[Finding]:
    """No placeholder of the skeleton is left."""
    for path, text in texts(case):
        if PLACEHOLDER in text:
            yield Finding(path, f"`{PLACEHOLDER}` is still to be replaced", None)


RULES: Final[tuple[Rule, ...]] = (
    vocabulary_ids,
    sources,
    case_ids,
    unique_ids,
    figures_in_prose,
    nothing_left_to_fill_in,
)

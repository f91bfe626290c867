"""Every shared word in a case stands in a vocabulary."""

from collections.abc import Iterator
from typing import Final

from generator.checks.reference import Reference, dangling
from generator.checks.rule import Finding, Rule, rule
from generator.model.case import Case
from generator.model.guide import Guide


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
        yield from dangling(references, known, kind, "data/vocabulary/")


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


RULES: Final[tuple[Rule, ...]] = (vocabulary_ids,)

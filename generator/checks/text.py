"""What stands in a case's texts: citations, figures, placeholders."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from generator.checks.reference import Reference, dangling
from generator.checks.rule import Finding, Rule, rule
from generator.derive.prose import CITATION, FIGURE, texts
from generator.model.base import is_placeholder
from generator.model.case import Case
from generator.model.guide import Guide
from generator.problems import nearest

_MOST: Final = 200
"""Unknown works whose nearest match is looked for."""


@rule("R002")
def sources(case: Case, guide: Guide) -> Iterator[Finding]:
    """A cited work is in the bibliography and in the case's own list, and a listed one is cited.

    A source that no sentence cites supports nothing, and a citation without a source cannot be
    followed.

    Wrong:
        reasoning: Calibration drifts within the hour[^he2014].
        sources:
          - {key: he2014practical, for: calibration}

    Right:
        reasoning: Calibration drifts within the hour[^he2014practical].
        sources:
          - {key: he2014practical, for: calibration}
    """
    known = guide.sources
    listed = [citation.key for citation in case.sources]
    listing: list[Reference] = [
        (("sources", place, "key"), key) for place, key in enumerate(listed)
    ]
    cited = list(_citations(case))
    unlisted = [(path, key) for path, key in cited if key not in listed]
    yield from dangling(iter((*listing, *unlisted)), known, "source", "data/sources.yaml")
    # A misspelt key counts for the one it most likely means: one slip is one problem.
    listed_or_meant = {key if key in known else nearest(key, known) for key in listed}
    unknown = dict.fromkeys(key for _, key in cited if key not in known)
    cited_or_meant = {key for _, key in cited} | {
        nearest(key, known) for key in islice(unknown, _MOST)
    }
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


@rule("R005")
def figures_in_prose(case: Case, guide: Guide) -> Iterator[Finding]:
    """A text refers, in double braces, to figures of the estimate that exist.

    A text never repeats the value of a figure: a reader who changes an assumption would see two
    answers. It names the figure, and the page fills in the value.

    Wrong:
        scale: sized for {{ peak_trafic }}

    Right:
        scale: sized for {{ peak_traffic }}
    """
    known = {*case.estimates.given, *case.estimates.derived}
    for path, text in texts(case):
        names = ((path, name) for name in FIGURE.findall(text))
        yield from dangling(names, known, "figure", "estimates")
        if "{{" in FIGURE.sub("", text):
            hint = "write a figure as `{{ name }}`; in a formula put a space between two braces"
            yield Finding(path, "found `{{` that begins no figure", hint)


@rule("R006")
def nothing_left_to_fill_in(case: Case, guide: Guide) -> Iterator[Finding]:
    """No placeholder of the skeleton is left.

    `casebook new` writes it where an author has to write; `casebook check` lists what is left.

    Wrong:
        title: FILL IN

    Right:
        title: Visual search
    """
    for path, text in texts(case):
        if is_placeholder(text):
            yield Finding(path, f"`{text.strip()}` is still to be replaced", None)


RULES: Final[tuple[Rule, ...]] = (
    sources,
    figures_in_prose,
    nothing_left_to_fill_in,
)

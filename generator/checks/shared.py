"""What the cases share holds together: the method and the vocabularies."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

from generator.checks import glossary, plain
from generator.checks.reference import dangling
from generator.checks.rule import Finding, SharedFindings, SharedRule, shared_rule
from generator.checks.words import marked
from generator.derive.example import example_faults
from generator.derive.library import read_function
from generator.derive.units import parse_unit
from generator.model.framework import CaseSection
from generator.model.guide import Guide
from generator.model.plan import Stop
from generator.problems import KeyPath


@shared_rule("R008")
def steps_cover_every_section(guide: Guide, slugs: Collection[str] | None) -> SharedFindings:
    """Every section of a case belongs to exactly one step, and every step has an id of its own.

    A section without a step would be on no page.

    Wrong:
        steps:
          - {id: clarify, sections: [clarify, requirements]}
          - {id: frame, sections: [requirements, framing]}

    Right:
        steps:
          - {id: clarify, sections: [clarify, requirements]}
          - {id: frame, sections: [framing]}
    """
    steps = guide.framework.steps
    for id_, count in Counter(step.id for step in steps).items():
        if count > 1:
            yield "framework", Finding(("steps",), f"the id `{id_}` is taken by {count} steps")
    covered = Counter(section for step in steps for section in step.sections)
    for section in CaseSection:
        if covered[section] != 1:
            message = f"the section `{section}` belongs to {covered[section]} steps instead of one"
            yield "framework", Finding(("steps",), message, "mend `sections` of the steps")


@shared_rule("R007")
def shared_words_lead_somewhere(guide: Guide, slugs: Collection[str] | None) -> SharedFindings:
    """What a shared word refers to exists: the work that defines it, the tasks that it suits.

    Wrong:
        precision-at-k:
          suits: [learning-to-rnk]
          source: manning2008

    Right:
        precision-at-k:
          suits: [learning-to-rank]
          source: manning2008introduction
    """
    for name in type(guide.vocabulary).model_fields:
        for id_, entry in getattr(guide.vocabulary, name).items():
            for path, word, mark in marked(entry, (id_,)):
                home = mark.file.removeprefix("vocabulary/")
                known = guide.sources if home == "sources" else getattr(guide.vocabulary, home)
                reference = iter([(path, word)])
                for finding in dangling(reference, known, mark.kind, f"data/{mark.file}.yaml"):
                    yield f"vocabulary/{name}", finding


@shared_rule("E013")
def functions_can_be_computed(guide: Guide, slugs: Collection[str] | None) -> SharedFindings:
    """A shared function is arithmetic over its parameters and comes out in its declared unit.

    Wrong:
        machines:
          parameters:
            load: {unit: request/second}
          formula: ceil(load * time_of_one)

    Right:
        machines:
          parameters:
            load: {unit: request/second}
            time_of_one: {unit: second/request}
          formula: ceil(load * time_of_one)
    """
    for name, entry in guide.vocabulary.functions.items():
        function = read_function(entry)
        if isinstance(function, str):
            yield "vocabulary/functions", Finding((name, "formula"), function)
            continue
        for path, message in example_faults(entry):
            yield "vocabulary/functions", Finding((name, *path), message)


@shared_rule("E015")
def magnitudes_have_units(guide: Guide, slugs: Collection[str] | None) -> SharedFindings:
    """A number worth knowing has a unit that figures can have.

    Wrong:
        round-trip:
          value: 0.5
          unit: millis

    Right:
        round-trip:
          value: 0.5
          unit: millisecond
    """
    for name, entry in guide.vocabulary.magnitudes.items():
        try:
            parse_unit(entry.unit)
        except ValueError:
            message = f"the unit `{entry.unit}` is not known"
            yield "vocabulary/magnitudes", Finding((name, "unit"), message)


@shared_rule("R010")
def plans_lead_somewhere(guide: Guide, slugs: Collection[str] | None) -> SharedFindings:
    """A stop of a study plan is about a case and a step that exist.

    Wrong:
        stops:
          - {do: Try it with a clock, minutes: 45, case: visual-serch}

    Right:
        stops:
          - {do: Try it with a clock, minutes: 45, case: visual-search}
    """
    steps = [step.id for step in guide.framework.steps]
    for path, stop in _stops(guide):
        for kind, word, known in (("case", stop.case, slugs), ("step", stop.step, steps)):
            if word and known is not None:
                reference = iter([((*path, kind), word)])
                for finding in dangling(reference, known, kind, "data/"):
                    yield "plans", finding


def _stops(guide: Guide) -> Iterator[tuple[KeyPath, Stop]]:
    for slug, plan in guide.plans.items():
        for day, sitting in enumerate(plan.sittings):
            for number, stop in enumerate(sitting.stops):
                yield (slug, "sittings", day, "stops", number), stop


RULES: Final[tuple[SharedRule, ...]] = (
    shared_words_lead_somewhere,
    steps_cover_every_section,
    functions_can_be_computed,
    magnitudes_have_units,
    plans_lead_somewhere,
    *glossary.RULES,
    *plain.SHARED_RULES,
)

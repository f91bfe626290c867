"""From a sound guide to the JSON files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator.api.documents import (
    VERSION,
    About,
    Budget,
    CaseFile,
    CaseRecord,
    CaseSummary,
    ComputedFigure,
    Document,
    Index,
    Machines,
    Picture,
    Quantity,
    Relation,
    TimedCall,
    WholeGuide,
)
from generator.api.schema import schema
from generator.derive.capacity import MONTHLY, capacities
from generator.derive.diagrams import Diagram
from generator.derive.diagrams.set import draw_all
from generator.derive.estimates import Computation, Figure, compute
from generator.derive.latency import UNIT, Latency, TimedHop, latency
from generator.derive.prose import fill
from generator.derive.working import working
from generator.model.case import Case
from generator.model.guide import Guide
from generator.pages.related import related

SCHEMA: Final = "schema.json"


@dataclass(frozen=True)
class Imprint:
    """What a guide says of itself in `mkdocs.yml`."""

    title: str
    summary: str
    home: str
    """Where it is published, with a slash at its end; empty, if nobody says."""
    license: str


def as_one_file(guide: Guide, imprint: Imprint) -> dict[str, str]:
    """Return the whole guide as `casebook.json`, and its schema."""
    relations = neighbors(guide)
    cases = [_record(slug, relations[slug], guide, imprint) for slug in guide.cases]
    whole = WholeGuide.model_validate(_shared(guide, imprint) | {"cases": cases})
    return {"casebook.json": _text(whole, indent=1), SCHEMA: schema(imprint.home)}


def as_files(guide: Guide, imprint: Imprint) -> dict[str, str]:
    """Return an index, a file for each case, and the schema, as short as JSON can be."""
    relations = neighbors(guide)
    files = {
        address(slug): case_file(slug, relations[slug], guide, imprint) for slug in guide.cases
    }
    return index_files(guide, imprint) | files


def index_files(guide: Guide, imprint: Imprint) -> dict[str, str]:
    """Return the index and the schema."""
    cases = [_summary(slug, case, imprint) for slug, case in guide.cases.items()]
    index = Index.model_validate(_shared(guide, imprint) | {"cases": cases})
    return {"index.json": _text(index), SCHEMA: schema(imprint.home)}


def case_file(slug: str, close: tuple[Relation, ...], guide: Guide, imprint: Imprint) -> str:
    """Return the file of a case; `close` are the cases that it is close to."""
    record = _record(slug, close, guide, imprint)
    return _text(CaseFile.model_validate(_head(f"../{SCHEMA}") | dict(record)))


def address(slug: str) -> str:
    """Return where the file of a case stands, next to the index."""
    return f"cases/{slug}.json"


def _text(document: Document, indent: int | None = None) -> str:
    return document.model_dump_json(by_alias=True, indent=indent) + "\n"


def _head(schema_address: str) -> dict[str, Any]:
    return {"$schema": schema_address, "version": VERSION}


def _shared(guide: Guide, imprint: Imprint) -> dict[str, Any]:
    about = About(
        title=imprint.title,
        summary=imprint.summary,
        home=imprint.home,
        license=imprint.license,
        updated=max(case.provenance.updated for case in guide.cases.values()),
    )
    shared = ("framework", "vocabulary", "sources", "plans")
    return _head(SCHEMA) | {"about": about} | {name: getattr(guide, name) for name in shared}


def _page(slug: str, imprint: Imprint) -> str:
    return f"{imprint.home}cases/{slug}/"


def _summary(slug: str, case: Case, imprint: Imprint) -> CaseSummary:
    return CaseSummary(
        slug=slug,
        title=case.title,
        summary=case.summary,
        group=case.group,
        task=case.framing.task,
        tags=case.tags,
        difficulty=case.difficulty,
        minutes=case.minutes,
        updated=case.provenance.updated,
        page=_page(slug, imprint),
        data=address(slug),
    )


def neighbors(guide: Guide) -> dict[str, tuple[Relation, ...]]:
    """Return by slug the cases that a case is close to."""
    return {
        slug: tuple(Relation(slug=one.slug, shared=one.shared) for one in close)
        for slug, close in related(guide).items()
    }


def _record(slug: str, close: tuple[Relation, ...], guide: Guide, imprint: Imprint) -> CaseRecord:
    written = guide.cases[slug]
    estimate = compute(written.estimates, guide.vocabulary.functions)
    case = fill(written, estimate.shown)
    pictures = draw_all(case, guide.vocabulary).by_name()
    return CaseRecord(
        slug=slug,
        page=_page(slug, imprint),
        case=case,
        figures=dict(_figures(estimate)),
        latency=_budget(latency(written.serving.request, estimate)),
        fleets=tuple(
            Machines(
                component=fleet.component.id,
                size=_quantity(fleet.size),
                cost=_quantity(fleet.cost, MONTHLY) if fleet.cost else None,
            )
            for fleet in capacities(written.serving, estimate)
        ),
        diagrams={name: _picture(one) for name, one in pictures.items()},
        related=close,
        works={one.key: guide.sources[one.key] for one in case.sources},
    )


def _figures(estimate: Computation) -> Iterator[tuple[str, ComputedFigure]]:
    for name, figure in estimate.figures.items():
        spoken = working(figure, estimate.shown) or None
        quantity = _quantity(figure)
        yield name, ComputedFigure(**dict(quantity), working=spoken)


def _quantity(figure: Figure, unit: str = "") -> Quantity:
    """Return a figure without the noise of binary arithmetic in its last digits."""
    written = figure.entry.unit if figure.entry else unit
    value = float(f"{figure.value:.12g}")
    return Quantity(
        value=value, unit="" if written == "dimensionless" else written, shown=figure.shown
    )


def _budget(budget: Latency) -> Budget:
    slowest = {max(step, key=lambda one: one.ms) for step in budget.steps}
    return Budget(
        objective=_quantity(budget.objective),
        total=_quantity(budget.total, UNIT),
        slack=_quantity(budget.slack, UNIT),
        hops=tuple(_call(one, counts=one in slowest) for one in budget.hops),
    )


def _call(hop: TimedHop, *, counts: bool) -> TimedCall:
    ends = {"from": hop.origin, "to": hop.to}
    return TimedCall.model_validate(ends | {"time": _quantity(hop.figure), "counts": counts})


def _picture(picture: Diagram) -> Picture:
    return Picture(
        kind=picture.kind,
        title=picture.title,
        description=picture.description,
        mermaid=picture.source,
    )

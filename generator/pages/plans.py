"""What the pages on study plans show: what to do, with links to it."""

from dataclasses import dataclass

from generator.model.guide import Guide
from generator.model.plan import Stop, StudyPlan
from generator.pages.case_view import CaseView
from generator.pages.page import Link, Page


@dataclass(frozen=True)
class StopView:
    """One thing to do, with the page that it is about."""

    key: str
    """What a browser keeps it by, as in `1-2`."""
    stop: Stop
    link: Link | None


@dataclass(frozen=True)
class SittingView:
    """What is done in one go."""

    title: str
    minutes: int
    stops: tuple[StopView, ...]


@dataclass(frozen=True)
class PlanView:
    """Everything that the page of a plan shows."""

    slug: str
    plan: StudyPlan
    minutes: int
    sittings: tuple[SittingView, ...]


@dataclass(frozen=True)
class PlansView:
    """All plans."""

    plans: tuple[PlanView, ...]


def plan_pages(guide: Guide, cases: tuple[CaseView, ...]) -> tuple[Page, ...]:
    """Return the list of study plans and a page for each."""
    by_slug = {case.slug: case for case in cases}
    plans = tuple(_plan(slug, plan, guide, by_slug) for slug, plan in guide.plans.items())
    overview = Page(
        address="plans/index.md",
        title="Study plans",
        description="Ways through the guide: for an evening, a week, four weeks, and by role.",
        template="plans.md.jinja",
        view=PlansView(plans),
        data_file="plans.yaml",
    )
    return (overview, *(_page(plan) for plan in plans))


def _page(view: PlanView) -> Page:
    return Page(
        address=f"plans/{view.slug}.md",
        title=view.plan.title,
        description=f"A study plan. {view.plan.meant_for}.",
        template="plan.md.jinja",
        view=view,
        data_file="plans.yaml",
        search_boost=0.5,
    )


def _plan(slug: str, plan: StudyPlan, guide: Guide, cases: dict[str, CaseView]) -> PlanView:
    sittings = tuple(
        SittingView(
            sitting.title,
            sum(stop.minutes for stop in sitting.stops),
            tuple(
                StopView(f"{day}-{number}", stop, _link(stop, guide, cases))
                for number, stop in enumerate(sitting.stops, start=1)
            ),
        )
        for day, sitting in enumerate(plan.sittings, start=1)
    )
    return PlanView(slug, plan, sum(sitting.minutes for sitting in sittings), sittings)


def _link(stop: Stop, guide: Guide, cases: dict[str, CaseView]) -> Link | None:
    """Return where a stop leads; nowhere, if a preview has to do without its case."""
    if stop.case:
        case = cases.get(stop.case)
        step = next((one for one in case.steps if one.id == stop.step), None) if case else None
        return case.link(step) if case else None
    if stop.step:
        name = next(step.name for step in guide.framework.steps if step.id == stop.step)
        return Link(name, f"../method/{stop.step}.md")
    return None

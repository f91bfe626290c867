"""A case is a design that could run: it is served, it is fast enough, it is connected."""

from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Rule, rule
from generator.model.case import Case
from generator.model.evaluation import OnlineRole
from generator.model.guide import Guide
from generator.model.modeling import ModelRole


@rule("D001")
def one_model_is_chosen(case: Case, guide: Guide) -> Iterator[Finding]:
    """Every stage has one chosen model, and a baseline that it is held against.

    Without a baseline nobody can say what the chosen model buys; with two chosen ones nobody can
    say what is built.

    Wrong:
        options:
          - {id: hashed-regression, stage: scoring, role: candidate}
          - {id: boosted-trees, stage: scoring, role: candidate}

    Right:
        options:
          - {id: word-list, stage: scoring, role: baseline}
          - {id: hashed-regression, stage: scoring, role: candidate}
          - {id: boosted-trees, stage: scoring, role: chosen}
    """
    if {option.stage for option in case.models.options} - {s.id for s in case.models.stages}:
        return  # R003 speaks of the stage that does not exist
    for number, stage in enumerate(case.models.stages):
        roles = [option.role for option in case.models.options if option.stage == stage.id]
        path = ("models", "stages", number)
        if (chosen := roles.count(ModelRole.CHOSEN)) != 1:
            message = f"the stage `{stage.id}` has {chosen} chosen models; it needs exactly one"
            yield Finding(path, message, "set `role: chosen` for one of `models.options`")
        if ModelRole.BASELINE not in roles:
            message = f"the stage `{stage.id}` has no baseline"
            yield Finding(path, message, "add an option with `role: baseline`, best without ML")


@rule("D002")
def chosen_model_is_served(case: Case, guide: Guide) -> Iterator[Finding]:
    """A chosen model runs in some component.

    Wrong:
        components:
          - {id: ranker, kind: gpu-inference}

    Right:
        components:
          - {id: ranker, kind: gpu-inference, model: two-tower}
    """
    served = {component.model for component in case.serving.components if component.model}
    if served - {option.id for option in case.models.options}:
        return  # R003 speaks of the model that does not exist
    chosen = [option.stage for option in case.models.options if option.role is ModelRole.CHOSEN]
    for number, option in enumerate(case.models.options):
        is_the_one = option.role is ModelRole.CHOSEN and chosen.count(option.stage) == 1
        if is_the_one and option.id not in served:
            message = f"the chosen model `{option.id}` runs in no component"
            hint = f"set `model: {option.id}` for one of `serving.components`"
            yield Finding(("models", "options", number, "id"), message, hint)


@rule("D004")
def hops_follow_flows(case: Case, guide: Guide) -> Iterator[Finding]:
    """A request passes only between components that a flow joins.

    Wrong:
        flows:
          - {from: api, to: ranker}
        hops:
          - {from: app, to: ranker}

    Right:
        flows:
          - {from: app, to: api}
          - {from: api, to: ranker}
        hops:
          - {from: app, to: api}
          - {from: api, to: ranker}
    """
    if not _flows_lead_somewhere(case):
        return
    joined = {frozenset((flow.origin, flow.to)) for flow in case.serving.flows}
    known = {component.id for component in case.serving.components}
    for number, hop in enumerate(case.serving.request.hops):
        pair = frozenset((hop.origin, hop.to))
        if len(pair) > 1 and pair <= known and pair not in joined:
            message = f"no flow joins `{hop.origin}` and `{hop.to}`"
            path = ("serving", "request", "hops", number)
            yield Finding(path, message, "add the flow to `serving.flows`, or mend the hop")


@rule("D005")
def components_are_connected(case: Case, guide: Guide) -> Iterator[Finding]:
    """A component takes part in a flow; one that does not is a box without a purpose.

    Wrong:
        components:
          - id: ranker
          - id: audit-log
        flows:
          - {from: api, to: ranker}

    Right:
        components:
          - id: ranker
          - id: audit-log
        flows:
          - {from: api, to: ranker}
          - {from: ranker, to: audit-log}
    """
    if not _flows_lead_somewhere(case):
        return
    joined = _ends(case)
    for number, component in enumerate(case.serving.components):
        if component.id not in joined:
            message = f"the component `{component.id}` takes part in no flow"
            path = ("serving", "components", number, "id")
            yield Finding(path, message, "add its flow to `serving.flows`, or delete it")


@rule("D007", may_be_exempted=True)
def components_form_one_system(case: Case, guide: Guide) -> Iterator[Finding]:
    """Every component can be reached from where a request begins, along flows in any direction.

    Components that are joined only with each other are a second system, which nobody asked for;
    most often the flow is missing that joins them.

    Wrong:
        flows:
          - {from: client, to: api}
          - {from: trainer, to: registry}

    Right:
        flows:
          - {from: client, to: api}
          - {from: trainer, to: registry}
          - {from: registry, to: api}
    """
    if not _flows_lead_somewhere(case):
        return
    start = case.serving.request.hops[0].origin
    rest = [one.id for one in case.serving.components if one.id in _ends(case)]
    connected = _connected(start, case)
    while apart := [id_ for id_ in rest if id_ not in connected]:
        island = _connected(apart[0], case)
        names = ", ".join(f"`{id_}`" for id_ in apart if id_ in island)
        number = [one.id for one in case.serving.components].index(apart[0])
        message = f"no flow joins {names} with the rest of the system"
        path = ("serving", "components", number, "id")
        yield Finding(path, message, f"`{start}` begins the request; add the missing flow")
        connected |= island


def _connected(start: str, case: Case) -> set[str]:
    """Return what flows join with a component, itself included."""
    reached = {start}
    pairs = [{flow.origin, flow.to} for flow in case.serving.flows]
    while fresh := {end for pair in pairs if pair & reached for end in pair} - reached:
        reached |= fresh
    return reached


def _flows_lead_somewhere(case: Case) -> bool:
    """Say whether every end of a flow exists; where one does not, R003 speaks of it."""
    return _ends(case) <= {component.id for component in case.serving.components}


def _ends(case: Case) -> set[str]:
    return {end for flow in case.serving.flows for end in (flow.origin, flow.to)}


@rule("D006")
def experiment_can_decide(case: Case, guide: Guide) -> Iterator[Finding]:
    """One online metric is primary, and at least one is a guardrail.

    Two primary metrics let the one that moved decide; without a guardrail a model can win by
    doing harm.

    Wrong:
        online:
          - {metric: ctr, role: primary}
          - {metric: revenue-per-session, role: primary}

    Right:
        online:
          - {metric: revenue-per-session, role: primary}
          - {metric: ctr, role: secondary}
          - {metric: latency-p99, role: guardrail}
    """
    roles = [metric.role for metric in case.evaluation.online]
    path = ("evaluation", "online")
    if (primary := roles.count(OnlineRole.PRIMARY)) != 1:
        yield Finding(path, f"{primary} online metrics are primary; exactly one decides")
    if OnlineRole.GUARDRAIL not in roles:
        yield Finding(path, "no online metric is a guardrail", "add what must not get worse")


RULES: Final[tuple[Rule, ...]] = (
    one_model_is_chosen,
    chosen_model_is_served,
    hops_follow_flows,
    components_are_connected,
    components_form_one_system,
    experiment_can_decide,
)

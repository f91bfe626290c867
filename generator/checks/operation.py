"""What runs can be decided on: thresholds that can be crossed, actions, one experiment."""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Rule, rule
from generator.model.case import Case
from generator.model.guide import Guide
from generator.model.monitoring import Severity
from generator.problems import KeyPath

_MEASURE: Final = re.compile(
    r"\d|\{\{|\b(no|none|never|any|all|every|each|zero|one|two|three|once|twice|half|third|quarter"
    r"|than|not (below|above)|at (least|most)|same|equal|over|pass(es)?|agree)\b",
    re.IGNORECASE,
)
_EMPTY_ACTION: Final = re.compile(
    r"(none|nothing|n/?a|tbd|check|look|monitor|notify|alert|inform|investigate|look into|escalate)"
    r"( (it|this|that|them|the|an?|on-?call|team|issue|problem|alert|cause|engineer))*\.?",
    re.IGNORECASE,
)


@rule("D015", may_be_exempted=True)
def thresholds_can_be_crossed(case: Case, guide: Guide) -> Iterator[Finding]:
    """A threshold, a gate and a target hold a figure, or a comparison that can fail.

    "High latency" wakes nobody, and "good quality" stops no bad model: two people have to agree
    whether the line was crossed.

    Wrong:
        threshold: unusually high

    Right:
        threshold: twice the same hour of last week
    """
    for path, text in _measured(case):
        if not _MEASURE.search(text):
            hint = "name a value, or what it is compared with"
            yield Finding(path, f"nobody can tell when this holds: {text[:60]}", hint)


def _measured(case: Case) -> Iterator[tuple[KeyPath, str]]:
    for number, signal in enumerate(case.monitoring.signals):
        yield ("monitoring", "signals", number, "threshold"), signal.threshold
    for number, gate in enumerate(case.monitoring.retraining.gates):
        yield ("monitoring", "retraining", "gates", number), gate
    for number, metric in enumerate(case.evaluation.offline):
        yield ("evaluation", "offline", number, "target"), metric.target


@rule("D016", may_be_exempted=True)
def alerts_have_an_action(case: Case, guide: Guide) -> Iterator[Finding]:
    """Whoever is woken or gets a ticket knows what to do first.

    An alert whose action is to look into it teaches people to ignore it. The action names what is
    rolled back, stopped, compared or restarted.

    Wrong:
        severity: page
        action: Investigate.

    Right:
        severity: page
        action: Roll back to the last snapshot, then bisect the log by hour.
    """
    for number, signal in enumerate(case.monitoring.signals):
        is_alert = signal.severity is not Severity.DASHBOARD
        if is_alert and _EMPTY_ACTION.fullmatch(signal.action.strip()):
            path = ("monitoring", "signals", number, "action")
            hint = "say what is rolled back, stopped, compared or restarted first"
            yield Finding(path, f"`{signal.action}` is no action", hint)


@rule("D017", may_be_exempted=True)
def one_step_is_the_experiment(case: Case, guide: Guide) -> Iterator[Finding]:
    """At most one step of the rollout is the experiment.

    The experiment of the evaluation has one sample and one decision; a second step that claims it
    would decide on the same data twice.

    Wrong:
        steps:
          - {name: Canary, traffic: 1, experiment: true}
          - {name: Test, traffic: 10, experiment: true}

    Right:
        steps:
          - {name: Canary, traffic: 1}
          - {name: Test, traffic: 10, experiment: true}
    """
    steps = case.serving.rollout.steps
    marked = [number for number, step in enumerate(steps) if step.experiment]
    for number in marked[1:]:
        message = f"`{steps[number].name}` is the second step that runs the experiment"
        path = ("serving", "rollout", "steps", number, "experiment")
        yield Finding(path, message, "delete `experiment` where only its result is waited for")


RULES: Final[tuple[Rule, ...]] = (
    thresholds_can_be_crossed,
    alerts_have_an_action,
    one_step_is_the_experiment,
)

"""What is learned can be judged: by fitting metrics, in time, and without a look at the answer."""

from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Rule, rule
from generator.derive.estimates import compute
from generator.derive.lag import lag
from generator.model.case import Case
from generator.model.data import SplitBy
from generator.model.features import ComputedIn, Feature, FeatureType
from generator.model.guide import Guide
from generator.model.monitoring import Layer

_LATE: Final = 86_400.0
"""A label that is known after this many seconds is too late to notice a bad release by it."""


@rule("D011", may_be_exempted=True)
def offline_metrics_suit_the_task(case: Case, guide: Guide) -> Iterator[Finding]:
    """At least one offline metric suits the task that the problem is framed as.

    Ranking is judged by what stands at the top, a probability by its calibration as well, a
    detector by boxes that match. `suits` of a metric in `data/vocabulary/metrics.yaml` says which
    tasks it can decide on.

    Wrong:
        task: learning-to-rank
        offline:
          - metric: accuracy

    Right:
        task: learning-to-rank
        offline:
          - metric: ndcg-at-k
    """
    metrics = guide.vocabulary.metrics
    fitting = [id_ for id_, one in metrics.items() if case.framing.task in one.suits]
    used = {metric.metric for metric in case.evaluation.offline}
    if fitting and used <= metrics.keys() and not used & set(fitting):
        message = f"no offline metric suits the task `{case.framing.task}`"
        hint = f"suitable: {', '.join(fitting[:8])}"
        yield Finding(("evaluation", "offline"), message, hint)


@rule("D012", may_be_exempted=True)
def rare_classes_are_seen(case: Case, guide: Guide) -> Iterator[Finding]:
    """A metric that hides rare classes does not decide alone.

    Where one case in a thousand is positive, a model that never finds one has an accuracy of
    99.9%. Another metric that suits the task stands beside it.

    Wrong:
        offline:
          - metric: accuracy

    Right:
        offline:
          - metric: accuracy
          - metric: recall-at-precision
    """
    metrics = guide.vocabulary.metrics
    used = [metrics[one.metric] for one in case.evaluation.offline if one.metric in metrics]
    suited = [metric for metric in used if case.framing.task in metric.suits]
    if suited and all(metric.hides_rare for metric in suited):
        for number, one in enumerate(case.evaluation.offline):
            if one.metric in metrics and metrics[one.metric].hides_rare:
                message = f"`{one.metric}` alone hides a rare class that is never found"
                path = ("evaluation", "offline", number, "metric")
                yield Finding(path, message, "add a metric such as recall at a fixed precision")


@rule("D013", may_be_exempted=True)
def late_labels_have_a_stand_in(case: Case, guide: Guide) -> Iterator[Finding]:
    """Where a label comes late, some signal on the model does without labels.

    If the truth is known after a week, a bad release harms for a week before any metric that needs
    labels moves. Something faster has to be watched, such as the distribution of scores. Which
    signals need labels stands in `data/vocabulary/signals.yaml`.

    Wrong:
        labels:
          - delay: 7 days
        signals:
          - {signal: model-quality, layer: model}

    Right:
        labels:
          - delay: 7 days
        signals:
          - {signal: model-quality, layer: model}
          - {signal: prediction-drift, layer: model}
    """
    kinds = guide.vocabulary.signals
    signals = [one for one in case.monitoring.signals if one.layer is Layer.MODEL]
    if any(one.signal not in kinds or not kinds[one.signal].needs_labels for one in signals):
        return
    figures = compute(case.estimates, guide.vocabulary.functions).figures
    for number, label in enumerate(case.data.labels):
        if (lag(label.delay, figures) or 0) >= _LATE:
            message = f"`{label.name}` comes late, and every signal on the model waits for labels"
            hint = "add a signal with `layer: model` that needs none, such as the drift of scores"
            yield Finding(("data", "labels", number, "delay"), message, hint)
            return


@rule("D014", may_be_exempted=True)
def split_respects_time(case: Case, guide: Guide) -> Iterator[Finding]:
    """Where features sum up the past, training and test are split by time.

    A history or a counter at the time of a test example contains what happened before it. If later
    examples are trained on, the model has seen the answer, and offline figures promise what no
    user will get.

    Wrong:
        split:
          by: [random]

    Right:
        split:
          by: [time, user]
    """
    if SplitBy.TIME in case.data.split.by:
        return
    if past := next((one for one in case.features.catalog if _sums_up_the_past(one)), None):
        message = f"`{past.id}` sums up the past, and the split does not keep time apart"
        hint = "add `time`: train before a date, test after it"
        yield Finding(("data", "split", "by"), message, hint)


def _sums_up_the_past(feature: Feature) -> bool:
    is_history = feature.type is FeatureType.SEQUENCE
    return feature.computed_in is ComputedIn.STREAMING or is_history


RULES: Final[tuple[Rule, ...]] = (
    offline_metrics_suit_the_task,
    rare_classes_are_seen,
    late_labels_have_a_stand_in,
    split_respects_time,
)

"""Every diagram of a case."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from generator.derive.diagrams import (
    alternatives,
    architecture,
    capacity,
    data_pipeline,
    entities,
    feature_map,
    feedback_loops,
    framing,
    latency_budget,
    metric_tree,
    monitoring,
    request,
    rollout,
    serving,
    training_pipeline,
)
from generator.derive.diagrams.mermaid import Diagram
from generator.model.case import Case
from generator.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class CaseDiagrams:
    """The diagrams of a case by what they show."""

    framing: Diagram
    alternatives: Diagram
    entities: Diagram
    data_pipeline: Diagram
    features: Diagram
    architectures: Mapping[str, Diagram]
    """By the id of the model option; an option without layers has none."""
    training: Diagram
    metrics: Diagram
    serving: Diagram
    request: Diagram
    latency: Diagram
    capacity: Diagram | None
    """A case with fewer than two fleets that have a price has none."""
    rollout: Diagram
    monitoring: Diagram
    feedback: Diagram

    def by_name(self) -> dict[str, Diagram]:
        """Return those that there are, each under what it shows: `framing`, `architectures/mlp`."""
        pictures: dict[str, Diagram] = {}
        for part in fields(self):
            match getattr(self, part.name):
                case Diagram() as picture:
                    pictures[part.name] = picture
                case Mapping() as several:
                    named = several.items()
                    pictures.update({f"{part.name}/{name}": one for name, one in named})
        return pictures


def draw_all(case: Case, vocabulary: Vocabulary) -> CaseDiagrams:
    """Draw every diagram of a case."""
    with_layers = (option.id for option in case.models.options if option.architecture)
    return CaseDiagrams(
        framing=framing.draw(case, vocabulary),
        alternatives=alternatives.draw(case, vocabulary),
        entities=entities.draw(case),
        data_pipeline=data_pipeline.draw(case),
        features=feature_map.draw(case, vocabulary),
        architectures=dict(zip(with_layers, architecture.draw(case), strict=True)),
        training=training_pipeline.draw(case),
        metrics=metric_tree.draw(case, vocabulary),
        serving=serving.draw(case, vocabulary),
        request=request.draw(case, vocabulary),
        latency=latency_budget.draw(case, vocabulary),
        capacity=capacity.draw(case, vocabulary),
        rollout=rollout.draw(case),
        monitoring=monitoring.draw(case, vocabulary),
        feedback=feedback_loops.draw(case),
    )

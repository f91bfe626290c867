"""The feature map: from which source each feature comes, where it is computed and served."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node, numbered
from generator.derive.diagrams.looks import DATA, JOB, SERVICE, STREAM, look_of
from generator.derive.diagrams.mermaid import Diagram, diagram
from generator.derive.diagrams.wording import clause, listed
from generator.model.case import Case
from generator.model.features import ComputedIn, Feature, FeatureEntity
from generator.model.vocabulary import Vocabulary

ENTITIES = {
    FeatureEntity.USER: "User",
    FeatureEntity.ITEM: "Item",
    FeatureEntity.CONTEXT: "Context",
    FeatureEntity.CROSS: "Cross",
}
COMPUTED = {
    ComputedIn.BATCH: ("in batch", JOB),
    ComputedIn.STREAMING: ("in streaming", STREAM),
    ComputedIn.REQUEST: ("in the request", SERVICE),
}
WITH_THE_REQUEST = "Comes with the request"
TRAINING_ONLY = "Training only"


@dataclass(frozen=True)
class Cell:
    """Features of one entity that are computed and served alike."""

    entity: FeatureEntity
    computed_in: ComputedIn
    served_from: str
    features: tuple[Feature, ...]


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """Sources on the left, features by entity in the middle, what serves them on the right."""
    cells = _cells(case.features.catalog)
    chart = _chart(case, cells, vocabulary)
    title = "Features by entity, with where they are computed and served"
    return diagram("feature_map", title, _sentences(case, cells), chart)


def _cells(catalog: Iterable[Feature]) -> tuple[Cell, ...]:
    entities, modes = list(FeatureEntity), list(ComputedIn)

    def place(feature: Feature) -> tuple[int, int, str]:
        return entities.index(feature.entity), modes.index(feature.computed_in), _served(feature)

    return tuple(
        Cell(entities[entity], modes[mode], served, tuple(features))
        for (entity, mode, served), features in groupby(sorted(catalog, key=place), key=place)
    )


def _served(feature: Feature) -> str:
    """A component's id, or words with a capital, which no id has."""
    if feature.served_from is not None:
        return feature.served_from
    return WITH_THE_REQUEST if feature.computed_in is ComputedIn.REQUEST else TRAINING_ONLY


def _chart(case: Case, cells: tuple[Cell, ...], vocabulary: Vocabulary) -> Flowchart:
    used = {feature.origin for cell in cells for feature in cell.features}
    sources = [source for source in case.data.sources if source.id in used]
    source_ids = numbered((source.id for source in sources), "s")
    places = _places(case, cells, vocabulary)
    left = tuple(Node(source_ids[one.id], (one.name,), DATA) for one in sources)
    edges = (
        *(
            Edge(source_ids[origin], f"c{number}")
            for number, cell in enumerate(cells)
            for origin in dict.fromkeys(feature.origin for feature in cell.features)
        ),
        *(Edge(f"c{number}", places[cell.served_from].id) for number, cell in enumerate(cells)),
    )
    parts: tuple[Node | Group, ...] = (*left, *_groups(cells), *places.values())
    return Flowchart("LR", parts, edges, width=24, lines=2)


def _groups(cells: tuple[Cell, ...]) -> Iterator[Group]:
    for entity, title in ENTITIES.items():
        nodes = tuple(
            _node(f"c{number}", cell) for number, cell in enumerate(cells) if cell.entity is entity
        )
        if nodes:
            yield Group(entity.value, title, nodes)


def _node(node_id: str, cell: Cell) -> Node:
    title, look = COMPUTED[cell.computed_in]
    names = (f"· {feature.name}" for feature in cell.features)
    return Node(node_id, (title.capitalize(), *names), look.boxed())


def _places(case: Case, cells: tuple[Cell, ...], vocabulary: Vocabulary) -> dict[str, Node]:
    """What hands the features to the model, by component id or by words."""
    components = {one.id: one for one in case.serving.components}
    ids = numbered((cell.served_from for cell in cells), "p")
    return {
        key: Node(node_id, (components[key].name,), look_of(components[key], vocabulary))
        if key in components
        else Node(node_id, (key,), DATA)
        for key, node_id in ids.items()
    }


def _sentences(case: Case, cells: tuple[Cell, ...]) -> Iterator[str]:
    sources = {source.id: source.name for source in case.data.sources}
    components = {component.id: component.name for component in case.serving.components}
    for cell in cells:
        origins = dict.fromkeys(sources[feature.origin] for feature in cell.features)
        yield (
            f"{ENTITIES[cell.entity]} features computed {COMPUTED[cell.computed_in][0]} from "
            f"{listed(origins)}: {listed(feature.name for feature in cell.features)}; "
            f"{_ending(cell.served_from, components)}"
        )


def _ending(served_from: str, components: dict[str, str]) -> str:
    if served_from == WITH_THE_REQUEST:
        return "they come with the request"
    if served_from == TRAINING_ONLY:
        return "they are used in training only"
    return f"served from {clause(components[served_from])}"

"""The feature map: from which source each feature comes, where it is computed and served.

Every entity has a frame of its own, and a source or a server that several of them share is drawn
again in each, so that no arrow crosses from frame to frame.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.derive.diagrams.flowchart import Edge, Flowchart, Group, Node, numbered
from generator.derive.diagrams.looks import DATA, JOB, SERVICE, STREAM, Look, look_of
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

    @property
    def origins(self) -> tuple[str, ...]:
        """The sources of its features, each once."""
        return tuple(dict.fromkeys(feature.origin for feature in self.features))


@dataclass(frozen=True)
class Side:
    """Where features come from, or what serves them."""

    letter: str
    looks: Mapping[str, tuple[str, Look]]
    """Name and look by id."""
    homes: Mapping[str, FeatureEntity]
    """The first entity in whose frame each stands; other frames draw it as repeated."""

    def ids(self, entity: FeatureEntity, keys: Iterable[str]) -> dict[str, str]:
        """The ids of its nodes in the frame of an entity."""
        return numbered(keys, f"{entity.value}{self.letter}")

    def nodes(self, entity: FeatureEntity, ids: dict[str, str]) -> Iterator[Node]:
        """Its nodes in the frame of an entity."""
        for key, node_id in ids.items():
            name, look = self.looks[key]
            yield Node(node_id, (name,), look if self.homes[key] is entity else look.repeated())


def draw(case: Case, vocabulary: Vocabulary) -> Diagram:
    """A frame for each entity: sources on the left, features, what serves them on the right."""
    cells = _cells(case.features.catalog)
    chart = _chart(cells, _sources(case, cells), _servers(case, cells, vocabulary))
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


def _sources(case: Case, cells: tuple[Cell, ...]) -> Side:
    looks = {one.id: (one.name, DATA) for one in case.data.sources}
    return Side("s", looks, _homes((origin, cell) for cell in cells for origin in cell.origins))


def _servers(case: Case, cells: tuple[Cell, ...], vocabulary: Vocabulary) -> Side:
    """What hands the features to the model, by component id or by words."""
    looks = {one.id: (one.name, look_of(one, vocabulary)) for one in case.serving.components}
    looks |= {words: (words, DATA) for words in (WITH_THE_REQUEST, TRAINING_ONLY)}
    return Side("p", looks, _homes((cell.served_from, cell) for cell in cells))


def _homes(pairs: Iterable[tuple[str, Cell]]) -> dict[str, FeatureEntity]:
    homes: dict[str, FeatureEntity] = {}
    for key, cell in pairs:
        homes.setdefault(key, cell.entity)
    return homes


def _chart(cells: tuple[Cell, ...], sources: Side, servers: Side) -> Flowchart:
    groups: list[Group] = []
    edges: list[Edge] = []
    for entity, title in ENTITIES.items():
        here = {f"c{n}": cell for n, cell in enumerate(cells) if cell.entity is entity}
        if here:
            origins = sources.ids(entity, (key for cell in here.values() for key in cell.origins))
            places = servers.ids(entity, (cell.served_from for cell in here.values()))
            middle = (_node(node_id, cell) for node_id, cell in here.items())
            nodes = (*sources.nodes(entity, origins), *middle, *servers.nodes(entity, places))
            groups.append(Group(entity.value, title, nodes, "LR"))
            edges.extend(_edges(here, origins, places))
    return _stacked(tuple(groups), tuple(edges))


def _stacked(groups: tuple[Group, ...], edges: tuple[Edge, ...]) -> Flowchart:
    """Frames below each other, their columns about equally wide."""
    below = tuple((one.id, other.id) for one, other in pairwise(groups))
    return Flowchart(
        *("TD", groups, edges), width=30, lines=2, spacing=(10, 14), narrowest=126, below=below
    )


def _node(node_id: str, cell: Cell) -> Node:
    title, look = COMPUTED[cell.computed_in]
    names = tuple(feature.name for feature in cell.features)
    return Node(node_id, (), look.boxed(), title=title.capitalize(), items=names)


def _edges(
    cells: dict[str, Cell], origins: dict[str, str], places: dict[str, str]
) -> Iterator[Edge]:
    for node_id, cell in cells.items():
        yield from (Edge(origins[origin], node_id) for origin in cell.origins)
        yield Edge(node_id, places[cell.served_from])


def _sentences(case: Case, cells: tuple[Cell, ...]) -> Iterator[str]:
    sources = {source.id: source.name for source in case.data.sources}
    components = {component.id: component.name for component in case.serving.components}
    for cell in cells:
        origins = listed(sources[origin] for origin in cell.origins)
        yield (
            f"{ENTITIES[cell.entity]} features computed {COMPUTED[cell.computed_in][0]} from "
            f"{origins}: {listed(feature.name for feature in cell.features)}; "
            f"{_ending(cell.served_from, components)}"
        )


def _ending(served_from: str, components: dict[str, str]) -> str:
    if served_from == WITH_THE_REQUEST:
        return "each comes with the request"
    if served_from == TRAINING_ONLY:
        return "they are used in training only"
    return f"served from {clause(components[served_from])}"

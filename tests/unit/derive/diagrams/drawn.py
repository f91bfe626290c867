"""What a Mermaid text draws, read by the renderer's own parser: boxes with names, and arrows."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import product
from typing import Any, Final

WORDS: Final = "cb-words"
"""The class of a box without an outline, which is what an arrow through it says."""
_ROOT: Final = re.compile(r"^.*_(start|end)$")
_CODE: Final = re.compile(r"ﬂ°(°?)(\w+?)¶ß")
_BREAK: Final = re.compile(r"<br ?/?>")
_BOLD: Final = re.compile(r"</?b>")


@dataclass(frozen=True)
class Drawn:
    """The boxes of a picture by their ids, frames included, and the arrows between them."""

    lines: Mapping[str, tuple[str, ...]]
    """What stands in every box, line by line."""
    edges: tuple[tuple[str, str], ...]
    members: Mapping[str, tuple[str, ...]]
    """The boxes in every frame."""

    def names(self, box: str) -> tuple[str, ...]:
        """The first line of a box, or of each box in a frame that has an arrow of its own."""
        return tuple(self.lines[one][0] for one in (box, *self.members.get(box, ())))


def read(parsed: str) -> Drawn:
    """Return what a parsed Mermaid text draws."""
    tree = json.loads(parsed)
    return _READERS[tree["type"]](tree)


def _flowchart(tree: Any) -> Drawn:  # noqa: ANN401 - as the parser gives it
    groups = {group["id"]: group for group in tree["subgraphs"]}
    nodes = [node for node in tree["nodes"] if node["id"] not in groups]
    words = {node["id"] for node in nodes if WORDS in node["classes"]}
    lines = {node["id"]: _lines(node["label"]) for node in nodes if node["id"] not in words}
    edges = [(e["from"], e["to"]) for e in tree["edges"] if e["stroke"] != "invisible"]
    return Drawn(
        lines | {key: _lines(group["title"]) for key, group in groups.items()},
        tuple(_through(words, edges)),
        {key: tuple(group["nodes"]) for key, group in groups.items()},
    )


def _through(words: set[str], edges: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield every arrow, one that goes through words as one."""
    yield from (edge for edge in edges if not words & {*edge})
    for word in words:
        before = [origin for origin, to in edges if to == word]
        after = [to for origin, to in edges if origin == word]
        yield from product(before, after)


def _states(tree: Any) -> Drawn:  # noqa: ANN401 - as the parser gives it
    lines = {n["id"]: _lines(n["label"]) for n in tree["nodes"] if not _ROOT.match(n["id"])}
    ends = ((edge["start"], edge["end"]) for edge in tree["edges"])
    return Drawn(lines, tuple(edge for edge in ends if {*edge} <= {*lines}), {})


def _sequence(tree: Any) -> Drawn:  # noqa: ANN401 - as the parser gives it
    lines = {key: _lines(actor["description"]) for key, actor in tree["actors"].items()}
    messages = [message for message in tree["messages"] if message["from"] in lines]
    return Drawn(lines, tuple((message["from"], message["to"]) for message in messages), {})


def _entities(tree: Any) -> Drawn:  # noqa: ANN401 - as the parser gives it
    found = {entity["id"]: entity for entity in tree["entities"].values()}
    lines = {
        key: (*_lines(entity["alias"]), *(column["name"] for column in entity["attributes"]))
        for key, entity in found.items()
    }
    relations = ((one["entityA"], one["entityB"]) for one in tree["relationships"])
    return Drawn(lines, tuple(relations), {})


def _gantt(tree: Any) -> Drawn:  # noqa: ANN401 - as the parser gives it
    return Drawn({task["id"]: _lines(task["task"]) for task in tree["tasks"]}, (), {})


def _chart(tree: Any) -> Drawn:  # noqa: ANN401 - as the parser gives it
    return Drawn({name: _lines(name) for name in tree["xAxis"]["categories"]}, (), {})


_READERS: Final = {
    "flowchart-v2": _flowchart,
    "stateDiagram": _states,
    "sequence": _sequence,
    "er": _entities,
    "gantt": _gantt,
    "xychart": _chart,
}


def _lines(label: str) -> tuple[str, ...]:
    plain = _BOLD.sub("", label)
    decoded = _CODE.sub(lambda code: f"&{'#' * bool(code[1])}{code[2]};", plain)
    return tuple(" ".join(unescape(line).split()) for line in _BREAK.split(decoded))

"""From ES modules, which a browser does not load from the file system, to one ordinary script.

Each module becomes a function that is called when it is first imported. It is no general bundler:
it knows the forms of `import` and `export` that the project's modules use, and refuses any other.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

_STATIC: Final = re.compile(r"^import \{([^}]*)\} from \"([^\"]+)\";?$", re.MULTILINE)
_DYNAMIC: Final = re.compile(r"\bimport\(\"([^\"]+)\"\)")
_EXPORT: Final = re.compile(
    r"^export (?=(?:async function\*?|function\*?|class|const) (\w+))", re.MULTILINE
)
_UNKNOWN: Final = re.compile(
    r"^(?:import|export)\b.*$|\bimport\.meta\b.*$|\bimport\((?!\").*$", re.MULTILINE
)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


class NotKnown(Exception):  # noqa: N818 - it reads as what it says
    """A module imports or exports in a way that is not known here."""


def offline_script(
    modules: Mapping[str, str], workers: Mapping[str, str], started: Iterable[str]
) -> str:
    """Return the script that holds modules and workers, by address, and starts some modules.

    Raises:
        NotKnown: a module is written in another way than those of the project.
    """
    shim = (Path(__file__).parent / "shim.js").read_text(encoding="utf-8")
    entries = tuple(name for name in started if name in modules)
    behind_workers = (one for name, text in workers.items() for one in _imported(name, text))
    needed = _needed(modules, (*entries, *behind_workers))
    return "\n".join(
        (
            shim,
            *(_registered("module", name, modules[name]) for name in needed),
            *(_registered("worker", name, text) for name, text in workers.items()),
            *(f"offline.start({json.dumps(name)})" for name in entries),
            "",
        )
    )


def data_script(name: str, text: str) -> tuple[str, str]:
    """Return the name and the text of the script that brings the data of a JSON file."""
    quoted = json.dumps(text, ensure_ascii=False)
    return f"{name}.js", f"offline.text({json.dumps(name)}, {quoted})\n"


def _needed(modules: Mapping[str, str], wanted: Iterable[str]) -> dict[str, None]:
    """Return modules with all that they import."""
    needed: dict[str, None] = {}
    waiting = [name for name in wanted if name in modules]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = None
            waiting += _imported(name, modules[name])
    return needed


def _imported(name: str, text: str) -> Iterable[str]:
    for found in (*_STATIC.finditer(text), *_DYNAMIC.finditer(text)):
        yield _address(name, found[found.re.groups])


def _address(name: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _registered(kind: str, name: str, text: str) -> str:
    """Return the call that registers a module or a worker as a function."""
    body = _function(name, text)
    if kind == "worker":
        # What a worker leaves on `self` it finds again without saying so.
        function = f"self => {{ with (self) {{\n{body}\n}} }}"
    else:
        function = f"exports => {{\n{body}\n}}"
    return f"offline.{kind}({json.dumps(name)}, {function})"


def _function(name: str, text: str) -> str:
    exported = _EXPORT.findall(text)

    def imported(found: re.Match[str]) -> str:
        names = found[1].replace(" as ", ": ")
        return f"const {{{names}}} = offline.load({json.dumps(_address(name, found[2]))})"

    def promised(found: re.Match[str]) -> str:
        return f"offline.promised({json.dumps(_address(name, found[1]))})"

    text = _EXPORT.sub("", _DYNAMIC.sub(promised, _STATIC.sub(imported, text)))
    if unknown := _UNKNOWN.search(_COMMENT.sub("", text)):
        raise NotKnown(f"{name}: `{unknown[0].strip()}` is written in a way that is not known here")
    return f"{text}\nObject.assign(exports, {{ {', '.join(exported)} }})" if exported else text

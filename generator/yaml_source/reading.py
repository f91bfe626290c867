"""From a file to a document, or to what keeps it from being read."""

from pathlib import Path
from typing import Final

import yaml

from generator.problems import Location, Problem
from generator.yaml_source.builder import Builder, Stop, located
from generator.yaml_source.characters import unseen
from generator.yaml_source.document import Document

MAX_BYTES: Final = 1_000_000


def read(file: Path, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read a file as strict YAML; `name` is how problems call it.

    The document is missing if nothing sensible can be made of the file; it may be there, with
    problems, if single values are wrong.
    """
    text, problem = read_text(file, name)
    if problem:
        return None, (problem,)
    return parse(text, name)


def read_text(file: Path, name: str) -> tuple[str, Problem | None]:
    """Return the text of a file, or what keeps it from being read."""
    top = Location(name, 1, 1)
    try:
        # A stranger's link could lead to any file of the machine, whose text a problem would quote.
        if file.is_symlink() or file.parent.is_symlink():
            message = "the file cannot be read: it is a symbolic link, or behind one"
            return "", located("Y001", top, (), message, "put the file itself in its place")
        # A link to a device would be read without end, and a pipe would keep everybody waiting.
        if file.exists() and not file.is_file():
            message = "the file cannot be read: it is a folder, a device or a pipe"
            return "", located("Y001", top, (), message, None)
        if file.stat().st_size > MAX_BYTES:
            size = f"{file.stat().st_size / 1e6:.1f} MB"
            message = f"the file is too large: {size}; at most {MAX_BYTES / 1e6:.0f} MB is read"
            return "", located("Y001", top, (), message, "split the case or shorten it")
        return file.read_bytes().decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}"
        return "", located("Y001", top, (), message, "save it with the encoding UTF-8")
    except OSError as error:
        return "", located("Y001", top, (), f"the file cannot be read: {error.strerror}", None)


def parse(text: str, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Parse strict YAML; `name` is how problems call the file."""
    hidden = tuple(unseen(text, name))
    document, problems = (None, hidden) if hidden else _parse(text, name)
    # What cannot be seen reaches no page, in a preview either.
    return (None if any(found.code == "Y008" for found in problems) else document), problems


def _parse(text: str, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    builder = Builder(name, text)
    try:
        data = builder.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except Stop:
        return None, tuple(builder.problems)
    except yaml.MarkedYAMLError as error:
        return None, (*builder.problems, _syntax(error, text, name))
    if not builder.values:
        return None, (located("Y001", Location(name, 1, 1), (), "the file is empty", None),)
    lines = tuple(builder.lines)
    return Document(name, data, builder.keys, builder.values, lines), tuple(builder.problems)


def _syntax(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    unfinished = "end of stream" in (error.problem or "")
    # What is never closed is to be mended where it is opened, not at the end of the file.
    mark = (error.context_mark if unfinished else None) or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    where = Location(name, line + 1, column + 1)
    lines = text.splitlines()
    content = lines[line] if line < len(lines) else ""
    indentation = content[: len(content) - len(content.lstrip())]
    if "\t" in indentation or content[column : column + 1] == "\t":
        return located("Y002", where, (), "found a tab", "indent with spaces; YAML allows no tabs")
    message = f"not valid YAML: {error.problem or 'the structure is broken'}"
    if error.context and error.context != "while scanning for the next token":
        began = f" that begins in line {error.context_mark.line + 1}" if error.context_mark else ""
        message += f" ({error.context}{began})"
    hint = "a text that contains `: ` or ` #`, or begins with a special sign, needs quotes"
    if "while parsing a block" in (error.context or ""):
        hint = f"is the line indented like its neighbors? If it is: {hint}"
    if unfinished and error.context == "while scanning a quoted scalar":
        hint = "close the quotation mark"
    return located("Y002", where, (), message, hint)

"""What everything in a site follows from besides its own text, as a key."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.programs import programs
from generator.shelf import key_of, key_of_files

_PARTS_OF_A_THEME: Final = {".html", ".svg", ".xml", ".json"}


def origin_of(settings: Iterable[str | bytes], themes: Iterable[Path]) -> str:
    """Return a key of the settings, the theme and the programs.

    `themes` are the project's own folders of templates; the others come with a package.
    """
    return key_of(programs(), *settings, *(_templates(theme) for theme in themes))


def _templates(theme: Path) -> str:
    found = (file for file in theme.rglob("*") if file.suffix in _PARTS_OF_A_THEME)
    return key_of_files(found, theme)

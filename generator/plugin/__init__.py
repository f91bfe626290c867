"""The MkDocs adapter: generated pages as virtual files, and navigation made from the data."""

from generator.plugin.config import CasebookConfig
from generator.plugin.plugin import CasebookPlugin

__all__ = ["CasebookConfig", "CasebookPlugin"]

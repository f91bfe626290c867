"""The guide as data for programs: what the site serves below `api/`, and the JSON export."""

from generator.api.building import Imprint, as_files, as_one_file

__all__ = ["Imprint", "as_files", "as_one_file"]

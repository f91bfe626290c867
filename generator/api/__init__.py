"""The guide as data for programs: what the site serves below `api/`, and the JSON export."""

from generator.api.building import (
    Imprint,
    address,
    as_files,
    as_one_file,
    case_file,
    index_files,
    neighbors,
)

__all__ = [
    "Imprint",
    "address",
    "as_files",
    "as_one_file",
    "case_file",
    "index_files",
    "neighbors",
]

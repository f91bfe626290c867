"""The guide in other forms: a format is a module with a function `make`, listed in `formats`."""

from generator.export.edition import Edition, ExportFailed
from generator.export.formats import FORMATS, Format, Option
from generator.export.offers import offers
from generator.export.publishing import publish

__all__ = ["FORMATS", "Edition", "ExportFailed", "Format", "Option", "offers", "publish"]

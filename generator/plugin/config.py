"""The options of the plugin in `mkdocs.yml`."""

from mkdocs.config import base
from mkdocs.config import config_options as options


class CasebookConfig(base.Config):
    """The options of the plugin in `mkdocs.yml`."""

    data_dir = options.Dir(default="data", exists=True)
    """The folder of the guide's data, relative to `mkdocs.yml`."""
    downloads = options.Type(str, default="")
    """The folder of `casebook export all`, relative to `mkdocs.yml`, if the site is to offer it."""

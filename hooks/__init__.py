"""The plugin that ``plugins: [dossier]`` names; what it does at MkDocs' events is in the adapter."""

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin

from dossier.mkdocs_adapter import Adapter


# MkDocs does not type what it does with subclasses.
class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin: settings stand in ``dossier.yml``."""


class DossierPlugin(Adapter, BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """A dossier as MkDocs knows it."""

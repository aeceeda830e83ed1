"""MkDocs calls what is named here; what it does is in the package."""

from dossier.mkdocs_adapter import Adapter

_adapter = Adapter()

on_startup = _adapter.on_startup
on_config = _adapter.on_config
on_files = _adapter.on_files
on_page_content = _adapter.on_page_content
on_post_build = _adapter.on_post_build
on_serve = _adapter.on_serve

"""MkDocs calls what is named here; what it does is in the package."""

from dossier.mkdocs_adapter import on_config, on_files, on_page_content, on_post_build, on_startup

__all__ = ["on_config", "on_files", "on_page_content", "on_post_build", "on_startup"]

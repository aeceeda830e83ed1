"""The files of a tree as MkDocs knows files."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from dossier.pipeline import Outcome


def files_of(outcome: Outcome, config: MkDocsConfig) -> Iterator[File]:
    """The pages, each with the editor's file that it comes from, and all that stands beside them."""
    for path, text in outcome.tree.items():
        yield file_of(outcome, path, text, config)
    for path, text in outcome.markdown_pages.items():
        # By its own name, which ends with .md, MkDocs would take it for a page.
        file = File.generated(config, f"{path}.plain", content=text)
        file.dest_uri = path
        yield file


def file_of(outcome: Outcome, path: str, text: bytes, config: MkDocsConfig) -> File:
    """One file of a tree, with the editor's file that it comes from, if there is one."""
    file = without_edit_link(File.generated(config, path, content=text))
    # Without a repository an edit link has no target.
    if path in outcome.edit and config.repo_url:
        file.edit_uri = os.path.relpath(outcome.edit[path], content_of(config))
    return file


def files_instead(paths: Iterable[str], text: str, config: MkDocsConfig) -> Iterator[File]:
    """One page, such as that of problems, at every address that an editor may have open."""
    for path in paths:
        yield without_edit_link(File.generated(config, path, content=text))


def without_edit_link(file: File) -> File:
    """The file, which no editor has written."""
    file.edit_uri = None
    return file


def content_of(config: MkDocsConfig) -> Path:
    """The content folder, as messages name it."""
    return Path(os.path.relpath(config.docs_dir))

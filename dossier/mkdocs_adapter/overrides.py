"""The folder of the theme's overrides, which MkDocs reads and publishes by itself."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from dossier.load.disk import problems_below
from dossier.problems import Problem


def unsafe_overrides(config: MkDocsConfig, largest: int) -> tuple[Problem, ...]:
    """What is wrong with files of the overrides; where something is, MkDocs goes without the folder."""
    folder = config.theme.custom_dir
    if folder is None:
        return ()
    problems = problems_below(Path(os.path.relpath(folder)), largest)
    if problems:
        # A preview goes on, and would copy what the links lead to.
        config.theme.dirs.remove(folder)
    return problems

"""The folders of the theme, which MkDocs reads and publishes by itself: ours, and one of the editors' own."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_theme_dir

from dossier.load.disk import problems_below
from dossier.problems import Problem


def unsafe_overrides(config: MkDocsConfig, largest: int) -> tuple[Problem, ...]:
    """What is wrong with files of the theme; where it is the editors' part, MkDocs goes without it."""
    ours = get_theme_dir("dossier")
    problems = _below(ours, largest) if ours in config.theme.dirs else ()
    folder = config.theme.custom_dir
    if folder is None:
        return problems
    unsafe = _below(folder, largest)
    if unsafe:
        # A preview goes on, and would copy what the links lead to.
        config.theme.dirs.remove(folder)
    return (*problems, *unsafe)


def _below(folder: str, largest: int) -> tuple[Problem, ...]:
    return problems_below(Path(os.path.relpath(folder)), largest)

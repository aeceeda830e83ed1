"""Types of options that several commands have."""

from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)

# Of what prints for people and for programs; only problems have annotations for GitHub as well.
REPORTS = click.Choice(["text", "json"])
PROBLEM_REPORTS = click.Choice(["text", "github", "json"])

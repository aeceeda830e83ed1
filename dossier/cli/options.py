"""Types of options that several commands have."""

from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)

# Only problems can also be printed as annotations for GitHub.
REPORTS = click.Choice(["text", "json"])
PROBLEM_REPORTS = click.Choice(["text", "github", "json"])

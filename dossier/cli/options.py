"""Types of options that several commands have."""

from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)

# Only problems can also be printed as annotations for GitHub.
REPORTS = click.Choice(["text", "json"])
PROBLEM_REPORTS = click.Choice(["text", "github", "json"])


def valid_language(_context: click.Context, _option: click.Parameter, code: str) -> str:
    """A language as the value of an option."""
    return language_code(code)


def language_code(code: str) -> str:
    """The code of a language, or nothing; a usage error for what is neither."""
    from pydantic import TypeAdapter, ValidationError

    from dossier.model.schema import Language

    try:
        return TypeAdapter[str](Language).validate_python(code) if code else ""
    except ValidationError as error:
        raise click.BadParameter(error.errors()[0]["msg"]) from error

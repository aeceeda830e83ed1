"""Commands for editors who change their mind: other names, new files, corrections, withdrawals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.cli.options import FOLDER
from dossier.swap import replace_all

if TYPE_CHECKING:
    from dossier.revision import Change


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--content", type=FOLDER, default="content", help="The folder to change.")
def rename(old: str, new: str, content: Path) -> None:
    """Rename an entity, a source, a claim (source#claim), or what readers call an entity.

    All that names it follows: links, citations, values, the archived text and what was verified. The earlier
    id is kept, and leads to the new one.
    """
    from dossier.revision import renamed

    _write(renamed(content, old, new))


def _write(change: Change) -> None:
    """Write the files of a change, all or none, and say which; or say why not, and end."""
    from dossier.problems.report import as_text

    if change.problems:
        click.echo(as_text(change.problems), err=True)
    if change.why:
        raise click.ClickException(change.why)
    try:
        replace_all(change.files)
    except OSError as error:
        raise click.ClickException(f"nothing was changed: {error}") from error
    for path, text in change.files.items():
        click.echo(f"{path}{' is gone' if text is None else ''}")

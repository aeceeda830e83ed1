"""The command that begins a dossier from what readers of another take away."""

from pathlib import Path

import click

from dossier.cli.options import EXISTING_FILE, FOLDER
from dossier.swap import swapped


@click.command("import")
@click.argument("file", type=EXISTING_FILE)
@click.argument("content", type=FOLDER, default="content")
def import_(file: Path, content: Path) -> None:
    """Write the content folder that a dossier.json was made of, to go on with it."""
    from dossier.pipeline import problems_of
    from dossier.problems.report import FORMATS
    from dossier.restored import UnreadableError, restore

    _refuse_full(content)
    with swapped(content) as new:
        try:
            restore(file, new)
        except UnreadableError as reason:
            raise click.ClickException(str(reason)) from reason
        # Somebody may have begun to write there meanwhile.
        _refuse_full(content)
    problems = problems_of(content)[1]
    if problems:
        click.echo(FORMATS["text"](problems), err=True)
    click.echo(f"written to '{content}'; its archive stays with those who have it", err=True)


def _refuse_full(content: Path) -> None:
    if content.exists() and any(content.iterdir()):
        raise click.ClickException(f"'{content}' is not empty; name another folder")

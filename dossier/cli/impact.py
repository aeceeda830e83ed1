"""The command that says what would be lost with a source, an actor or a claim."""

import sys
from pathlib import Path

import click

from dossier.cli.options import FOLDER, REPORTS


@click.command()
@click.argument("name")
@click.option("--content", type=FOLDER, default="content", help="The folder to read.")
@click.option("--format", "style", type=REPORTS, default="text", help="For people or programs.")
def impact(name: str, content: Path, style: str) -> None:
    """Say what would fall if NAME were withdrawn: a source, an actor, or a claim as source#claim."""
    from dossier.pipeline import impact_of
    from dossier.problems import did_you_mean, errors
    from dossier.problems.report import as_text
    from dossier.render.impact import FORMATS
    from dossier.withdraw.impact import actors

    dossier, problems, losses = impact_of(content, name)
    if errors(problems):
        click.echo(as_text(errors(problems)), err=True)
        sys.exit(1)
    if losses is None:
        names = [*dossier.sources, *actors(dossier), *map(str, dossier.claims)]
        hint = did_you_mean(name, names) or "name one by its id, or a claim as source#claim"
        raise click.ClickException(f"no source, actor or claim '{name}'; {hint}")
    click.echo(FORMATS[style](dossier, name, losses))

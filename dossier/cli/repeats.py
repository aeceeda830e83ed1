"""The command that proposes claims which may say the same."""

import sys
from pathlib import Path

import click

from dossier.cli.options import FOLDER, REPORTS

# As in derive/similar.py, which is not imported here: help must answer at once.
LEAST = 3.0


@click.command("suggest-repeats")
@click.argument("content", type=FOLDER, default="content")
@click.option(
    "--least", type=float, default=LEAST, show_default=True, help="Pairs with this many points or more."
)
@click.option("--format", "style", type=REPORTS, default="text", help="For people or programs.")
def suggest_repeats(content: Path, least: float, style: str) -> None:
    """Propose claims of different sources that may say the same; an editor decides."""
    from dossier.derive.similar import similar
    from dossier.pipeline import problems_of
    from dossier.problems import errors
    from dossier.problems.report import as_text
    from dossier.render.suggestions import FORMATS

    dossier, problems = problems_of(content)
    if errors(problems):
        click.echo(as_text(errors(problems)), err=True)
        sys.exit(1)
    pairs = similar(dossier, least)
    if pairs or style == "json":
        click.echo(FORMATS[style](pairs))
    else:
        click.echo("no two claims of different sources seem to say the same", err=True)

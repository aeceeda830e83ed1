"""The command that proposes what articles say."""

from pathlib import Path

import click

from dossier.cli.draft_with import draft_with
from dossier.cli.options import FOLDER, valid_language

# In seconds: a model of language takes its time.
PATIENCE = 300.0


@click.command()
@click.argument("names", nargs=-1)
@click.option("--language", default="", callback=valid_language, help="The language, such as en or pt-BR.")
@click.option("--format", type=click.Choice(["text", "json", "yaml"]), help="How to print.")
@click.option("--with", "command", default="", help="A program that drafts: asked and answered in JSON.")
@click.option("--drafted-by", default="", help="The name of that program in the files.")
@click.option(
    "--time-limit", type=click.FloatRange(0.1), default=PATIENCE, help="In seconds, for each of its answers."
)
@click.option("--content", type=FOLDER, default="content", help="The folder of the records.")
def draft(
    names: tuple[str, ...],
    language: str,
    format: str | None,
    command: str,
    drafted_by: str,
    time_limit: float,
    content: Path,
) -> None:
    """Propose what somebody says in an article: in whose words, and by which of the article's.

    NAMES are a text file; --with a program, archived sources, whose claims it drafts.
    """
    if not names:
        raise click.ClickException("name an article, or with --with an archived source")
    if command:
        draft_with(command, names, content, drafted_by, time_limit, format or "text")
        return
    for name in names:
        _listed(Path(name), language, "json" if format == "json" else "yaml")


def _listed(file: Path, language: str, format: str) -> None:
    from dossier.draft.listing import PRINTED, listed
    from dossier.problems.extras import ADD, from_extra

    if not file.is_file():
        raise click.ClickException(f"there is no file '{file}'")
    with from_extra(ADD, "reading an article"):
        from dossier.intake.articles import read_article

    article = read_article(file, frozenset(), frozenset(), language)
    if isinstance(article, str):
        raise click.ClickException(f"'{file}': {article}")
    click.echo(PRINTED[format](listed(article.blocks, article.language)))

"""The command that proposes what articles say."""

from pathlib import Path

import click

from dossier.cli.options import EXISTING_FILE, valid_language


@click.command()
@click.argument("file", type=EXISTING_FILE)
@click.option("--language", default="", callback=valid_language, help="The language, such as en or pt-BR.")
@click.option("--format", type=click.Choice(["json", "yaml"]), default="yaml", help="How to print.")
def draft(file: Path, language: str, format: str) -> None:
    """Propose what somebody says in an article: in whose words, and by which of the article's."""
    from dossier.draft.listing import PRINTED, listed
    from dossier.problems.extras import ADD, from_extra

    with from_extra(ADD, "reading an article"):
        from dossier.intake.articles import read_article

    article = read_article(file, frozenset(), frozenset(), language)
    if isinstance(article, str):
        raise click.ClickException(f"'{file}': {article}")
    click.echo(PRINTED[format](listed(article.blocks, article.language)))

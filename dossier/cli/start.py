"""The command that makes a dossier of nothing but articles."""

from pathlib import Path

import click

from dossier.cli.options import EXISTING_FILE, FOLDER, valid_language
from dossier.cli.site import build
from dossier.problems.extras import ADD, from_extra


@click.command()
@click.argument("articles", type=EXISTING_FILE, nargs=-1, required=True)
@click.option("--folder", type=FOLDER, default=".", help="An empty folder; else this one.")
@click.option("--title", default="Who says what", help="The title of the dossier.")
@click.option(
    "--language",
    default="en",
    callback=valid_language,
    help="That of your texts, and of articles of which nothing tells.",
)
@click.pass_context
def start(
    context: click.Context, articles: tuple[Path, ...], folder: Path, title: str, language: str
) -> None:
    """Begin a dossier from ARTICLES: settings, records, drafts, and a site to look at."""
    from dossier.cli.origin import installed_version, origin, requirement

    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"'{folder}' is not empty; name another with --folder")
    program, wheel = requirement(origin())
    with from_extra(ADD, "reading an article"):
        from dossier.draft.started import begun
    for line in begun(folder, articles, title, language, program, installed_version()):
        click.echo(line)
    if wheel:
        (folder / wheel.name).write_bytes(wheel.read_bytes())
    click.echo("All of it is a draft, and is marked so; look at it: dossier serve")
    context.invoke(build, config_file=folder / "mkdocs.yml", quiet=True)

"""Commands that propose what articles say: for a dossier, for one article, and for a whole new dossier."""

from pathlib import Path

import click

from dossier.cli.options import EXISTING_FILE, FOLDER, valid_language
from dossier.cli.site import build
from dossier.problems.extras import ADD, from_extra

_LANGUAGE = click.option(
    "--language",
    default="",
    callback=valid_language,
    help="That of the articles, such as en or pt-BR.",
)


@click.command()
@click.argument("names", metavar="[SOURCE|FILE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every source that has a text and no claims yet.")
@_LANGUAGE
@click.option("--format", "style", type=click.Choice(["json", "yaml"]), help="Print, and write nothing.")
@click.option("--content", type=FOLDER, default="content", help="The folder of the records.")
def draft(names: tuple[str, ...], every: bool, language: str, style: str | None, content: Path) -> None:
    """Propose what articles say, and write what stands in them into the records as drafts.

    A SOURCE is one of the dossier. Of a FILE that is no source yet, the proposals are printed.
    """
    if bool(names) is every:
        raise click.UsageError("name a source or a file, or give --all")
    files = [name for name in names if Path(name).is_file()]
    for name in files:
        click.echo(_printed(Path(name), language, style or "yaml"))
    if every or len(files) < len(names):
        _draft_sources(content, [name for name in names if name not in files], style)


def _printed(file: Path, language: str, style: str) -> str:
    """The proposals of an article that is in no dossier."""
    from dossier.draft.listing import PRINTED, listed

    with from_extra(ADD, "reading an article"):
        from dossier.intake.articles import read_article

    article = read_article(file, frozenset(), frozenset(), language)
    if isinstance(article, str):
        raise click.ClickException(f"'{file}': {article}")
    return PRINTED[style](listed(article.blocks, article.language))


def _draft_sources(content: Path, names: list[str], style: str | None) -> None:
    """Draft the sources, all that have no claims where none is named."""
    from dossier.draft.listing import PRINTED
    from dossier.draft.written import RefusedError, drafted, undrafted

    try:
        for name in names or undrafted(content):
            drafts = drafted(content, name, is_written=style is None)
            if style:
                click.echo(PRINTED[style]({"source": name, "claims": list(drafts.records)}))
            else:
                told = f"{len(drafts.records)} drafts, {len(drafts.entities)} new entities"
                click.echo(f"{name}: {told}; {drafts.refused} proposals did not stand in the article")
    except RefusedError as why:
        raise click.ClickException(str(why)) from why


@click.command()
@click.argument("articles", type=EXISTING_FILE, nargs=-1, required=True)
@click.option("--folder", type=FOLDER, default=".", help="An empty folder; else this one.")
@click.option("--title", default="Who says what", help="The title of the dossier.")
@click.option(
    "--language", default="en", callback=valid_language, help="That of the articles and of your texts."
)
@click.pass_context
def start(
    context: click.Context, articles: tuple[Path, ...], folder: Path, title: str, language: str
) -> None:
    """Begin a dossier from ARTICLES: settings, records, drafts, and a site to look at."""
    from dossier.cli.origin import installed_version, origin, requirement
    from dossier.draft.started import begun

    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"'{folder}' is not empty; name another with --folder")
    program, wheel = requirement(origin())
    with from_extra(ADD, "reading an article"):
        for line in begun(folder, articles, title, language, program, installed_version()):
            click.echo(line)
    if wheel:
        (folder / wheel.name).write_bytes(wheel.read_bytes())
    click.echo("All of it is a draft, and is marked so; look at it: dossier serve")
    context.invoke(build, config_file=folder / "mkdocs.yml", quiet=True)

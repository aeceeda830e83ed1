"""The command that proposes what articles say, by our own rules or by a program of somebody else."""

import os
from pathlib import Path

import click

from dossier.cli.draft_with import draft_with
from dossier.cli.options import FOLDER, valid_language
from dossier.problems.extras import ADD, from_extra

# In seconds: a model of language takes its time.
PATIENCE = 300.0
_TASK = "drafting from an article"


@click.command()
@click.argument("names", metavar="[SOURCE|FILE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every source that has a text and no claims yet.")
@click.option("--language", default="", callback=valid_language, help="That of a file, such as en or pt-BR.")
@click.option(
    "--format", "style", type=click.Choice(["text", "json", "yaml"]), default="text", help="How to print."
)
@click.option("--with", "command", default="", help="A program that drafts: asked and answered in JSON.")
@click.option("--drafted-by", default="", help="The name of that program in the files.")
@click.option(
    "--time-limit", type=click.FloatRange(0.1), default=PATIENCE, help="In seconds, for each of its answers."
)
@click.option("--content", type=FOLDER, default="content", help="The folder of the records.")
def draft(
    names: tuple[str, ...],
    every: bool,
    language: str,
    style: str,
    command: str,
    drafted_by: str,
    time_limit: float,
    content: Path,
) -> None:
    """Propose what articles say, and write what stands in them into the records as drafts.

    A SOURCE is one of the dossier; with --format json or yaml its drafts are printed, and nothing is written.
    Of a FILE that is no source yet, what somebody says there is printed.
    """
    if bool(names) is every:
        raise click.UsageError("name a source or a file, or give --all")
    # What is no folder is read, or said to be a pipe or a link that leads nowhere.
    files = [] if command else [name for name in names if os.path.lexists(name) and not Path(name).is_dir()]
    for name in files:
        _print(Path(name), language, style)
    sources = _undrafted(content) if every else [name for name in names if name not in files]
    if command:
        draft_with(command, sources, content, drafted_by, time_limit, style)
    elif sources:
        _draft(content, sources, style)


def _print(file: Path, language: str, style: str) -> None:
    """Print the proposals of an article that is in no dossier."""
    with from_extra(ADD, _TASK):
        from dossier.draft.listing import PRINTED, listed
        from dossier.intake.articles import read_article

    article = read_article(file, frozenset(), frozenset(), language)
    if isinstance(article, str):
        raise click.ClickException(f"'{file}': {article}")
    click.echo(PRINTED[style](listed(article.blocks, article.language)))


def _undrafted(content: Path) -> list[str]:
    with from_extra(ADD, _TASK):
        from dossier.draft.written import RefusedError, undrafted

    try:
        return undrafted(content)
    except RefusedError as why:
        raise click.ClickException(str(why)) from why


def _draft(content: Path, sources: list[str], style: str) -> None:
    with from_extra(ADD, _TASK):
        from dossier.draft.listing import PRINTED
        from dossier.draft.written import RefusedError, drafted

    try:
        for name in sources:
            drafts = drafted(content, name, is_written=style == "text")
            if style == "text":
                click.echo(f"{name}: {drafts.tally}")
            else:
                click.echo(PRINTED[style]({"source": name, "claims": list(drafts.records)}))
    except RefusedError as why:
        raise click.ClickException(str(why)) from why

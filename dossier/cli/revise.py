"""Commands for editors who change their mind: other names, new files, corrections, withdrawals."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.cli.options import FOLDER
from dossier.swap.several import replace_all

if TYPE_CHECKING:
    from dossier.revision.trial import Change

_CONTENT = click.option("--content", type=FOLDER, default="content", help="The folder to change.")
_DAY = click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: date.today().isoformat(),
    help="The day; else today.",
)


@click.command()
@click.argument("kind")
@click.argument("name")
@click.option("--id", default="", help="The id; else words of the name.")
@click.option("--type", default="", help="One of the types of the kind; else its default, or the only one.")
@click.option("--unit", default="", help="Of a figure: what its numbers count.")
@_CONTENT
def new(kind: str, name: str, id: str, type: str, unit: str, content: Path) -> None:
    """Begin the file of an entity of KIND, such as actors, or of a source; no file is overwritten.

    On a terminal, the type is asked for if it is needed and not given.
    """
    from dossier.model.schema import is_device, is_id
    from dossier.model.slugs import suggested_id
    from dossier.revision.stated import created

    id = id or suggested_id(name)
    if not is_id(id) or is_device(id):
        raise click.ClickException("add --id with lower-case ASCII words joined by hyphens")
    if sys.stdin.isatty():
        type, unit = type or _asked_type(content, kind), unit or _asked_unit(content, kind)
    _write(content, lambda: created(content, kind, " ".join(name.split()), id, type, unit))


def _asked_type(content: Path, kind: str) -> str:
    from dossier.revision.stated import asked_types

    types = asked_types(content, kind)
    for id, label in types.items():
        click.echo(f"  {id:<14} {label}", err=True)
    choice = click.Choice(list(types))
    return str(click.prompt("Type", type=choice, show_choices=False, err=True)) if types else ""


def _asked_unit(content: Path, kind: str) -> str:
    from dossier.revision.stated import needs_unit

    is_needed = needs_unit(content, kind)
    return str(click.prompt("Unit: what its numbers count", err=True)).strip() if is_needed else ""


@click.command()
@click.argument("old")
@click.argument("new")
@_CONTENT
def rename(old: str, new: str, content: Path) -> None:
    """Rename an entity, a source, a claim (source#claim), or what readers call an entity.

    All that names it follows: links, citations, values, the archived text and what was verified. The earlier
    id is kept, and leads to the new one.
    """
    from dossier.revision.renamed import renamed

    _write(content, lambda: renamed(content, old, new))


@click.command()
@click.argument("source")
@click.option("--because", required=True, help="Why: readers see it.")
@_DAY
@_CONTENT
def withdraw(source: str, because: str, day: date, content: Path) -> None:
    """Withdraw a source: it stays on record, and supports nothing any more.

    Prints what then stands unsupported, and is yours to mend; 'dossier impact' says it beforehand.
    """
    from dossier.revision.stated import withdrawn

    why = " ".join(because.split())
    _write(content, lambda: withdrawn(content, source, f"{day:%Y-%m-%d}", why))


@click.command()
@click.argument("claim")
@click.option("--because", required=True, help="Why: readers see it.")
@click.option("--says", default="", help="The sentence as it is from now on.")
@click.option("--was", default="", help="What it said before, if you have mended it already.")
@_DAY
@_CONTENT
def correct(claim: str, because: str, says: str, was: str, day: date, content: Path) -> None:
    """Correct a CLAIM (source#claim), and tell readers what it said before, and why that was wrong."""
    from dossier.revision.stated import corrected

    if bool(says) is bool(was):
        raise click.UsageError("give either --says, or --was if the claim is mended already")
    words = [" ".join(text.split()) for text in (was, says, because)]
    _write(content, lambda: corrected(content, claim, f"{day:%Y-%m-%d}", *words))


def _write(content: Path, worked_out: Callable[[], Change]) -> None:
    """Write the files of a change, all or none, and say which; or say why not, and end.

    Nothing is written if somebody has edited the content while the change was worked out.
    """
    from dossier.load.disk import content_digest
    from dossier.problems.report import as_text

    digest = content_digest(content)
    change = worked_out()
    if change.problems:
        click.echo(as_text(change.problems), err=True)
    if change.why:
        raise click.ClickException(change.why)
    try:
        replace_all(change.files, lambda: content_digest(content) == digest)
    except OSError as error:
        raise click.ClickException(f"nothing was changed: {error}") from error
    for path, text in change.files.items():
        click.echo(f"{path}{' is gone' if text is None else ''}")

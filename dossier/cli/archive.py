"""Commands for those who have the archive: add an article, verify claims against the texts."""

import os
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import click

from dossier.cli.options import EXISTING_FILE, FOLDER, valid_language
from dossier.problems.extras import ADD, from_extra
from dossier.swap import leads_out
from dossier.swap.several import replace_all

BLOCK_NUMBER = click.IntRange(1)


@click.command()
@click.argument("file", type=EXISTING_FILE)
@click.option("--id", help="The source's id; else words of the title.")
@click.option("--language", default="", callback=valid_language, help="The language, such as en or pt-BR.")
@click.option("--title", default="", help="The title, where the file has none or another.")
@click.option("--archive", type=FOLDER, default="archive", help="The folder of the texts.")
@click.option("--content", type=FOLDER, default="content", help="The folder of the records.")
@click.option("--keep", type=BLOCK_NUMBER, multiple=True, help="Keep the block with this number.")
@click.option("--leave-out", type=BLOCK_NUMBER, multiple=True, help="Leave this block out.")
@click.option("--replace", is_flag=True, help="Replace a text that is in the archive already.")
def add(
    file: Path,
    id: str | None,
    language: str,
    title: str,
    archive: Path,
    content: Path,
    keep: tuple[int, ...],
    leave_out: tuple[int, ...],
    replace: bool,
) -> None:
    """Read an article (text, HTML or PDF) into the archive, and begin its record."""
    with from_extra(ADD, "reading an article"):
        from dossier.intake.articles import read_article
        from dossier.intake.clues import clues
    from dossier.load.archive import names_text
    from dossier.model.archive import write_blocks
    from dossier.model.paths import SOURCES
    from dossier.model.slugs import suggested_id
    from dossier.render.source_record import listing, source_record

    article = read_article(file, frozenset(keep), frozenset(leave_out), language, title)
    if isinstance(article, str):
        raise click.ClickException(f"'{file}': {article}")
    click.echo(listing(article.blocks))
    id = _free_id(id or suggested_id(article.title), content)
    text, record = archive / f"{id}.txt", content / SOURCES / f"{id}.md"
    if text.exists() and not replace:
        raise click.ClickException(f"'{text}' is there already; give another --id, or add --replace")
    written = write_blocks(article.blocks).encode()
    digest = sha256(written).hexdigest()
    new = source_record(article, clues(article.blocks, article.language), digest)
    is_begun = os.path.lexists(record)
    _refuse_to_write(content, record, written)

    def is_free() -> bool:
        return os.path.lexists(record) == is_begun and (replace or not os.path.lexists(text))

    # An existing record is never replaced.
    try:
        replace_all(({} if is_begun else {record: new.encode()}) | {text: written}, is_free)
    except OSError as error:
        raise click.ClickException(f"nothing was written: {error}") from error
    other = "" if names_text(record, digest) else " has another text, and stays as it is"
    click.echo(f"\n{text}\n{record}{other}")
    click.echo(f"text: {{sha256: {digest}}}")
    if not article.language:
        likely = article.likely_language
        what = f"'language: {likely}', which its words look like," if likely else "'language'"
        click.echo(f"the file does not say its language: write {what} into the record", err=True)


def _refuse_to_write(content: Path, record: Path, text: bytes) -> None:
    """End where the record would stand outside of the content, or nothing could read the text again."""
    from dossier.load.disk import LARGEST

    if content.exists() and leads_out(record, content):
        raise click.ClickException(f"'{record}' leads out of '{content}'; nothing was written")
    if len(text) > LARGEST * 1000:
        raise click.ClickException(f"the text has more than {LARGEST} kilobytes; nothing was written")


def _free_id(id: str, content: Path) -> str:
    from dossier.model.paths import SOURCES
    from dossier.model.schema import is_device, is_id

    if not is_id(id) or is_device(id):
        message = f"'{id}' is not an id" if id else "the text has no title to make an id of"
        raise click.ClickException(f"{message}; add --id with lower-case ASCII words joined by hyphens")
    others = [path for path in content.glob(f"*/{id}.md") if path.parent.name != SOURCES]
    if others:
        raise click.ClickException(f"'{others[0]}' has this id already; give another --id")
    return id


@click.command()
@click.argument("content", type=FOLDER, default="content")
@click.option("--dates", is_flag=True, help="Inferred dates whose origin changed were looked at again.")
def verify(content: Path, dates: bool) -> None:
    """Compare claims with the archived texts, and write down what was found right."""
    from dossier.up_to_date import VERIFIED, last_tally, remember_tally, verified_inputs

    before = verified_inputs(content)
    tally = last_tally(content, before)
    if not tally:
        tally, record = _verified(content, dates)
        # Whoever wrote meanwhile may have been read before or after.
        if record and verified_inputs(content) == before:
            remember_tally(before, record, tally)
    click.echo(f"{tally}; written to {content / VERIFIED}")


def _verified(content: Path, dates: bool) -> tuple[str, bytes]:
    """The tally, and the record that was written if nothing is wrong; ends where something is an error."""
    from dossier.cache import own_folder
    from dossier.load.archive import VERIFIED_JSON
    from dossier.memo import Memo
    from dossier.pipeline import unsearched, verification
    from dossier.problems import errors
    from dossier.problems.report import FORMATS

    with unsearched():
        problems, tally, record = verification(content, date.today(), dates, Memo(own_folder()))
    if problems:
        click.echo(FORMATS["text"](problems))
    if errors(problems):
        click.echo(
            f"nothing is verified for until the errors are mended; {VERIFIED_JSON} stays as it is", err=True
        )
        sys.exit(1)
    replace_all({content / VERIFIED_JSON: record})
    return tally, b"" if problems else record

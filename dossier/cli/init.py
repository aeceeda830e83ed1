"""The command that begins a dossier."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import click

from dossier.cli.options import FOLDER, language_code, valid_language
from dossier.cli.origin import installed_version, origin, requirement
from dossier.swap.several import replace_all

CONTENT = "content"


def _ask(question: str, default: str, valid: Callable[[str], str] = str) -> str:
    """The answer of whoever sits at a terminal, asked again until it is valid; elsewhere the default."""
    if not sys.stdin.isatty():
        return default
    return str(click.prompt(question, default, value_proc=valid, err=True))


def _title() -> str:
    from dossier.render.starter import example_title

    return example_title(click.get_current_context().params["language"])


def _valid_title(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise click.BadParameter("the title must be text on one line")
    return text


def _valid_licence(id: str) -> str:
    from pydantic import TypeAdapter, ValidationError

    from dossier.model.sources import Rights

    try:
        return TypeAdapter[str](Rights).validate_python(id)
    except ValidationError as error:
        hint = error.errors()[0]["ctx"]["hint"]
        raise click.BadParameter(f"{error.errors()[0]['msg']}; {hint}") from error


def _names(_context: click.Context, _option: click.Parameter, names: Iterable[str]) -> tuple[str, ...]:
    """The names, of which one answer may hold several."""
    return tuple(stripped for name in names for part in name.split(",") if (stripped := part.strip()))


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option(
    "--title",
    default=lambda: _ask("Title", _title(), _valid_title),
    callback=lambda _context, _option, text: _valid_title(text),
    help="The title.",
)
@click.option(
    "--language",
    # The title of the example is in this language.
    is_eager=True,
    default=lambda: _ask("Language of your texts", "en", language_code),
    callback=valid_language,
    help="The language of your texts, such as en or pt-BR.",
)
@click.option(
    "--licence",
    default=lambda: _ask("Licence of your texts", "all-rights-reserved", _valid_licence),
    callback=lambda _context, _option, licence: _valid_licence(licence),
    help="The licence of your texts: an SPDX id such as CC-BY-4.0, public-domain or all-rights-reserved.",
)
@click.option(
    "--editor",
    "editors",
    multiple=True,
    default=lambda: [_ask("Editors, with commas between them", "")],
    callback=_names,
    help="Somebody who edits; may be given several times.",
)
def init(folder: Path, title: str, language: str, licence: str, editors: tuple[str, ...]) -> None:
    """Begin a dossier in FOLDER, else here: settings, an example that builds, workflows.

    The example is in English, or in German if that is the language of your texts.

    On a terminal, what is not given is asked for. Nothing is ever overwritten.
    """
    from dossier.render.starter import Start, starter_files

    program, wheel = requirement(origin())
    start = Start(title, language, licence, editors, program, installed_version())
    files = {folder / path: content for path, content in starter_files(start).items()}
    files |= {folder / wheel.name: wheel.read_bytes()} if wheel else {}
    _refuse_to_overwrite(folder, files)
    try:
        replace_all(files, lambda: not any(map(os.path.lexists, files)))
    except OSError as error:
        raise click.ClickException(f"nothing was written: {error}") from error
    _verify(folder / CONTENT)
    click.echo(f"'{folder}' is a dossier, and README.md says how to go on. Look at it: dossier serve")
    if not program:
        click.echo("requirements.txt does not say yet where others get this program from", err=True)


def _refuse_to_overwrite(folder: Path, files: Iterable[Path]) -> None:
    content = folder / CONTENT
    if content.is_dir() and any(content.iterdir()):
        raise click.ClickException(f"'{content}' holds files already; name another folder")
    for path in files:
        # A link that leads nowhere is something, too.
        if path.exists() or path.is_symlink():
            raise click.ClickException(f"'{path}' is there already; nothing was written")


def _verify(content: Path) -> None:
    """Write down that the example is right, and name what only the editor's own title can have wrong."""
    from dossier.load.archive import VERIFIED_JSON
    from dossier.pipeline import verification
    from dossier.problems.report import as_text

    problems, _, record = verification(content, date.today())
    replace_all({content / VERIFIED_JSON: record})
    if problems:
        click.echo(f"{as_text(problems)}\nuntil claims of yours bear that out, nothing is built", err=True)

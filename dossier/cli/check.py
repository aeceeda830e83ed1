"""The command that checks the content; where the same was checked before, and nothing said, at once."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.cli.options import FOLDER, PROBLEM_REPORTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossier.cli.watch import Say
    from dossier.model.content import Dossier
    from dossier.problems import Problem


@click.command()
@click.argument("content", type=FOLDER, default="content")
@click.option(
    "--format", "style", type=PROBLEM_REPORTS, default="text", help="For people, GitHub or programs."
)
@click.option("--coverage", is_flag=True, help="Say, too, how much was really checked.")
@click.option("--watch", is_flag=True, help="Go on, and report again whenever a file has changed.")
def check(content: Path, style: str, coverage: bool, watch: bool) -> None:
    """Report every problem of a content folder, else nothing; exit with 1 if one is an error."""
    say, also = partial(_say, style), _say_coverage if coverage else _say_nothing
    if watch:
        from dossier.cli.watch import watch as watched

        # Whoever ends it has seen what there was.
        with suppress(KeyboardInterrupt):
            watched(content, say, also)
        return
    from dossier.up_to_date import checked_inputs, remember_silence, was_silent

    day = date.today()
    before = checked_inputs(content, day)
    # Whoever wants these is told more than what is wrong.
    if style == "json" or coverage or not was_silent(before):
        is_silent = _is_silent(content, day, say, also)
        # Whoever wrote meanwhile may have been read before or after.
        if is_silent and checked_inputs(content, day) == before:
            remember_silence(before)


def _is_silent(content: Path, day: date, say: Say, also: Callable[[Dossier], None]) -> bool:
    """Whether nothing is wrong; what is wrong is said, and ends this with 1 if it is an error."""
    from dossier.cache import own_folder
    from dossier.memo import Memo
    from dossier.pipeline import problems_of, unsearched
    from dossier.problems import errors

    with unsearched():
        dossier, problems = problems_of(content, day, Memo(own_folder()))
    say(problems)
    if errors(problems):
        sys.exit(1)
    also(dossier)
    return not problems


def _say(style: str, problems: tuple[Problem, ...]) -> None:
    from dossier.problems.report import FORMATS

    if problems or style == "json":
        click.echo(FORMATS[style](problems))


def _say_coverage(dossier: Dossier) -> None:
    from dossier.pipeline import covered

    # To standard error, since programs read the problems from standard output.
    click.echo(covered(dossier), err=True)


def _say_nothing(_: Dossier) -> None:
    pass

"""The command line.

Commands import what they need when they run, so that ``dossier --help`` answers at once: no module of this
package imports at its top more than click, the standard library, and what needs nothing else.
"""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from dossier.cli.archive import add, verify
from dossier.cli.bill import bill
from dossier.cli.check import check
from dossier.cli.draft import draft
from dossier.cli.endings import ended
from dossier.cli.explain import explain
from dossier.cli.impact import impact
from dossier.cli.init import init
from dossier.cli.mcp import mcp
from dossier.cli.repeats import suggest_repeats
from dossier.cli.restore import import_
from dossier.cli.review import review
from dossier.cli.revise import correct, new, rename, withdraw
from dossier.cli.site import build, build_tree, serve
from dossier.cli.start import start
from dossier.cli.verify_site import verify_site
from dossier.problems.extras import MissingExtraError


def _open_streams() -> None:
    """No file of ours takes the place of a standard stream that was closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


class _Commands(click.Group):
    """The commands; what they say of a name or a file is text, whatever the name holds."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; its errors are printed on one line each."""
        _open_streams()
        # Not every terminal has every sign.
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except MissingExtraError as reason:
            raise click.ClickException(str(reason)) from reason
        except click.ClickException as error:
            from dossier.problems.printable import isolated

            vars(error).update(message=isolated(error.message))
            raise


@click.group(cls=_Commands)
@click.version_option(package_name="dossier")
def main() -> None:
    """Turn sources and their claims into a cited dossier."""


for command in (
    *(init, start, import_, new, add, draft, verify, check, explain, impact, suggest_repeats),
    *(rename, correct, withdraw),
    *(build_tree, build, serve, bill, verify_site, mcp, review),
):
    main.add_command(ended(command))

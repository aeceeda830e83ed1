"""The command line.

Commands import what they need when they run, so that ``dossier --help`` answers at once: no module of this
package imports at its top more than click, the standard library, and what needs nothing else.
"""

import click

from dossier.cli.archive import add, verify
from dossier.cli.explain import explain
from dossier.cli.impact import impact
from dossier.cli.repeats import suggest_repeats
from dossier.cli.revise import correct, new, rename, withdraw
from dossier.cli.site import build, build_tree, check, serve


@click.group()
@click.version_option(package_name="dossier")
def main() -> None:
    """Turn sources and their claims into a cited dossier."""


for command in (
    *(new, add, verify, check, explain, impact, suggest_repeats),
    *(rename, correct, withdraw),
    *(build_tree, build, serve),
):
    main.add_command(command)

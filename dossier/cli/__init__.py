"""The command line.

Commands import what they need when they run, so that ``dossier --help`` answers at once: no module of this
package imports at its top more than click, the standard library, and what needs nothing else.
"""

import click

from dossier.cli.archive import add, verify
from dossier.cli.impact import impact
from dossier.cli.repeats import suggest_repeats
from dossier.cli.site import build, build_tree, check, serve
from dossier.cli.verify_site import verify_site


@click.group()
@click.version_option(package_name="dossier")
def main() -> None:
    """Turn sources and their claims into a cited dossier."""


for command in (add, verify, check, impact, suggest_repeats, build_tree, build, serve, verify_site):
    main.add_command(command)

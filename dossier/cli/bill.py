"""The command that writes down what a site was built with."""

from hashlib import sha256
from pathlib import Path

import click

from dossier.cli.options import FOLDER
from dossier.swap.several import replace_all

BILL = "sbom.cdx.json"


@click.command()
@click.argument("site", type=FOLDER, default="site")
def bill(site: Path) -> None:
    """Write into a built SITE what it was built with, as CycloneDX has it, and its manifest anew."""
    from dossier.manifest import MANIFEST, digests, manifest
    from dossier.problems.extras import BILL as EXTRA
    from dossier.problems.extras import from_extra

    if not (site / MANIFEST).is_file():
        raise click.ClickException(f"'{site}' is no built site: run 'dossier build' first")
    with from_extra(EXTRA, "a bill of materials"):
        from dossier.bill import bill as made
    written = made().encode()
    published = {**digests(site), BILL: sha256(written).hexdigest()}
    replace_all({site / BILL: written, site / MANIFEST: manifest(published)})

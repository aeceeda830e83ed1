"""The command that writes down what a site was built with."""

from pathlib import Path

import click

from dossier.cli.options import FOLDER

BILL = "sbom.cdx.json"


@click.command()
@click.argument("site", type=FOLDER, default="site")
def bill(site: Path) -> None:
    """Write into a built SITE what it was built with, as CycloneDX has it, and its manifest anew."""
    from dossier.manifest import MANIFEST, write_manifest
    from dossier.problems.extras import BILL as EXTRA
    from dossier.problems.extras import from_extra

    if not (site / MANIFEST).is_file():
        raise click.ClickException(f"'{site}' is no built site: run 'dossier build' first")
    with from_extra(EXTRA, "a bill of materials"):
        from dossier.bill import bill as made
    (site / BILL).write_text(made(), encoding="utf-8")
    write_manifest(site)

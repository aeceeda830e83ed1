"""The command for those who keep or mirror a site: compare a copy with what was published."""

import sys
from pathlib import Path

import click

from dossier.cli.options import EXISTING_FILE, FOLDER


@click.command("verify-site")
@click.argument("folder", type=FOLDER)
@click.option("--manifest", type=EXISTING_FILE, help="The manifest as it was published.")
def verify_site(folder: Path, manifest: Path | None) -> None:
    """Compare a copy of a site with its manifest; exit with 1 if a file was changed, added or lost."""
    from dossier.manifest import MANIFEST, BrokenManifestError, differences, digests, read_manifest

    path = manifest or folder / MANIFEST
    try:
        published = read_manifest(path)
    except BrokenManifestError as error:
        raise click.ClickException(f"'{path}' is not a manifest: {error}") from error
    except OSError as error:
        raise click.ClickException(f"'{path}' cannot be read: {error.strerror}") from error
    found = list(differences(published, digests(folder)))
    for name, how in found:
        # A name may hold what a terminal would obey.
        click.echo(f"{name!a} {how}")
    if found:
        sys.exit(1)
    click.echo(f"{len(published)} files are as they were published")

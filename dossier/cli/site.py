"""Commands for editors and publishers: check the content, write its tree, build and preview its site."""

import os
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import click

from dossier.cli.options import FILE, FOLDER, PROBLEM_REPORTS
from dossier.swap import obstacle, swapped

# Material warns of MkDocs 2 at every start; our dependencies exclude it.
_ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}


@click.command()
@click.argument("content", type=FOLDER, default="content")
@click.option(
    "--format", "style", type=PROBLEM_REPORTS, default="text", help="For people, GitHub or programs."
)
def check(content: Path, style: str) -> None:
    """Report every problem of a content folder, else what was checked; exit with 1 if one is an error."""
    from dossier.pipeline import covered, problems_of
    from dossier.problems import errors
    from dossier.problems.report import FORMATS

    dossier, problems = problems_of(content, date.today())
    if problems or style == "json":
        click.echo(FORMATS[style](problems))
    if errors(problems):
        sys.exit(1)
    # To standard error, since programs read the problems from standard output.
    click.echo(covered(dossier), err=True)


@click.command("build-tree")
@click.argument("out", type=FOLDER)
@click.option("--content", type=FOLDER, default="content", help="The folder to read.")
@click.option("--url", default="", help="The address of the site, where dossier.yml has none.")
@click.option(
    "--beside", type=FOLDER, help="Where to write the plain pages, to be copied over the built site."
)
@click.option("--replace", is_flag=True, help="Replace a folder that is there already.")
def build_tree(out: Path, content: Path, url: str, beside: Path | None, replace: bool) -> None:
    """Write the Markdown tree that any engine can build."""
    from dossier.pipeline import run, write_tree
    from dossier.problems.report import FORMATS

    folders = [out, *([beside] if beside else [])]
    for folder in folders:
        if folder.exists() and any(folder.iterdir()) and not replace:
            raise click.ClickException(f"'{folder}' is not empty; name another folder, or add --replace")
        refuse_to_replace(folder, "sources/index.md", content)
    outcome = run(content, url)
    if outcome.problems:
        click.echo(FORMATS["text"](outcome.problems), err=True)
    if not outcome.tree:
        raise click.ClickException("nothing was written")
    for folder, files in zip(folders, (outcome.tree, outcome.markdown_pages), strict=False):
        with swapped(folder) as new:
            write_tree(files, new)


@click.command()
@click.option("--site-dir", type=FOLDER, default="site", help="Where the site goes.")
@click.option("--config-file", type=FILE, default="mkdocs.yml", help="MkDocs' settings.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def build(site_dir: Path, config_file: Path, quiet: bool) -> None:
    """Build the site beside the old one, and put it in its place when everything held."""
    from dossier.manifest import write_manifest

    refuse_to_replace(site_dir, "404.html", config_file)
    with swapped(site_dir) as new:
        command = ["build", "--config-file", str(config_file), "--site-dir", str(new.absolute())]
        status = _mkdocs(*command, *(["--quiet"] if quiet else []))
        if status:
            sys.exit(status)
        write_manifest(new)


@click.command()
@click.option("--address", default="127.0.0.1:8000", help="Where the preview listens.")
@click.option("--config-file", type=FILE, default="mkdocs.yml", help="MkDocs' settings.")
def serve(address: str, config_file: Path) -> None:
    """Preview the site while an editor writes; mistakes show in the browser."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise click.ClickException(f"'{address}' is no address; write one such as 127.0.0.1:8001")
    with socket.socket() as other:
        # MkDocs would notice only after the first build.
        if other.connect_ex((host, int(port))) == 0:
            raise click.ClickException(f"another program listens at {address}; choose another port")
    try:
        # Warnings stop a strict build, but must not stop a preview.
        status = _mkdocs("serve", "--no-strict", "--config-file", str(config_file), "--dev-addr", address)
    except KeyboardInterrupt:
        status = 0
    sys.exit(status)


def refuse_to_replace(folder: Path, mark: str, *kept: Path) -> None:
    """End the command if a folder holds anything that we did not write."""
    why = obstacle(folder, mark, *kept)
    if why:
        raise click.ClickException(f"{why}; name another folder")


def _mkdocs(*arguments: str) -> int:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments], env=_ENVIRONMENT, check=False
    ).returncode

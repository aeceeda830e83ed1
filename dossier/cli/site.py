"""Commands for publishers: write the tree of the content, build and preview its site."""

import logging
import os
import runpy
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from logging.handlers import BufferingHandler
from multiprocessing.util import get_temp_dir
from pathlib import Path

import click

from dossier.cli.options import FILE, FOLDER
from dossier.swap import obstacle, swapped, write_tree


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
    from dossier.pipeline import run
    from dossier.problems.report import FORMATS
    from dossier.render.heads import without_cards

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
    note = without_cards(outcome.dossier.settings.url)
    if note:
        click.echo(note, err=True)
    # Both are written before the first is replaced.
    with ExitStack() as stack:
        new = [stack.enter_context(swapped(folder)) for folder in folders]
        for folder, files in zip(new, (outcome.tree, outcome.markdown_pages), strict=False):
            write_tree(files, folder)


@click.command()
@click.option("--site-dir", type=FOLDER, help="Where the site goes; else into site/ beside those settings.")
@click.option("--config-file", type=FILE, default="mkdocs.yml", help="MkDocs' settings.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.option("--cluster", default="", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler.")
def build(site_dir: Path | None, config_file: Path, quiet: bool, cluster: str) -> None:
    """Build the site beside the old one, and put it in its place when everything held.

    Where nothing has changed since the last build, the site stays as it is.
    """
    from dossier.executor import on_cluster
    from dossier.manifest import write_manifest
    from dossier.up_to_date import inputs, last_messages, remember

    _require(config_file)
    site_dir = site_dir or config_file.parent / "site"
    refuse_to_replace(site_dir, "404.html", config_file)
    options = ["--quiet"] if quiet else []
    with swapped(site_dir) as new:
        before = inputs(config_file, *options)
        said = last_messages(site_dir, before)
        if said is not None:
            _say_again(said, "" if quiet else f"Nothing has changed since '{site_dir}' was built")
            return
        where = ["--config-file", str(config_file), "--site-dir", str(new.absolute())]
        with _on(on_cluster(cluster)), _messages() as messages:
            status = _mkdocs("build", "--strict", *where, *options)
        if status:
            sys.exit(status)
        write_manifest(new)
        # Whoever wrote meanwhile may have been read before or after.
        if inputs(config_file, *options) == before:
            remember(site_dir, before, new, [record.getMessage() for record in messages])


@contextmanager
def _messages() -> Iterator[list[logging.LogRecord]]:
    """What the plugin logs meanwhile, as far as it is to be seen."""
    handler = BufferingHandler(sys.maxsize)
    plugin_log = logging.getLogger("mkdocs.dossier")
    plugin_log.addHandler(handler)
    try:
        yield handler.buffer
    finally:
        plugin_log.removeHandler(handler)


def _say_again(messages: Iterable[str], last: str) -> None:
    """Say what a build said, as MkDocs prints it."""
    for message in filter(None, (*messages, last)):
        click.echo(f"INFO    -  {message}", err=True)


@click.command()
@click.option("--address", default="127.0.0.1:8000", help="Where the preview listens.")
@click.option("--config-file", type=FILE, default="mkdocs.yml", help="MkDocs' settings.")
def serve(address: str, config_file: Path) -> None:
    """Preview the site while an editor writes; mistakes show in the browser."""
    _require(config_file)
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise click.ClickException(f"'{address}' is no address; write one such as 127.0.0.1:8001")
    with socket.socket() as other:
        # MkDocs would notice only after the first build.
        if other.connect_ex((host, int(port))) == 0:
            raise click.ClickException(f"another program listens at {address}; choose another port")
    # Python removes the folder of its processes itself, when the one below has gone.
    get_temp_dir()
    # MkDocs makes its folder before it takes care to remove it.
    with tempfile.TemporaryDirectory(prefix="dossier-") as tempfile.tempdir:
        # Warnings stop a strict build, but must not stop a preview.
        arguments = ("--no-strict", "--config-file", str(config_file), "--dev-addr", address)
        sys.exit(_mkdocs("serve", *arguments))


@contextmanager
def _on(cluster: AbstractContextManager[None]) -> Iterator[None]:
    """The cluster; where it does not answer, or no longer, the command ends with a message."""
    from dossier.executor import LostClusterError

    try:
        with cluster:
            yield
    except LostClusterError as reason:
        raise click.ClickException(str(reason)) from reason


def refuse_to_replace(folder: Path, mark: str, *kept: Path) -> None:
    """End the command if a folder holds anything that we did not write."""
    why = obstacle(folder, mark, *kept)
    if why:
        raise click.ClickException(f"{why}; name another folder")


def _require(config_file: Path) -> None:
    """End the command where there is no dossier to build."""
    if not config_file.is_file():
        hint = "go to the folder of a dossier, name its settings with --config-file, or begin one"
        raise click.ClickException(f"there is no '{config_file}'; {hint} with 'dossier init'")
    # MkDocs dates its map of the site so.
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "0")
    try:
        datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise click.ClickException(
            f"SOURCE_DATE_EPOCH is '{seconds}', which is no time in seconds"
        ) from error


def _mkdocs(*arguments: str) -> int:
    """The exit code of MkDocs, run in this process: no other one is left when this one is ended."""
    # Material warns of MkDocs 2 at every start; our dependencies exclude it.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    sys.argv = ["mkdocs", *arguments]
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
